#include "indexer/search/document_reader.h"

#include <string>

#include "indexer/glass/pack.h"
#include "indexer/index/terms/terms.h"
#include "tests/indexer/search/search_test_base.h"

namespace precis {
namespace {

class DocumentReaderTest : public SearchTestBase,
                           public testing::WithParamInterface<WriterKind> {
 protected:
  DocumentReaderTest() : SearchTestBase(GetParam()) {}

  // Of every document, and of ids that are none.
  void ExpectWhatXapianReads() {
    const OpenIndex open = Unwrap(OpenNewest(folder_.path()));
    DocumentReader reader(open);
    for (std::size_t i = 0; i < open.segments.size(); ++i) {
      const Xapian::Database& segment = open.segments[i];
      const Xapian::docid last = segment.get_lastdocid();
      for (Xapian::docid docid = 1; docid <= last; ++docid) {
        const auto document = segment.get_document(docid);
        ASSERT_EQ(reader.Data({i, docid}), document.get_data());
        for (std::uint32_t slot = 0; slot <= kStoriesSlot + 1; ++slot) {
          ASSERT_EQ(reader.Value({i, docid}, slot), document.get_value(slot))
              << docid << " " << slot;
        }
      }
      EXPECT_EQ(reader.Data({i, last + 1}), "");
      EXPECT_EQ(reader.Value({i, last + 1}, kFacetsSlot), "");
    }
  }
};

TEST_P(DocumentReaderTest, ReadsWhatXapianReads) {
  std::vector<Entry> entries;
  for (int i = 0; i < 300; ++i) {
    entries.push_back(
        Make("e" + std::to_string(i), "Title", "Text of " + std::to_string(i)));
    if (i % 7 == 0) entries.back().article.published_at.reset();
    if (i % 5 == 0) entries.back().analysis.topics.clear();
  }
  Publish(entries);
  Publish({Make("other", "Other", "Segment")});
  ExpectWhatXapianReads();
}

// Longer than fits into an item of a table, compressed or not.
TEST_P(DocumentReaderTest, ReadsWhatIsStoredInPieces) {
  std::string noise;
  for (std::uint32_t i = 0, state = 1; i < 60000; ++i) {
    state = state * 1664525 + 1013904223;
    noise += static_cast<char>('!' + (state >> 24) % 90);
  }
  Entry large = Make("large", "Large", noise);
  large.analysis.topics.clear();
  for (int i = 0; i < 30; ++i) {
    large.analysis.topics.push_back(std::string(400, 'a') + std::to_string(i));
  }
  Publish({Make("before", "Before", "small"), large,
           Make("after", "After", "small")});
  ExpectWhatXapianReads();
  // Nor was Xapian asked for what the tables have.
  const OpenIndex open = Unwrap(OpenNewest(folder_.path()));
  glass::TableCursor cursor(open.shared[0]->data->table());
  glass::Decompressor decompressor;
  for (Xapian::docid docid = 1; docid <= 3; ++docid) {
    char key[glass::kMaxSortable];
    const char* end = glass::PackSortable(key, docid);
    std::string room;
    ASSERT_TRUE(cursor.Find({key, static_cast<std::size_t>(end - key)}));
    EXPECT_EQ(cursor.Tag(decompressor, room),
              open.segments[0].get_document(docid).get_data());
  }
}

INSTANTIATE_TEST_SUITE_P(, DocumentReaderTest, BothWriters(), WriterName);

}  // namespace
}  // namespace precis
