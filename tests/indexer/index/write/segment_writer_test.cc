#include "indexer/index/segment/segment_writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include "indexer/index/manifest/layout.h"
#include "indexer/index/manifest/partition_json.h"
#include "indexer/index/terms/terms.h"
#include "tests/indexer/index/sample_index.h"
#include "tests/indexer/index/writer_kinds.h"

namespace precis {
namespace {

namespace fs = std::filesystem;

class SegmentWriterTest : public testing::TestWithParam<WriterKind> {
 protected:
  Xapian::Database Written(const std::vector<Entry>& entries) {
    segment_ = WriteSegment(*store_, entries);
    return Xapian::Database(
        (TemporaryPath(folder_.path()) / segment_.info.name).string());
  }

  IndexFolder folder_;
  std::unique_ptr<IndexStore> store_ =
      Unwrap(IndexStore::Open(folder_.path(), {.writer = GetParam()}));
  FinishedSegment segment_;
};

Entry WithSpeech(const std::string& id) {
  Entry entry = SampleEntry(id, 3);
  entry.analysis.quotes = {
      {"\"Cranes talk\"", {0, 5}, "Dr Mara Lindqvist", 1, "said", false}};
  entry.analysis.statements = {
      {"that they listen", {5, 9}, "Otto Brandt", 1, "argued"}};
  return entry;
}

TEST_P(SegmentWriterTest, AnEntryIsARunOfDocuments) {
  const auto database =
      Written({SampleEntry("a", 1), WithSpeech("b"), SampleTombstone("c", 4)});
  EXPECT_EQ(database.get_doccount(), 5u);
  ASSERT_EQ(segment_.entries.size(), 3u);
  EXPECT_EQ(segment_.entries[1].first_docid, 2u);
  EXPECT_EQ(segment_.entries[1].documents, 3u);
  EXPECT_TRUE(segment_.entries[2].tombstone);
  EXPECT_EQ(segment_.info.documents, 5u);
  EXPECT_EQ(segment_.info.uuid, database.get_uuid());
  EXPECT_EQ(database.get_metadata("precis.format"), kIndexFormat);
  EXPECT_EQ(*database.postlist_begin("Qb"), 2u);
  EXPECT_EQ(*database.postlist_begin("Ttombstone"), 5u);
  EXPECT_EQ(DecodeVersion(database.get_document(2).get_value(kVersionSlot)),
            WithSpeech("b").version);
  EXPECT_EQ(database.get_document(2).get_value(kDocumentsSlot), "3");
}

TEST_P(SegmentWriterTest, EverySpeakerIsIndexedByEveryWordWithoutTitle) {
  const auto database = Written({WithSpeech("b")});
  EXPECT_EQ(database.get_termfreq("XSPlindqvist"), 2u);  // Article and quote.
  EXPECT_EQ(database.get_termfreq("XSPbrandt"), 2u);
  EXPECT_FALSE(database.term_exists("XSPdr"));
}

// A search for one of them must not meet the other.
TEST_P(SegmentWriterTest, ArticlesAndQuotesShareNoWordDateOrFacet) {
  const auto database = Written({WithSpeech("b")});
  for (auto term = database.allterms_begin(); term != database.allterms_end();
       ++term) {
    const bool is_stem = (*term).starts_with('Z');
    const std::string word = (*term).substr(is_stem ? 1 : 0);
    const bool said = word.starts_with(kSpeechTextPrefix);
    const bool written = word[0] < 'A' || word[0] > 'Z';
    if (!said && !written) continue;
    for (auto document = database.postlist_begin(*term);
         document != database.postlist_end(*term); ++document) {
      EXPECT_EQ(*document == 1, written) << *term;
    }
  }
  for (const auto& [slot, of_article] :
       {std::pair(kPublishedSlot, true), std::pair(kFacetsSlot, true),
        std::pair(kSpeechPublishedSlot, false),
        std::pair(kSpeechFacetsSlot, false)}) {
    EXPECT_EQ(database.get_value_freq(slot), of_article ? 1u : 2u);
    EXPECT_EQ(database.get_document(1).get_value(slot).empty(), !of_article);
  }
}

TEST_P(SegmentWriterTest, XapianFindsNoFault) {
  Written({SampleEntry("a", 1), WithSpeech("b")});
  std::ostringstream report;
  const auto path = TemporaryPath(folder_.path()) / segment_.info.name;
  EXPECT_EQ(Xapian::Database::check(path.string(), 0, &report), 0u)
      << report.str();
}

// More documents than are kept in memory.
TEST_P(SegmentWriterTest, ManyEntriesAreOneSegment) {
  std::vector<Entry> entries;
  for (int i = 0; i < 400; ++i) {
    entries.push_back(SampleEntry("e" + std::to_string(i), i));
  }
  const auto database = Written(entries);
  EXPECT_EQ(database.get_doccount(), 400u);
  EXPECT_EQ(*database.postlist_begin("Qe399"), 400u);
  EXPECT_EQ(segment_.entries[399].first_docid, 400u);
}

TEST_P(SegmentWriterTest, TimesSpanTheEntries) {
  Entry undated = SampleEntry("c", 3);
  undated.article.published_at.reset();
  Written({SampleEntry("b", 5), SampleEntry("a", 1), undated});
  EXPECT_EQ(segment_.info.oldest, SampleEntry("a", 1).article.published_at);
  EXPECT_EQ(segment_.info.newest, SampleEntry("b", 5).article.published_at);
}

TEST_P(SegmentWriterTest, HostileEntriesAreTaken) {
  Entry empty = SampleEntry("", 1);
  empty.article.title = empty.article.text = empty.article.source = "";
  Entry wild = SampleEntry(std::string(512, '\0'), 2);
  wild.article.text =
      std::string(100000, 'x') + " \xff\xfe " + std::string(3, '\0');
  wild.analysis.topics = {std::string(10000, 't'), "\n\n", "\xff"};
  wild.analysis.quotes = {{"", {0, 0}, std::string(5000, 's'), 0, "", false}};
  const auto database = Written({empty, wild});
  EXPECT_EQ(database.get_doccount(), 3u);
}

TEST_P(SegmentWriterTest, WithoutFinishNothingIsLeft) {
  {
    auto writer = Unwrap(store_->NewSegment());
    Unwrap(writer->Add(SampleEntry("a", 1)));
    EXPECT_EQ(writer->entries(), 1u);
    EXPECT_FALSE(fs::is_empty(TemporaryPath(folder_.path())));
  }
  EXPECT_TRUE(fs::is_empty(TemporaryPath(folder_.path())));
}

TEST_P(SegmentWriterTest, NoDirectoryIsUnavailable) {
  fs::remove_all(TemporaryPath(folder_.path()));
  const auto writer = store_->NewSegment();
  ASSERT_FALSE(writer);
  EXPECT_EQ(writer.error().code, ErrorCode::kUnavailable);
}

INSTANTIATE_TEST_SUITE_P(, SegmentWriterTest, BothWriters(), WriterName);

}  // namespace
}  // namespace precis
