// IndexStore::Merge. Only choosing and committing hold up publications.
#include <cassert>
#include <optional>
#include <utility>

#include "indexer/index/durable_file.h"
#include "indexer/index/layout.h"
#include "indexer/index/merge_policy.h"
#include "indexer/index/segment_files.h"
#include "indexer/index/segment_merge.h"
#include "indexer/index/store_state.h"

namespace precis {
namespace {

using Segments = std::vector<SegmentInfo>;

// Segments `from` of the manifest, which publications leave where they are:
// they only add at the end, and drop none that is being merged.
Segments::iterator FindSources(Segments& segments, const Segments& from) {
  auto first = segments.begin();
  while (first != segments.end() && first->name != from.front().name) ++first;
  assert(segments.end() - first >= std::ssize(from));
  return first;
}

// `current` with `merged` in the place of its sources.
Manifest Replaced(const Manifest& current, const Segments& sources,
                  MergedSegment& merged) {
  Manifest next = current;
  ++next.generation;
  const auto first = FindSources(next.segments, sources);
  const Segments now(first, first + std::ssize(sources));
  const auto at = next.segments.erase(first, first + std::ssize(sources));
  if (merged.info) {
    merged.info->deleted = ShiftNewDeletions(sources, now, merged.shifts);
    next.segments.insert(at, *merged.info);
  }
  return next;
}

Result<void> MoveMerged(const std::filesystem::path& index,
                        const MergedSegment& merged) {
  if (!merged.info) return {};
  if (auto moved = MoveToLive(index, merged.info->name); !moved) return moved;
  return Sync(SegmentsPath(index));
}

}  // namespace

Segments IndexStore::State::BeginMerge(std::size_t max_segments) {
  const MutexLock publishing(publish_mutex);
  const auto manifest = Current();
  const auto plan = ChooseMerge(manifest->segments, max_segments);
  if (!plan) return {};
  const auto first =
      manifest->segments.begin() + static_cast<std::ptrdiff_t>(plan->first);
  Segments sources(first, first + static_cast<std::ptrdiff_t>(plan->count));
  for (const SegmentInfo& source : sources) merging.insert(source.name);
  return sources;
}

Result<void> IndexStore::State::CommitMerge(const Segments& sources,
                                            Result<MergedSegment> merged) {
  const MutexLock publishing(publish_mutex);
  merging.clear();
  if (!merged) return std::unexpected(std::move(merged.error()));
  if (auto moved = MoveMerged(index, *merged); !moved) return moved;
  Manifest next = Replaced(*Current(), sources, *merged);
  DropDeadSegments(next, {});
  auto opened = OpenMissing(index, next, segments);
  if (!opened) return std::unexpected(std::move(opened.error()));
  const std::optional<SegmentInfo>& info = merged->info;
  const bool dead = info && !opened->contains(info->name);
  auto committed = Commit(std::move(next), *std::move(opened));
  // After a failure the manifest on disk may name it all the same (only the
  // last fsync may have failed): it stays until the next start knows.
  if (committed && dead) RemoveSegment(index, info->name);
  return committed;
}

Result<std::size_t> IndexStore::Merge(std::size_t max_segments) {
  const MutexLock merging(state_->merge_mutex);
  std::size_t merged_away = 0;
  for (;;) {
    const Segments sources = state_->BeginMerge(max_segments);
    if (sources.empty()) return merged_away;
    auto merged = MergeSegments(state_->index, sources, state_->NewName());
    if (auto committed = state_->CommitMerge(sources, std::move(merged));
        !committed) {
      return std::unexpected(std::move(committed.error()));
    }
    merged_away += sources.size() - 1;
  }
}

}  // namespace precis
