// Old files go only when nobody can miss them. A reader that has a segment open
// keeps it; one that opens it while it goes notices.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include "indexer/index/manifest/layout.h"
#include "indexer/index/segment/segment_database.h"
#include "indexer/index/store/segment_files.h"
#include "tests/indexer/index/sample_index.h"

namespace precis {
namespace {

namespace fs = std::filesystem;

class FileRemovalTest : public testing::Test {
 protected:
  FileRemovalTest() {
    auto store = Unwrap(IndexStore::Open(folder_.path()));
    PublishEntries(*store, {SampleEntry("a", 0), SampleEntry("b", 1)});
    info_ = store->Current()->segments.at(0);
  }

  fs::path Segment() const { return SegmentPath(folder_.path(), info_.name); }

  std::size_t Tables() const {
    std::size_t tables = 0;
    for (const auto& file : fs::directory_iterator(Segment())) {
      if (file.path().extension() == ".glass") ++tables;
    }
    return tables;
  }

  // Of this process, on files of the segment.
  std::size_t OpenTables() const {
    std::size_t tables = 0;
    for (const auto& link : fs::directory_iterator("/proc/self/fd")) {
      std::error_code closed;  // The iterator's own is gone by now.
      const auto target = fs::read_symlink(link.path(), closed);
      if (target.parent_path() == fs::canonical(Segment()) &&
          target.extension() == ".glass") {
        ++tables;
      }
    }
    return tables;
  }

  IndexFolder folder_;
  SegmentInfo info_;
};

// What everything else here stands on. Should a version of Xapian open tables
// when they are first needed, this fails before a search is silently empty.
TEST_F(FileRemovalTest, XapianOpensEveryTableAtOnce) {
  const auto segment = Unwrap(OpenSegment(folder_.path(), info_));
  EXPECT_GE(Tables(), 4u);
  EXPECT_EQ(OpenTables(), Tables());
}

TEST_F(FileRemovalTest, AnOpenSegmentOutlivesItsFiles) {
  const auto segment = Unwrap(OpenSegment(folder_.path(), info_));
  RemoveSegment(folder_.path(), info_.name);
  ASSERT_FALSE(fs::exists(Segment()));
  ASSERT_TRUE(fs::is_empty(TemporaryPath(folder_.path())));
  // Every table is read for the first time now.
  const auto place = Unwrap(FindEntry(segment, {}, "b"));
  ASSERT_TRUE(place);
  const auto document = segment.get_document(place->first_docid);
  EXPECT_THAT(document.get_data(), testing::HasSubstr("harbour cranes"));
  EXPECT_EQ(segment.get_termfreq("harbour"), 2u);
  EXPECT_NE(segment.positionlist_begin(place->first_docid, "Stitle"),
            segment.positionlist_end(place->first_docid, "Stitle"));
  EXPECT_EQ(segment.get_spelling_suggestion("titel"), "title");
}

// Xapian's own tools do not look whether the folder is still there. They open
// the posting list last, and refuse a database without one.
TEST_F(FileRemovalTest, ASegmentThatIsGoneInTheMiddleOfOpeningIsAnError) {
  for (const auto& file : fs::directory_iterator(Segment())) {
    if (file.path().filename() != "iamglass") fs::remove(file.path());
  }
  EXPECT_THROW(Xapian::Database(Segment().string()), Xapian::Error);
}

TEST_F(FileRemovalTest, ATableThatIsMissedIsNoticedByTheFolder) {
  // As if a remover had been quicker: the folder moved, its files left.
  fs::rename(Segment(), TemporaryPath(folder_.path()) / "moved");
  const auto opened = OpenSegment(folder_.path(), info_);
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, ErrorCode::kUnavailable);
}

}  // namespace
}  // namespace precis
