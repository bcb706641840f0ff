// Entries, publications and folders for tests of index and search.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "indexer/index/entry/entry.h"
#include "indexer/index/store/index_store.h"

namespace precis {

inline const Partition kSamplePartition = {"cluster", "news", 0};

inline Entry SampleEntry(const std::string& id, std::int64_t offset) {
  Entry entry;
  entry.article.id = id;
  entry.article.title = "Title of " + id;
  entry.article.text = "The text of " + id + " speaks of harbour cranes.";
  entry.article.source = "The Quay";
  entry.article.published_at = 1'700'000'000'000 + offset * 1000;
  entry.analysis.version = 1;
  entry.analysis.language = "en";
  entry.version = {std::nullopt, kSamplePartition, offset};
  return entry;
}

inline Entry SampleTombstone(const std::string& id, std::int64_t offset) {
  Entry entry;
  entry.article.id = id;
  entry.article.deleted = true;
  entry.version = {std::nullopt, kSamplePartition, offset};
  return entry;
}

// A folder that is empty at the beginning of each test and goes at its end.
class IndexFolder {
 public:
  IndexFolder()
      : path_(std::filesystem::path(testing::TempDir()) /
              ("precis-" + std::to_string(::getpid()) + "-" + TestName())) {
    std::filesystem::remove_all(path_);
  }
  ~IndexFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  IndexFolder(const IndexFolder&) = delete;
  IndexFolder& operator=(const IndexFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }

 private:
  // A test with a parameter has a '/' in its name.
  static std::string TestName() {
    std::string name =
        testing::UnitTest::GetInstance()->current_test_info()->name();
    std::ranges::replace(name, '/', '-');
    return name;
  }

  std::filesystem::path path_;
};

template <typename T>
T Unwrap(Result<T> result) {
  if (!result) throw std::runtime_error(result.error().message);
  if constexpr (!std::is_void_v<T>) return *std::move(result);
}

inline FinishedSegment WriteSegment(IndexStore& store,
                                    const std::vector<Entry>& entries) {
  auto writer = Unwrap(store.NewSegment());
  for (const Entry& entry : entries) Unwrap(writer->Add(entry));
  return Unwrap(writer->Finish());
}

// One segment of `entries`, their offsets finished and counted as consumed.
inline Publication MakePublication(IndexStore& store,
                                   const std::vector<Entry>& entries) {
  Publication publication;
  publication.segments.push_back(WriteSegment(store, entries));
  for (const Entry& entry : entries) {
    PartitionDelta& delta = publication.partitions[entry.version.origin];
    delta.finished.Add(entry.version.offset, entry.version.offset + 1);
    ++delta.tally.consumed;
  }
  return publication;
}

inline Tally PublishEntries(IndexStore& store,
                            const std::vector<Entry>& entries) {
  auto publication = MakePublication(store, entries);
  return Unwrap(store.Publish(publication))[kSamplePartition];
}

}  // namespace precis
