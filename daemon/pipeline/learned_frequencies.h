#pragma once

#include <chrono>
#include <filesystem>
#include <memory>

#include "indexer/analyse/topics/stem_counter.h"
#include "indexer/analyse/topics/stream_frequencies.h"
#include "indexer/base/mutex.h"

namespace precis {

// What the stream teaches about how common words are, kept across restarts in a
// file of its own. Nothing depends on that file: lost or damaged it is begun
// afresh from the shipped table, which the log says.
//
// Thread safety: any number of threads.
class LearnedFrequencies {
 public:
  using Clock = std::chrono::steady_clock;
  using Snapshot = std::shared_ptr<const analyse::DocumentFrequencies>;

  // Reads `file` if it is there. `half_life` counts articles; while articles
  // come the file is written this often, which costs a power cut that much.
  // REQUIRES: half_life > 0.
  LearnedFrequencies(std::filesystem::path file, double half_life,
                     Clock::duration save_every = std::chrono::seconds(30));

  // What has been learnt so far. Never null.
  Snapshot Current() const;

  // Adds what was published. A file that cannot be written is logged, no more.
  void Fold(const analyse::StemCounts& counts);

  // Writes the file if anything has been added since it was written.
  void Save();

 private:
  void Load();
  void Write() PRECIS_REQUIRES(mutex_);

  const std::filesystem::path file_;
  const Clock::duration save_every_;

  mutable Mutex mutex_;
  analyse::StreamFrequencies stream_ PRECIS_GUARDED_BY(mutex_);
  Snapshot snapshot_ PRECIS_GUARDED_BY(mutex_);
  bool changed_ PRECIS_GUARDED_BY(mutex_) = false;  // Since it was written.
  Clock::time_point written_ PRECIS_GUARDED_BY(mutex_) = Clock::now();
};

}  // namespace precis
