// Files with wrong bytes: an error or an outcome, never a crash. Runs under the
// address sanitizer like every test, which is when it says
// most.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>

#include "indexer/glass/merge.h"
#include "indexer/glass/version_file.h"
#include "tests/indexer/glass/model.h"
#include "tests/temporary_folder.h"

namespace precis::glass {
namespace {

namespace fs = std::filesystem;

class DamageTest : public testing::Test {
 protected:
  DamageTest() {
    // Terms that are frequent enough for chunks, and trees of two levels.
    const Model model =
        RandomModel(random_, {.documents = 400, .words = 300, .longest = 120});
    WriteWithGlass(model, folder_.path() / "ours",
                   {.data_compression = 1, .term_list_compression = 1});
    WriteWithXapian(model, folder_.path() / "theirs");
  }

  // Merges the database with a healthy one; half of its documents are deleted,
  // so that everything is also decoded.
  ErrorCode MergeDamaged(const fs::path& database, bool deletions) {
    MergeSource sources[] = {{.path = folder_.path() / "ours"},
                             {.path = database, .shift = 400}};
    for (int docid = 1; docid < 400 && deletions; docid += 2) {
      sources[1].deleted.Add(docid, docid + 1);
    }
    fs::remove_all(folder_.path() / "merged");
    const auto merged = MergeDatabases(sources, folder_.path() / "merged");
    if (merged) return ErrorCode::kCancelled;  // Not noticed.
    EXPECT_FALSE(merged.error().message.empty());
    static_cast<void>(FindLiveIds(database, sources[1].deleted));
    return merged.error().code;
  }

  fs::path Copy(const std::string& name) {
    fs::remove_all(folder_.path() / "damaged");
    fs::copy(folder_.path() / name, folder_.path() / "damaged");
    return folder_.path() / "damaged";
  }

  static std::string ReadFile(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  static void WriteFile(const fs::path& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary) << bytes;
  }

  Random random_{41};
  TemporaryFolder folder_;
};

TEST_F(DamageTest, WrongBytesAreAnErrorOrHarmless) {
  constexpr int kTrials = 400;
  int noticed = 0;
  for (int i = 0; i < kTrials; ++i) {
    const fs::path damaged = Copy(i % 2 == 0 ? "ours" : "theirs");
    const std::size_t table = Below(random_, kTables);
    const fs::path file =
        damaged / (table < kTables ? kTableFiles[table] : kVersionFile);
    std::string bytes = ReadFile(file);
    ASSERT_FALSE(bytes.empty());
    // Near a block's start lies what leads to everything else.
    const std::size_t range = Below(random_, 1) == 0 ? 200 : kBlockSize - 1;
    const std::size_t block = Below(random_, (bytes.size() - 1) / kBlockSize);
    const std::size_t count = 1 + Below(random_, 3);
    for (std::size_t j = 0; j < count; ++j) {
      const std::size_t at = block * kBlockSize + Below(random_, range);
      bytes[at % bytes.size()] = static_cast<char>(Below(random_, 255));
    }
    WriteFile(file, bytes);
    const ErrorCode code = MergeDamaged(damaged, Below(random_, 1) == 0);
    EXPECT_NE(code, ErrorCode::kUnavailable) << file;
    noticed += code == ErrorCode::kCancelled ? 0 : 1;
  }
  // Wrong letters in a text, or a number that is another, cannot be noticed.
  EXPECT_GT(noticed, kTrials / 4);
}

TEST_F(DamageTest, AFileCutShortIsCorrupt) {
  for (const std::string_view name :
       {kTableFiles[0], kTableFiles[1], kTableFiles[2], kTableFiles[3]}) {
    const fs::path damaged = Copy("ours");
    const auto size = fs::file_size(damaged / name);
    for (const std::uint64_t left :
         {size - 1, size - kBlockSize, size / 2, std::uint64_t{0}}) {
      fs::resize_file(damaged / name, left);
      EXPECT_EQ(MergeDamaged(damaged, true), ErrorCode::kCorrupt)
          << name << " of " << left;
    }
  }
}

TEST_F(DamageTest, TheMessageNamesFileAndBlock) {
  const fs::path damaged = Copy("ours");
  std::string bytes = ReadFile(damaged / kTableFiles[3]);
  bytes[3 * kBlockSize + 4] = 77;  // A level that no block has.
  WriteFile(damaged / kTableFiles[3], bytes);
  const MergeSource source{.path = damaged};
  const auto merged = MergeDatabases({&source, 1}, folder_.path() / "merged");
  ASSERT_FALSE(merged.has_value());
  EXPECT_EQ(merged.error().code, ErrorCode::kCorrupt);
  EXPECT_NE(merged.error().message.find("position.glass' block 3"),
            std::string::npos)
      << merged.error().message;
}

}  // namespace
}  // namespace precis::glass
