#include "daemon/pipeline/publisher.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <chrono>
#include <set>
#include <utility>

#include "daemon/pipeline/backoff.h"

namespace precis {
namespace {

// How many finished segments one publication may take along.
constexpr std::size_t kMaxGroup = 16;

// The assignments of a group that are lost. Asked once for each publication:
// one that is lost in the middle of it must not be lost for its entries only.
using Lost = std::set<const Assignment*>;

Lost LostOf(const std::vector<WorkResult>& group) {
  Lost lost;
  for (const WorkResult& result : group) {
    for (const auto& [assignment, delta] : result.deltas) {
      if (assignment->lost) lost.insert(assignment.get());
    }
  }
  return lost;
}

// Entries of a partition that we have lost must never be visible.
void DiscardLost(const Lost& lost, WorkResult& result) {
  if (!result.segment) return;
  for (std::size_t i = 0; i < result.entry_owners.size(); ++i) {
    if (lost.contains(result.entry_owners[i].get())) {
      result.segment->entries[i].discarded = true;
    }
  }
}

void AddDeltas(const Lost& lost, const WorkResult& result,
               Publication& publication) {
  for (const auto& [assignment, delta] : result.deltas) {
    if (lost.contains(assignment.get())) continue;
    const auto [place, is_new] =
        publication.partitions.try_emplace(assignment->partition, delta);
    if (is_new) continue;
    PartitionDelta& sum = place->second;
    sum.start = std::min(sum.start, delta.start);
    sum.finished.Add(delta.finished);
    sum.tally += delta.tally;
  }
}

Publication ToPublication(const Lost& lost, std::vector<WorkResult>& group) {
  Publication publication;
  for (WorkResult& result : group) {
    DiscardLost(lost, result);
    if (result.segment) {
      publication.segments.push_back(std::move(*result.segment));
    }
    AddDeltas(lost, result, publication);
  }
  return publication;
}

// The next owner of a lost partition meets its bad events again.
std::vector<DeadLetter> TakeDeadLetters(const Lost& lost,
                                        std::vector<WorkResult>& group) {
  std::vector<DeadLetter> letters;
  for (WorkResult& result : group) {
    for (auto& [assignment, letter] : result.dead_letters) {
      if (lost.contains(assignment.get())) continue;
      letters.push_back(std::move(letter));
    }
  }
  return letters;
}

void LogRefusal(const DeadLetter& letter) {
  spdlog::warn("refused {}-{} offset {}: {}{}{}: {}; kept as a dead letter",
               letter.origin.topic, letter.origin.number, letter.offset,
               letter.code, letter.field.empty() ? "" : ", field ",
               letter.field, letter.detail);
}

}  // namespace

Result<void> Publisher::Run() {
  auto done = PublishAll();
  if (parts_.learned != nullptr) parts_.learned->Save();
  return done;
}

Result<void> Publisher::PublishAll() {
  while (auto first = parts_.results.Pop()) {
    std::vector<WorkResult> group;
    group.push_back(std::move(*first));
    while (group.size() < kMaxGroup) {
      auto more = parts_.results.TryPop();
      if (!more) break;
      group.push_back(std::move(*more));
    }
    if (auto done = PublishGroup(std::move(group)); !done) return done;
  }
  return {};
}

Result<void> Publisher::PublishGroup(std::vector<WorkResult> group) {
  const Lost lost = LostOf(group);
  const std::vector<DeadLetter> letters = TakeDeadLetters(lost, group);
  if (auto done = KeepDeadLetters(letters); !done) return done;
  Publication publication = ToPublication(lost, group);
  auto tallies = PublishUntilDone(publication);
  if (!tallies) return std::unexpected(std::move(tallies.error()));
  TellStories(publication);
  Report(group, letters, *tallies);
  for (const WorkResult& result : group) {
    if (parts_.learned != nullptr) parts_.learned->Fold(result.stems);
  }

  std::map<Partition, std::int64_t> next;
  const auto manifest = parts_.store.Current();
  for (const auto& [partition, tally] : *tallies) {
    const auto progress = manifest->partitions.find(partition);
    if (progress != manifest->partitions.end()) {
      next.emplace(partition, progress->second.next);
    }
  }
  parts_.on_published(next);
  std::size_t batches = 0;
  for (const WorkResult& result : group) batches += result.batches.size();
  parts_.in_flight.Done(batches);
  if (parts_.on_change) parts_.on_change();
  return {};
}

Result<void> Publisher::KeepDeadLetters(
    const std::vector<DeadLetter>& letters) {
  if (letters.empty()) return {};
  Backoff backoff(stop_);
  for (const auto& sink : parts_.dead_letters) {
    for (auto done = sink->Write(letters); !done; done = sink->Write(letters)) {
      parts_.metrics.dead_letter_failures().Increment();
      parts_.health.Trouble("dead letters", done.error().message);
      spdlog::error("dead letters: {}; trying again", done.error().message);
      if (!backoff.Wait()) return Fail(ErrorCode::kCancelled, "stopped");
    }
  }
  parts_.health.Well("dead letters");
  return {};
}

Result<std::map<Partition, Tally>> Publisher::PublishUntilDone(
    Publication& publication) {
  Backoff backoff(stop_);
  for (;;) {
    const StageTimer timer(parts_.metrics, "publish");
    auto tallies = parts_.store.Publish(publication);
    if (tallies) {
      parts_.health.Well("publish");
      return tallies;
    }
    parts_.metrics.publish_failures().Increment();
    parts_.health.Trouble("publish", tallies.error().message);
    spdlog::error("publish: {}; trying again", tallies.error().message);
    if (tallies.error().code == ErrorCode::kCorrupt) return tallies;
    if (!backoff.Wait()) return Fail(ErrorCode::kCancelled, "stopped");
  }
}

void Publisher::TellStories(const Publication& publication) {
  if (parts_.stories == nullptr) return;
  parts_.stories->Forget(publication.gone);
  const StoryStatistics statistics = parts_.stories->Statistics();
  parts_.metrics.Placed({.articles = statistics.articles,
                         .stories = statistics.stories,
                         .placed = statistics.placed,
                         .duplicates = statistics.duplicates});
}

void Publisher::Report(const std::vector<WorkResult>& group,
                       const std::vector<DeadLetter>& letters,
                       const std::map<Partition, Tally>& tallies) {
  for (const DeadLetter& letter : letters) {
    parts_.metrics.Refused(letter.code);
    LogRefusal(letter);
  }
  for (const auto& [partition, tally] : tallies) parts_.metrics.Outcomes(tally);
  const auto now = EventBatch::Clock::now();
  for (const WorkResult& result : group) {
    for (const WorkResult::Taken& batch : result.batches) {
      parts_.metrics.Fresh(now - batch.consumed_at, batch.events);
    }
  }
  parts_.metrics.last_publish().SetToCurrentTime();
}

}  // namespace precis
