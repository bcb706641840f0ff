// What the bulk writer writes is what Xapian writes of the same entries.
#include <gtest/gtest.h>
#include <xapian.h>

#include <sstream>
#include <string>

#include "indexer/index/manifest/durable_file.h"
#include "indexer/index/terms/terms.h"
#include "indexer/index/words/word_order_file.h"
#include "indexer/index/write/segment_writer_factory.h"
#include "tests/indexer/glass/compare.h"
#include "tests/indexer/index/random_entry.h"
#include "tests/indexer/index/sample_index.h"

namespace precis {
namespace {

class WriterEqualityTest : public testing::TestWithParam<TermLists> {
 protected:
  WriterEqualityTest() { std::filesystem::create_directories(folder_.path()); }

  FinishedSegment Write(WriterKind kind, const std::string& name,
                        const std::vector<Entry>& entries) {
    auto writer = Unwrap(
        CreateSegmentWriter(kind, folder_.path(), name, lexicon_, GetParam()));
    for (const Entry& entry : entries) Unwrap(writer->Add(entry));
    EXPECT_EQ(writer->entries(), entries.size());
    return Unwrap(writer->Finish());
  }

  Xapian::Database Open(const std::string& name) {
    return Xapian::Database((folder_.path() / name).string());
  }

  // Writes `entries` with both writers and compares all there is.
  void ExpectEqual(const std::vector<Entry>& entries) {
    const auto number = std::to_string(segments_++);
    const auto bulk = Write(WriterKind::kBulk, "bulk" + number, entries);
    const auto slow = Write(WriterKind::kXapian, "slow" + number, entries);
    ExpectSameSegment(bulk, slow);
    EXPECT_EQ(ErrorsIn(bulk.info.name), ErrorsIn(slow.info.name));
    ExpectSame(bulk.info.name, slow.info.name);
    EXPECT_EQ(WordOrderOf(bulk.info.name), WordOrderOf(slow.info.name));
    EXPECT_EQ(Open(bulk.info.name).get_uuid(), bulk.info.uuid);
  }

  void ExpectSame(const std::string& name, const std::string& other,
                  bool bounds = true) {
    const glass::DumpOptions options{
        .term_lists = GetParam() == TermLists::kYes, .bounds = bounds};
    glass::ExpectEqual(glass::Dump(Open(name), options),
                       glass::Dump(Open(other), options));
  }

  // The bytes of the file.
  std::string WordOrderOf(const std::string& name) {
    auto bytes = Unwrap(ReadFile(WordOrderPath(folder_.path() / name)));
    return bytes.value_or("there is no file");
  }

  // Xapian takes a document whose words have no frequency for one without
  // terms, and then finds fault with its positions, whoever wrote them.
  std::size_t ErrorsIn(const std::string& name) {
    std::ostringstream report;
    const auto errors =
        Xapian::Database::check((folder_.path() / name).string(), 0, &report);
    if (errors > 0 && report.str().find("has no terms") == std::string::npos) {
      ADD_FAILURE() << report.str();
    }
    return errors;
  }

  static void ExpectSameSegment(const FinishedSegment& a,
                                const FinishedSegment& b) {
    EXPECT_EQ(a.info.last_docid, b.info.last_docid);
    EXPECT_EQ(a.info.documents, b.info.documents);
    EXPECT_EQ(a.info.analysis_version, b.info.analysis_version);
    EXPECT_EQ(a.info.oldest, b.info.oldest);
    EXPECT_EQ(a.info.newest, b.info.newest);
    EXPECT_GT(a.info.bytes, 0u);
    ASSERT_EQ(a.entries.size(), b.entries.size());
    for (std::size_t i = 0; i < a.entries.size(); ++i) {
      EXPECT_EQ(a.entries[i].id, b.entries[i].id);
      EXPECT_EQ(a.entries[i].version, b.entries[i].version);
      EXPECT_EQ(a.entries[i].tombstone, b.entries[i].tombstone);
      EXPECT_EQ(a.entries[i].first_docid, b.entries[i].first_docid);
      EXPECT_EQ(a.entries[i].documents, b.entries[i].documents);
    }
  }

  IndexFolder folder_;
  std::shared_ptr<BulkLexicon> lexicon_ = NewBulkLexicon();

