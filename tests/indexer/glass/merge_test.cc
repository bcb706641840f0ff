#include "indexer/glass/merge.h"

#include <gtest/gtest.h>
#include <xapian.h>

#include <string>
#include <vector>

#include "tests/indexer/glass/compare.h"
#include "tests/indexer/glass/model.h"
#include "tests/temporary_folder.h"

namespace precis::glass {
namespace {

class GlassMergeTest : public testing::Test {
 protected:
  // Writes `model` in one of three ways, and remembers it as the next source.
  void AddSource(Model model, Random& random) {
    const auto path = folder_.path() / std::to_string(sources_.size());
    switch (Below(random, 2)) {
      case 0:
        WriteWithXapian(model, path);
        break;
      case 1:
        WriteWithXapianSlowly(model, random, path);
        exact_bounds_ = false;  // Of documents that are gone.
        break;
      default:
        WriteWithGlass(model, path);
    }
    const std::int64_t first =
        model.documents.empty() ? 1 : model.documents.begin()->first;
    const std::int64_t last =
        model.documents.empty() ? 0 : model.documents.rbegin()->first;
    sources_.push_back({.path = path, .shift = next_ - first});
    next_ += last - first + 1;
    models_.push_back(std::move(model));
  }

  // Marks `percent` of the documents as deleted.
  void DeleteSome(Random& random, std::size_t percent) {
    for (std::size_t i = 0; i < models_.size(); ++i) {
      for (const auto& [docid, document] : models_[i].documents) {
        if (Below(random, 99) < percent) {
          sources_[i].deleted.Add(docid, std::int64_t{docid} + 1);
          exact_bounds_ = false;
        }
      }
    }
  }

  Model Expected() const {
    Model all;
    for (std::size_t i = 0; i < models_.size(); ++i) {
      const MergeSource& source = sources_[i];
      for (const auto& [docid, document] : models_[i].documents) {
        if (source.deleted.Contains(docid)) continue;
        const auto shifted =
            static_cast<std::uint32_t>(std::int64_t{docid} + source.shift);
        all.documents[shifted] = document;
      }
      const Model& one = models_[i];
      all.metadata.insert(one.metadata.begin(), one.metadata.end());
      for (const auto& [word, frequency] : one.spellings) {
        all.spellings[word] += frequency;
      }
      for (const auto& [term, synonyms] : one.synonyms) {
        all.synonyms[term].insert(synonyms.begin(), synonyms.end());
      }
    }
    return all;
  }

  // Merges, and expects what Xapian would have made of the living documents.
  void ExpectMerged(const MergeOptions& options = {}) {
    const auto merged = MergeDatabases(sources_, merged_, options);
    ASSERT_TRUE(merged.has_value()) << merged.error().message;
    EXPECT_EQ(Check(merged_), "");
    WriteWithXapian(Expected(), expected_);
    const Xapian::Database ours(merged_.string());
    const Xapian::Database theirs(expected_.string());
    const DumpOptions dump{.bounds = exact_bounds_};
    ExpectEqual(Dump(ours, dump), Dump(theirs, dump));
    EXPECT_EQ(merged->documents, theirs.get_doccount());
    EXPECT_EQ(merged->last_docid, theirs.get_lastdocid());
    EXPECT_EQ(merged->uuid, ours.get_uuid());
  }

  void Clear() {
    sources_.clear();
    models_.clear();
    next_ = 1;
    exact_bounds_ = true;
    std::filesystem::remove_all(folder_.path());
    std::filesystem::create_directory(folder_.path());
  }

  TemporaryFolder folder_;
  std::filesystem::path merged_ = folder_.path() / "merged";
  std::filesystem::path expected_ = folder_.path() / "expected";
  std::vector<MergeSource> sources_;
  std::vector<Model> models_;
  std::int64_t next_ = 1;
  bool exact_bounds_ = true;
};

ModelShape RandomShape(Random& random) {
  return {.documents = Below(random, 60),
          .words = 5 + Below(random, 400),
          .longest = 1 + Below(random, 150),
          .first_docid = static_cast<std::uint32_t>(1 + Below(random, 5000)),
          .holes = Below(random, 1) == 1};
}

TEST_F(GlassMergeTest, RandomSourcesGiveWhatXapianWouldHaveWritten) {
  Random random(11);
  for (int i = 0; i < 30 && !HasFailure(); ++i) {
    SCOPED_TRACE(i);
    Clear();
    const std::size_t sources = 1 + Below(random, 5);
    for (std::size_t s = 0; s < sources; ++s) {
      AddSource(RandomModel(random, RandomShape(random)), random);
    }
    if (i % 3 > 0) DeleteSome(random, i % 3 == 1 ? 3 : 60);
    ExpectMerged({.term_list_compression = static_cast<int>(Below(random, 2))});
  }
}

TEST_F(GlassMergeTest, NothingIsLeftIfEverythingWasDeleted) {
  Random random(12);
  AddSource(RandomModel(random, {.documents = 20}), random);
  DeleteSome(random, 100);
  ExpectMerged();
}

}  // namespace
}  // namespace precis::glass
