#include "daemon/pipeline/merger.h"

#include <spdlog/spdlog.h>

#include <utility>

#include "daemon/pipeline/thread_priority.h"

namespace precis {
namespace {

constexpr int kThreads = 2;

// How often a feed that is quiet is looked at for what has become too old.
constexpr std::chrono::minutes kRetireEvery{1};

}  // namespace

Merger::Merger(std::size_t max_segments, Parts parts, int nice)
    : max_segments_(max_segments), parts_(std::move(parts)), nice_(nice) {}

Merger::~Merger() { RequestStop(); }

void Merger::Start() {
  for (int i = 0; i < kThreads; ++i) {
    threads_.emplace_back([this, i] { Run(i == 0); });
  }
}

void Merger::RequestStop() { stop_.request_stop(); }

void Merger::Published() {
  {
    const MutexLock lock(mutex_);
    ++published_;
  }
  changed_.notify_all();
}

std::uint64_t Merger::RequestCompaction() {
  std::uint64_t number = 0;
  {
    const MutexLock lock(mutex_);
    number = ++compaction_.asked;
  }
  changed_.notify_all();
  return number;
}

CompactionStatus Merger::compaction() const {
  const MutexLock lock(mutex_);
  return compaction_;
}

CompactionStatus Merger::WaitForCompaction(std::uint64_t number,
                                           std::chrono::milliseconds most) {
  const auto until = Clock::now() + most;
  const MutexLock lock(mutex_);
  while (compaction_.finished < number && !stop_.stop_requested() &&
         Clock::now() < until) {
    WaitForChange(until);
  }
  return compaction_;
}

// Until something changes, a stop is requested or it is time.
void Merger::WaitForChange(Clock::time_point until) {
  bool woken = false;
  changed_.wait_until(mutex_, stop_.get_token(), until,
                      [&woken] { return std::exchange(woken, true); });
}

// `tends`: does what only one thread needs to do.
void Merger::Run(bool tends) {
  GiveWay(nice_);
  std::uint64_t seen = 0;
  if (tends) {
    Retire();
    Changed();
  }
  while (Wait(tends, seen)) {
    if (tends) CompactIfAsked();
    Merge();
    if (tends) Retire();
    // Whichever thread merged: what its merge left can be tidied up.
    if (parts_.hooks.on_quiet) parts_.hooks.on_quiet();
    ReportRetired();
  }
}

// Until there may be something to do; false: stop.
bool Merger::Wait(bool tends, std::uint64_t& seen) {
  const auto until = Clock::now() + kRetireEvery;
  const MutexLock lock(mutex_);
  while (published_ == seen && !stop_.stop_requested() &&
         Clock::now() < until) {
    if (tends && compaction_.asked != compaction_.finished) break;
    WaitForChange(until);
  }
  seen = published_;
  return !stop_.stop_requested();
}

void Merger::Merge() {
  if (parts_.store.Current()->segments.size() <= max_segments_) return;
  const auto begin = Clock::now();
  const auto merged = parts_.store.Merge(max_segments_, stop_.get_token(),
                                         parts_.hooks.on_merged);
  if (!merged) return Report("merge", std::unexpected(merged.error()));
  Report("merge", {});
  // What could not be merged just now says nothing about how long merges take.
  if (*merged == 0) return;
  parts_.metrics.StageTook("merge", Clock::now() - begin);
  Changed();
}

void Merger::Retire() {
  const auto before = parts_.store.Statistics().retired_segments;
  Report("retention", parts_.store.Retire());
  if (parts_.store.Statistics().retired_segments != before) Changed();
}

void Merger::Changed() const {
  if (parts_.hooks.on_change) parts_.hooks.on_change();
}

void Merger::CompactIfAsked() {
  std::uint64_t asked = 0;
  {
    const MutexLock lock(mutex_);
    if (compaction_.asked == compaction_.finished) return;
    asked = compaction_.asked;
    compaction_.progress = {};
  }
  spdlog::info("compaction: begins");
  const auto begin = Clock::now();
  const auto outcome = parts_.store.Compact(
      stop_.get_token(),
      [this](const CompactProgress& progress) {
        const MutexLock lock(mutex_);
        compaction_.progress = progress;
      },
      parts_.hooks.on_merged);
  Report("compaction", outcome);
  if (outcome) {
    parts_.metrics.StageTook("compact", Clock::now() - begin);
    spdlog::info("compaction: done, live segments now: {}",
                 parts_.store.Current()->segments.size());
    Changed();
  }
  {
    const MutexLock lock(mutex_);
    compaction_.finished = asked;
    compaction_.error = outcome ? "" : outcome.error().message;
  }
  changed_.notify_all();
}

// Searches go on, a little slower; the next publication tries again.
void Merger::Report(const std::string& what, const Result<void>& outcome) {
  if (outcome) {
    parts_.health.Well(what);
  } else if (outcome.error().code != ErrorCode::kCancelled) {
    parts_.health.Trouble(what, outcome.error().message);
    spdlog::error("{}: {}", what, outcome.error().message);
  }
}

void Merger::ReportRetired() {
  const StoreStatistics now = parts_.store.Statistics();
  const MutexLock lock(mutex_);
  if (now.retired_segments == retired_) return;
  spdlog::info(
      "retention: dropped segments: {}; since the start {} of {} bytes "
      "together",
      now.retired_segments - retired_, now.retired_segments, now.retired_bytes);
  retired_ = now.retired_segments;
}

}  // namespace precis
