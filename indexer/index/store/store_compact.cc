// IndexStore::Compact: merges everything there is when it is called.
#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "indexer/index/store/store_state.h"

namespace precis {
namespace {

using Segments = std::vector<SegmentInfo>;
using NameSet = std::set<std::string>;

Segments Named(const Segments& segments, const NameSet& names) {
  Segments named;
  std::ranges::copy_if(
      segments, std::back_inserter(named),
      [&](const SegmentInfo& info) { return names.contains(info.name); });
  return named;
}

// The next merge of a compaction of `segments`; empty: it is done.
Segments NextSources(const Segments& segments, const MergeLimits& limits,
                     const NameSet& made) {
  if (const auto plan = ChooseMerge(segments, limits)) {
    const auto first =
        segments.begin() + static_cast<std::ptrdiff_t>(plan->first);
    return {first, first + static_cast<std::ptrdiff_t>(plan->count)};
  }
  // What is left alone is written anew, once, if that makes it smaller.
  for (const SegmentInfo& segment : segments) {
    if (!segment.deleted.empty() && !made.contains(segment.name)) {
      return {segment};
    }
  }
  return {};
}

}  // namespace

// One compaction. No merge but its own begins while it lives.
class IndexStore::State::Compaction {
 public:
  Compaction(State& state, std::stop_token stop, ProgressReport report,
             MergedReport on_merged)
      : state_(state),
        stop_(std::move(stop)),
        report_(std::move(report)),
        on_merged_(std::move(on_merged)) {}

  ~Compaction() {
    {
      const MutexLock publishing(state_.publish_mutex);
      if (begun_) state_.compacting = false;
    }
    state_.merge_ended.notify_all();
  }
  Compaction(const Compaction&) = delete;
  Compaction& operator=(const Compaction&) = delete;

  Result<void> Run() {
    Begin();
    while (!stop_.stop_requested()) {
      const Segments sources = Choose();
      Report();
      if (sources.empty()) return {};
      if (auto merged = MergeOne(sources); !merged) return merged;
    }
    return Fail(ErrorCode::kCancelled, "stopped");
  }

 private:
  void Begin() {
    const MutexLock publishing(state_.publish_mutex);
    begun_ = state_.HoldMerges(stop_);
    if (!begun_) return;
    for (const SegmentInfo& info : state_.Current()->segments) {
      names_.insert(info.name);
    }
  }

  Segments Choose() {
    const MutexLock publishing(state_.publish_mutex);
    const Segments left = Named(state_.Current()->segments, names_);
    Segments sources = NextSources(left, state_.LimitsOf(1), made_);
    state_.Protect(sources);
    progress_.segments = left.size();
    progress_.bytes = progress_.bytes_read;
    if (sources.empty()) return sources;
    for (const SegmentInfo& info : left) progress_.bytes += info.bytes;
    return sources;
  }

  Result<void> MergeOne(const Segments& sources) {
    MergeOptions bounds = state_.OptionsFor(stop_);
    bounds.throttle = [this,
                       wait = std::move(bounds.throttle)](std::uint64_t bytes) {
      wait(bytes);
      progress_.bytes_read += bytes;
      Report();
    };
    auto merged = state_.MergeAndCommit(sources, bounds, on_merged_);
    if (!merged) return std::unexpected(std::move(merged.error()));
    names_.insert(*merged);
    made_.insert(*merged);
    return {};
  }

  void Report() const {
    if (report_) report_(progress_);
  }

  State& state_;
  const std::stop_token stop_;
  const ProgressReport report_;
  const MergedReport on_merged_;
  bool begun_ = false;
  NameSet names_;  // Of what was live at the beginning, and of what it became.
  NameSet made_;   // By this compaction.
  CompactProgress progress_;
};

void IndexStore::State::WaitForMerge(const std::stop_token& stop) {
  bool ended = false;
  merge_ended.wait(publish_mutex, stop,
                   [&ended] { return std::exchange(ended, true); });
}

bool IndexStore::State::HoldMerges(const std::stop_token& stop) {
  while (compacting && !stop.stop_requested()) WaitForMerge(stop);
  if (stop.stop_requested()) return false;
  compacting = true;
  while (!merging.empty() && !stop.stop_requested()) WaitForMerge(stop);
  if (stop.stop_requested()) compacting = false;
  return compacting;
}

Result<void> IndexStore::Compact(const std::stop_token& stop,
                                 const ProgressReport& report,
                                 const MergedReport& on_merged) {
  return State::Compaction(*state_, stop, report, on_merged).Run();
}

}  // namespace precis
