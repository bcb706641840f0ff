#include "indexer/glass/database_writer.h"

#include <gtest/gtest.h>
#include <xapian.h>

#include <algorithm>
#include <numeric>

#include "tests/indexer/glass/compare.h"
#include "tests/indexer/glass/model.h"
#include "tests/temporary_folder.h"

namespace precis::glass {
namespace {

class DatabaseWriterTest : public testing::Test {
 protected:
  // Writes `model` both ways and expects that Xapian sees no difference.
  void ExpectSame(const Model& model, const DatabaseOptions& options = {}) {
    std::filesystem::remove_all(ours_);
    std::filesystem::remove_all(theirs_);
    WriteWithXapian(model, theirs_);
    const FinishedDatabase finished = WriteWithGlass(model, ours_, options);
    EXPECT_EQ(Check(ours_), "");
    const Xapian::Database ours(ours_.string());
    const Xapian::Database theirs(theirs_.string());
    const DumpOptions dump{.term_lists = options.term_lists};
    ExpectEqual(Dump(ours, dump), Dump(theirs, dump));
    EXPECT_EQ(finished.uuid, ours.get_uuid());
    EXPECT_EQ(finished.documents, ours.get_doccount());
    EXPECT_EQ(finished.last_docid, ours.get_lastdocid());
    EXPECT_EQ(finished.bytes, BytesOf(ours_));
  }

  static std::uint64_t BytesOf(const std::filesystem::path& folder) {
    std::uint64_t bytes = 0;
    for (const auto& file : std::filesystem::directory_iterator(folder)) {
      bytes += file.file_size();
    }
    return bytes;
  }

  TemporaryFolder folder_;
  std::filesystem::path ours_ = folder_.path() / "ours";
  std::filesystem::path theirs_ = folder_.path() / "theirs";
};

TEST_F(DatabaseWriterTest, AnEmptyDatabaseIsADatabase) {
  ExpectSame({});
  ExpectSame({}, {.term_lists = false});
}

TEST_F(DatabaseWriterTest, ADocumentWithoutAnythingIsADocument) {
  Model model;
  model.documents[7] = {};
  ExpectSame(model);
}

TEST_F(DatabaseWriterTest, RandomDatabasesAreTheSameAsXapians) {
  Random random(1);
  for (int i = 0; i < 40; ++i) {
    SCOPED_TRACE(i);
    const ModelShape shape{.documents = 1 + Below(random, 120),
                           .words = 5 + Below(random, 600),
                           .longest = 1 + Below(random, 200),
                           .first_docid = static_cast<std::uint32_t>(
                               1 + Below(random, 1) * Below(random, 3000000)),
                           .holes = Below(random, 1) == 1};
    const DatabaseOptions options{
        .term_lists = Below(random, 4) > 0,
        .data_compression = static_cast<int>(Below(random, 12)),
        .term_list_compression = static_cast<int>(Below(random, 2)),
        .spelling_compression = static_cast<int>(Below(random, 2))};
    ExpectSame(RandomModel(random, shape), options);
    if (HasFailure()) break;
  }
}

TEST_F(DatabaseWriterTest, TheLargestDocumentIdsWork) {
  Random random(3);
  // With term lists, xapian-check wants memory for every id up to the largest.
  ExpectSame(RandomModel(random, {.documents = 50, .first_docid = 4294967245}),
             {.term_lists = false});
}

TEST_F(DatabaseWriterTest, QueriesFindTheSameWithTheSameWeights) {
  Random random(2);
  for (unsigned i = 0; i < 4; ++i) {
    const Model model =
        RandomModel(random, {.documents = 400, .words = 60 + 100 * i});
    const auto ours = folder_.path() / ("ours" + std::to_string(i));
    const auto theirs = folder_.path() / ("theirs" + std::to_string(i));
    WriteWithXapian(model, theirs);
    WriteWithGlass(model, ours);
    ExpectEqual(RunQueries(Xapian::Database(ours.string()), random, 100),
                RunQueries(Xapian::Database(theirs.string()), random, 100));
  }
}

}  // namespace
}  // namespace precis::glass
