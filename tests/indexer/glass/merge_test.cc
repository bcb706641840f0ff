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

  void DropMetadata() {
    Xapian::WritableDatabase database(sources_.back().path.string());
    for (const auto& [key, value] : models_.back().metadata) {
      database.set_metadata(key, "");
    }
    models_.back().metadata.clear();
    exact_bounds_ = false;
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

TEST_F(GlassMergeTest, TheOutcomeIsThatOfXapiansCompaction) {
  Random random(13);
  for (int i = 0; i < 5; ++i) {
    // Xapian leaves open whose metadata wins: let only one have any.
    AddSource(RandomModel(random, {.documents = 70, .holes = true}), random);
    if (i > 0) DropMetadata();
  }
  Xapian::Database all;
  for (const auto& source : sources_) {
    all.add_database(Xapian::Database(source.path.string()));
  }
  const auto compacted = folder_.path() / "compacted";
  all.compact(compacted.string());
  ASSERT_TRUE(MergeDatabases(sources_, merged_).has_value());
  ExpectEqual(Dump(Xapian::Database(merged_.string())),
              Dump(Xapian::Database(compacted.string())));
}

TEST_F(GlassMergeTest, WhatWasMergedCanBeMergedAgainAndChanged) {
  Random random(14);
  for (int i = 0; i < 3; ++i) {
    AddSource(RandomModel(random, {.documents = 50}), random);
  }
  ASSERT_TRUE(MergeDatabases(sources_, folder_.path() / "once").has_value());
  const MergeSource once{.path = folder_.path() / "once"};
  ASSERT_TRUE(MergeDatabases({&once, 1}, merged_).has_value());
  EXPECT_EQ(Check(merged_), "");
  ExpectEqual(Dump(Xapian::Database(merged_.string())),
              Dump(Xapian::Database(once.path.string())));
  Xapian::WritableDatabase changed(merged_.string());
  changed.delete_document(3);
  changed.add_document({});
  changed.commit();
  EXPECT_EQ(Check(merged_), "");
}

TEST_F(GlassMergeTest, LongListsKeepTheirChunks) {
  Random random(15);
  for (int i = 0; i < 3; ++i) {
    Model model;
    for (std::uint32_t docid = 1; docid <= 25000; ++docid) {
      auto& document = model.documents[docid];
      document.terms["everywhere"] = {docid % 200, {1}};
      document.terms[std::string(244, 'l') + std::to_string(docid % 2)].wdf = 1;
      document.values[3] = std::to_string(docid % 777);
    }
    AddSource(model, random);
  }
  sources_[1].deleted.Add(10000, 10001);
  sources_[2].deleted.Add(1, 20000);
  exact_bounds_ = false;
  ExpectMerged();
}

// Sources are compared by the first eight bytes of a key before anything else.
TEST_F(GlassMergeTest, TermsThatBeginAlikeStayApart) {
  using namespace std::string_literals;
  const std::vector<std::string> words = {
      "abcdefg"s,   "abcdefg\0"s, "abcdefg\0a"s, "abcdefgh"s,
      "abcdefgh1"s, "abcdefgh2"s, "abcdefghi"s,  "abcdefghij"s};
  Random random(16);
  // Every word is missing in some sources, and each is the first of one.
  for (std::size_t s = 0; s < words.size(); ++s) {
    Model model;
    for (std::uint32_t docid = 1; docid <= 3; ++docid) {
      auto& terms = model.documents[docid].terms;
      terms[words[words.size() - 1 - s]] = {1, {docid}};
      for (std::size_t i = words.size() - s; i < words.size(); i += 2) {
        terms[words[i]] = {2, {docid, docid + 5}};
      }
    }
    AddSource(model, random);
  }
  ExpectMerged();
}

TEST_F(GlassMergeTest, WithoutTermListsInOneThereAreNone) {
  Random random(16);
  const Model model = RandomModel(random, {.documents = 20});
  WriteWithGlass(model, folder_.path() / "a");
  WriteWithGlass(model, folder_.path() / "b", {.term_lists = false});
  const MergeSource sources[] = {{.path = folder_.path() / "a"},
                                 {.path = folder_.path() / "b", .shift = 20}};
  ASSERT_TRUE(MergeDatabases(sources, merged_).has_value());
  EXPECT_FALSE(std::filesystem::exists(merged_ / "termlist.glass"));
  EXPECT_EQ(Check(merged_), "");
  EXPECT_EQ(Xapian::Database(merged_.string()).get_doccount(), 40u);
}

TEST_F(GlassMergeTest, LiveIdsLeaveOutWhatIsDeletedAtTheEnds) {
  Random random(17);
  AddSource(RandomModel(random, {.documents = 30, .first_docid = 11}), random);
  RangeSet deleted;
  deleted.Add(11, 13);
  deleted.Add(20, 21);
  deleted.Add(39, 50);
  const auto ids = FindLiveIds(sources_[0].path, deleted);
  ASSERT_TRUE(ids.has_value()) << ids.error().message;
  EXPECT_EQ(ids->first, 13u);
  EXPECT_EQ(ids->last, 38u);
  EXPECT_EQ(ids->documents, 25u);
  deleted.Add(1, 100);
  EXPECT_EQ(FindLiveIds(sources_[0].path, deleted)->documents, 0u);
}

TEST_F(GlassMergeTest, TheThrottleHearsOfEveryByteAndTheStopOfIt) {
  Random random(18);
  AddSource(RandomModel(random, {.documents = 300, .longest = 300}), random);
  std::uint64_t bytes = 0;
  const auto merged =
      MergeDatabases(sources_, merged_,
                     {.throttle = [&](std::uint64_t more) { bytes += more; }});
  ASSERT_TRUE(merged.has_value());
  // But for the version file.
  EXPECT_LE(bytes, merged->bytes);
  EXPECT_GT(bytes + 300, merged->bytes);
  int asked = 0;
  const auto stopped = MergeDatabases(sources_, folder_.path() / "stopped",
                                      {.stop = [&] { return ++asked == 3; }});
  ASSERT_FALSE(stopped.has_value());
  EXPECT_EQ(stopped.error().code, ErrorCode::kCancelled);
  EXPECT_EQ(asked, 3);
}

TEST_F(GlassMergeTest, IdsThatOverlapAreRefused) {
  Random random(19);
  for (int i = 0; i < 2; ++i) {
    AddSource(RandomModel(random, {.documents = 20, .longest = 90}), random);
  }
  sources_[1].shift -= 1;
  const auto merged = MergeDatabases(sources_, merged_);
  ASSERT_FALSE(merged.has_value());
  EXPECT_EQ(merged.error().code, ErrorCode::kCorrupt);
}

TEST_F(GlassMergeTest, IdsBeyondTheLastOneAreRefused) {
  Random random(20);
  AddSource(RandomModel(random, {.documents = 20}), random);
  sources_[0].shift = 0xfffffffe - 19;
  EXPECT_FALSE(MergeDatabases(sources_, merged_).has_value());
  std::filesystem::remove_all(merged_);
  sources_[0].shift = 0xfffffffe - 20;
  const auto merged = MergeDatabases(sources_, merged_);
  ASSERT_TRUE(merged.has_value()) << merged.error().message;
  EXPECT_EQ(merged->last_docid, 0xfffffffe);
}

}  // namespace
}  // namespace precis::glass
