#pragma once

#include <sys/types.h>

#include <cstddef>
#include <filesystem>
#include <string>

#include "indexer/base/file_descriptor.h"

namespace precis::bench {

struct FeedSettings {
  std::filesystem::path program;  // bench_feeder
  std::filesystem::path corpus;
  std::size_t events = 0;
  double rate = 0;  // Events a second; 0: as fast as they are allowed.
};

// A child process with a broker inside that produces a corpus to it, so that
// neither counts as the pipeline's memory or CPU time.
//
// It stays at most an allowance ahead: librdkafka's mock broker keeps only
// some 15 MB of a partition.
//
// Thread safety: Allow from any thread until Stop; the rest on one.
class Feeder {
 public:
  static constexpr const char* kTopic = "bench";

  // Returns when the broker listens. Ends the program if it cannot be started.
  explicit Feeder(const FeedSettings& settings);
  ~Feeder();

  const std::string& address() const { return address_; }

  // It may produce up to `events` in all; of several numbers the largest
  // counts. The rate counts from the first allowance of more than one event.
  void Allow(std::size_t events);

  // Ends the child and returns the CPU seconds that it took.
  double Stop();

 private:
  pid_t child_ = 0;
  FileDescriptor allowance_;  // Written to in pieces that pipes keep whole.
  std::string address_;
};

}  // namespace precis::bench
