#pragma once

#include <map>
#include <utility>
#include <vector>

#include "daemon/source/source.h"

namespace precis {

// Stands for the pipeline: remembers what a source asked and handed over.
class RecordingClient : public SourceClient {
 public:
  std::optional<ResumePoint> Resume(const Partition& partition) override {
    const auto found = known.find(partition.number);
    if (found == known.end()) return std::nullopt;
    return found->second;
  }

  bool Drain(EventBatch last) override {
    ++drains;
    drained_events += last.events().size();
    return true;
  }

  std::map<std::int32_t, ResumePoint> known;  // By number of the partition.
  int drains = 0;
  std::size_t drained_events = 0;
};

}  // namespace precis
