#include "daemon/pipeline/learned_frequencies.h"

#include <spdlog/spdlog.h>

#include <optional>
#include <string>
#include <utility>

#include "indexer/index/manifest/durable_file.h"

namespace precis {

LearnedFrequencies::LearnedFrequencies(std::filesystem::path file,
                                       double half_life,
                                       Clock::duration save_every)
    : file_(std::move(file)), save_every_(save_every), stream_(half_life) {
  Load();
}

void LearnedFrequencies::Load() {
  MutexLock lock(mutex_);
  const auto file = ReadFile(file_);
  if (!file) {
    spdlog::warn("document frequencies: {}; beginning afresh",
                 file.error().message);
  } else if (const std::optional<std::string>& bytes = *file) {
    if (auto read = stream_.FromBytes(*bytes); !read) {
      spdlog::warn("document frequencies: '{}': {}; beginning afresh",
                   file_.string(), read.error().message);
    }
  }
  snapshot_ = stream_.Snapshot();
}

LearnedFrequencies::Snapshot LearnedFrequencies::Current() const {
  MutexLock lock(mutex_);
  return snapshot_;
}

void LearnedFrequencies::Fold(const analyse::StemCounts& counts) {
  if (counts.articles == 0) return;
  MutexLock lock(mutex_);
  stream_.Fold(counts);
  snapshot_ = stream_.Snapshot();
  changed_ = true;
  if (Clock::now() - written_ >= save_every_) Write();
}

void LearnedFrequencies::Save() {
  MutexLock lock(mutex_);
  if (changed_) Write();
}

// Not made certain against a power cut: the one before is as good.
void LearnedFrequencies::Write() {
  written_ = Clock::now();
  if (auto done = ReplaceFile(file_, stream_.ToBytes()); !done) {
    spdlog::warn("document frequencies: {}; trying again later",
                 done.error().message);
    return;
  }
  changed_ = false;
}

}  // namespace precis