 private:
  int segments_ = 0;
};

TEST_P(WriterEqualityTest, RandomEntries) {
  for (std::uint32_t seed = 1; seed <= 12; ++seed) {
    SCOPED_TRACE(seed);
    ASSERT_NO_FATAL_FAILURE(ExpectEqual(MakeRandomEntries(seed * 10, seed)));
  }
}

TEST_P(WriterEqualityTest, ManyRandomEntries) {
  ExpectEqual(MakeRandomEntries(1500, 77));
}

TEST_P(WriterEqualityTest, ATombstoneByItself) {
  ExpectEqual({SampleTombstone("gone", 1)});
}

TEST_P(WriterEqualityTest, AnEntryWithoutAnyText) {
  Entry entry = SampleEntry("", 1);
  entry.article.title = entry.article.text = entry.article.source = "";
  entry.article.published_at.reset();
  ExpectEqual({entry});
}

// Positions, frequencies and data beyond what the arrays hold inline.
TEST_P(WriterEqualityTest, ATextOfFourMegabytes) {
  Entry entry = SampleEntry("huge", 1);
  entry.article.text.clear();
  for (int i = 0; entry.article.text.size() < (4u << 20); ++i) {
    entry.article.text += "harbour cranes " + std::to_string(i % 50'000) + " ";
  }
  ExpectEqual({SampleEntry("a", 0), entry, SampleEntry("b", 2)});
}

TEST_P(WriterEqualityTest, ThousandsOfQuotesInOneEntry) {
  Entry entry = SampleEntry("loud", 1);
  for (int i = 0; i < 3000; ++i) {
    entry.analysis.quotes.push_back(
        {.text = "\"We said it " + std::to_string(i) + " times\"",
         .span = {0, 5},
         .speaker = "Speaker " + std::to_string(i % 40),
         .confidence = 1,
         .cue = "said"});
  }
  ExpectEqual({entry});
}

TEST_P(WriterEqualityTest, MoreThanSixtyFiveThousandDocuments) {
  std::vector<Entry> entries;
  for (int i = 0; i < 66'000; ++i) {
    entries.push_back(SampleTombstone("t" + std::to_string(i), i));
  }
  const auto segment = Write(WriterKind::kBulk, "many", entries);
  EXPECT_EQ(segment.info.last_docid, 66'000u);
  const auto database = Open("many");
  EXPECT_EQ(database.get_termfreq("Ttombstone"), 66'000u);
  EXPECT_EQ(*database.postlist_begin("Qt65999"), 66'000u);
}

TEST_P(WriterEqualityTest, TermsAtTheLimitAndZeroBytes) {
  std::vector<Entry> entries;
  for (const std::size_t size :
       {1u, 63u, 64u, 65u, 121u, 122u, 123u, 243u, 244u, 245u, 246u, 512u}) {
    const auto offset = static_cast<std::int64_t>(entries.size());
    entries.push_back(SampleEntry(std::string(size, 'i'), offset));
    entries.push_back(SampleEntry(std::string(size, '\0'), offset + 1));
    entries.back().article.text = std::string(size, 'x') + " \xff " +
                                  std::string(size, '\0') +
                                  std::string(size, 'Y') + "é";
    entries.back().analysis.topics = {std::string(size, 't')};
  }
  ExpectEqual(entries);
}

TEST_P(WriterEqualityTest, LanguagesHaveTheirOwnStems) {
  std::vector<Entry> entries;
  for (const char* language :
       {"en", "de", "fr", "es", "it", "nl", "ru", "fi", "sv", "tr", "ar", "hu",
        "ja", "und", "", "nonsense"}) {
    Entry entry =
        SampleEntry(language, static_cast<std::int64_t>(entries.size()));
    entry.analysis.language = language;
    entry.article.title = "Häuser nations nationale говорили konuşmaları";
    entry.article.text = "lifting Häusern nacionales говорящий 東京の話 الكتاب";
    entries.push_back(entry);
  }
  ExpectEqual(entries);
}

TEST_P(WriterEqualityTest, ABulkSegmentCanBeChangedByXapian) {
  if (GetParam() == TermLists::kNo) return;
  const auto entries = MakeRandomEntries(60, 5);
  Write(WriterKind::kBulk, "bulk", entries);
  Write(WriterKind::kXapian, "slow", entries);
  for (const char* name : {"bulk", "slow"}) {
    Xapian::WritableDatabase database((folder_.path() / name).string(),
                                      Xapian::DB_OPEN);
    database.delete_document(3);
    database.delete_document(std::string("Ttombstone"));
    Xapian::Document document;
    document.add_posting("harbour", 7);
    document.add_value(0, "zzz");
    database.replace_document(5, document);
    database.add_document(document);
    database.commit();
  }
  ExpectSame("bulk", "slow", false);
}

TEST_P(WriterEqualityTest, CompactionTakesBulkSegments) {
  Xapian::Database bulk;
  Xapian::Database slow;
  for (std::uint32_t seed = 1; seed <= 3; ++seed) {
    const auto entries = MakeRandomEntries(80, seed);
    const auto number = std::to_string(seed);
    Write(WriterKind::kBulk, "bulk" + number, entries);
    Write(WriterKind::kXapian, "slow" + number, entries);
    bulk.add_database(Open("bulk" + number));
    slow.add_database(Open("slow" + number));
  }
  bulk.compact((folder_.path() / "bulk").string());
  slow.compact((folder_.path() / "slow").string());
  ExpectSame("bulk", "slow", false);
}

TEST_P(WriterEqualityTest, WithoutFinishNothingIsLeft) {
  {
    auto writer =
        Unwrap(CreateSegmentWriter(WriterKind::kBulk, folder_.path(), "half"));
    Unwrap(writer->Add(SampleEntry("a", 1)));
    EXPECT_GT(writer->memory_bytes(), 0u);
  }
  EXPECT_TRUE(std::filesystem::is_empty(folder_.path()));
}

TEST_P(WriterEqualityTest, NoFolderIsUnavailable) {
  const auto writer = CreateSegmentWriter(WriterKind::kBulk,
                                          folder_.path() / "none", "segment");
  ASSERT_FALSE(writer);
  EXPECT_EQ(writer.error().code, ErrorCode::kUnavailable);
}

TEST_P(WriterEqualityTest, ThisXapianIsTested) {
  Unwrap(CheckXapianVersion(WriterKind::kBulk));
  Unwrap(CheckXapianVersion(WriterKind::kXapian));
}

INSTANTIATE_TEST_SUITE_P(
    , WriterEqualityTest, testing::Values(TermLists::kYes, TermLists::kNo),
    [](const testing::TestParamInfo<TermLists>& term_lists) {
      return term_lists.param == TermLists::kYes ? "WithTermLists"
                                                 : "WithoutTermLists";
    });

}  // namespace
}  // namespace precis
