// IndexStore::Merge. Only choosing and committing hold up publications.
#include <algorithm>
#include <cassert>
#include <optional>
#include <system_error>
#include <utility>

#include "indexer/index/manifest/durable_file.h"
#include "indexer/index/manifest/layout.h"
#include "indexer/index/segment/segment_database.h"
#include "indexer/index/segment/xapian_guard.h"
#include "indexer/index/store/retention.h"
#include "indexer/index/store/segment_files.h"
#include "indexer/index/store/store_state.h"

namespace precis {
namespace {

using Segments = std::vector<SegmentInfo>;

// Segments `from` of the manifest, which publications leave where they are:
// they only add at the end, and drop none that is being merged; other merges
// have other sources.
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

std::uint64_t BytesOf(const Segments& segments) {
  std::uint64_t bytes = 0;
  for (const SegmentInfo& segment : segments) bytes += segment.bytes;
  return bytes;
}

// Unknown as soon as one of them is.
void JoinAges(const Segments& sources, SegmentInfo& merged) {
  merged.ages_from = merged.ages_from_first = std::nullopt;
  for (const SegmentInfo& source : sources) {
    if (!source.ages_from || !source.ages_from_first) {
      merged.ages_from = merged.ages_from_first = std::nullopt;
      return;
    }
    const UnixMs from = *source.ages_from;
    const UnixMs first = *source.ages_from_first;
    merged.ages_from = std::max(merged.ages_from.value_or(from), from);
    merged.ages_from_first =
        std::min(merged.ages_from_first.value_or(first), first);
  }
}

Result<void> MoveMerged(const std::filesystem::path& index,
                        const MergedSegment& merged) {
  if (!merged.info) return {};
  if (auto moved = MoveToLive(index, merged.info->name); !moved) return moved;
  return Sync(SegmentsPath(index));
}

// Opens what was merged and writes its filter.
Result<LiveSegment> Complete(const std::filesystem::path& path,
                             SegmentInfo& info) {
  auto database = OpenSegmentAt(path, info);
  if (!database) return std::unexpected(std::move(database.error()));
  auto filter = Guard([&] { return FilterOf(*database); });
  if (!filter) return std::unexpected(std::move(filter.error()));
  const auto bytes = WriteFilter(path, *filter);
  if (!bytes) return std::unexpected(bytes.error());
  info.bytes += *bytes;
  return LiveSegment{*std::move(database),
                     std::make_shared<const IdFilter>(*std::move(filter))};
}

}  // namespace

MergeLimits IndexStore::State::LimitsOf(std::size_t max_segments) const {
  MergeLimits limits;
  limits.max_segments = max_segments;
  limits.busy = merging;
  const Retention& retention = options.retention;
  if (retention.max_bytes > 0) {
    limits.max_bytes = retention.max_bytes / kRetentionParts;
  }
  if (retention.max_age) {
    limits.max_spread_ms = retention.max_age->count() / kRetentionParts;
  }
  // Beside a merge at work only a much smaller one, so that the small segments
  // that come meanwhile never wait for a large one.
  if (!merge_bytes.empty()) {
    limits.max_bytes = std::min(limits.max_bytes, *merge_bytes.begin() / 2);
  }
  return limits;
}

void IndexStore::State::Protect(const Segments& sources) {
  if (sources.empty()) return;
  for (const SegmentInfo& source : sources) merging.insert(source.name);
  merge_bytes.insert(BytesOf(sources));
}

Segments IndexStore::State::BeginMerge(std::size_t max_segments) {
  const MutexLock publishing(publish_mutex);
  if (compacting) return {};
  const auto manifest = Current();
  const auto plan = ChooseMerge(manifest->segments, LimitsOf(max_segments));
  if (!plan) return {};
  const auto first =
      manifest->segments.begin() + static_cast<std::ptrdiff_t>(plan->first);
  Segments sources(first, first + static_cast<std::ptrdiff_t>(plan->count));
  Protect(sources);
  return sources;
}

Result<PreparedMerge> IndexStore::State::Prepare(
    const Segments& sources, const MergeOptions& merge_options) {
  const std::string name = NewName();
  auto merged = MergeSegments(index, sources, name, merge_options);
  if (!merged) return std::unexpected(std::move(merged.error()));
  PreparedMerge prepared{*std::move(merged), std::nullopt};
  if (!prepared.merged.info) return prepared;
  SegmentInfo& info = *prepared.merged.info;
  JoinAges(sources, info);
  const auto path = TemporaryPath(index) / name;
  auto open = Complete(path, info);
  if (!open) {
    std::error_code ignored;
    std::filesystem::remove_all(path, ignored);
    return std::unexpected(std::move(open.error()).Within("merge"));
  }
  prepared.open = *std::move(open);
  return prepared;
}

Result<void> IndexStore::State::CommitMerge(const Segments& sources,
                                            PreparedMerge prepared,
                                            Names& gone) {
  if (auto moved = MoveMerged(index, prepared.merged); !moved) return moved;
  Manifest next = Replaced(*Current(), sources, prepared.merged);
  OpenSegments opened;
  const std::optional<SegmentInfo>& info = prepared.merged.info;
  if (info && prepared.open) {
    opened.emplace(info->name, *std::move(prepared.open));
  }
  // After a failure the manifest on disk may name it all the same (only the
  // last fsync may have failed): it stays until the next start knows.
  if (auto committed = Commit(std::move(next), std::move(opened), gone);
      !committed) {
    return committed;
  }
  const MutexLock hold(current_mutex);
  ++statistics.merges;
  if (info) statistics.merged_bytes += info->bytes;
  return {};
}

Result<std::string> IndexStore::State::MergeAndCommit(
    const Segments& sources, const MergeOptions& merge_options,
    const MergedReport& on_merged) {
  auto prepared = Prepare(sources, merge_options);
  if (on_merged && prepared) {
    const std::optional<SegmentInfo>& info = prepared->merged.info;
    if (info) on_merged(TemporaryPath(index) / info->name, *info);
  }
  Names gone;
  Result<std::string> name;
  {
    const MutexLock publishing(publish_mutex);
    for (const SegmentInfo& source : sources) merging.erase(source.name);
    merge_bytes.erase(merge_bytes.find(BytesOf(sources)));
    if (!prepared) {
      name = std::unexpected(std::move(prepared.error()));
    } else {
      const auto& info = prepared->merged.info;
      if (info) name = info->name;
      auto committed = CommitMerge(sources, *std::move(prepared), gone);
      if (!committed) name = std::unexpected(std::move(committed.error()));
    }
  }
  merge_ended.notify_all();
  RemoveSegments(gone);
  return name;
}

MergeOptions IndexStore::State::OptionsFor(const std::stop_token& stop) {
  return {.throttle =
              [this, stop](std::uint64_t bytes) { throttle.Wait(bytes, stop); },
          .stop = [stop] { return stop.stop_requested(); }};
}

Result<std::size_t> IndexStore::Merge(std::size_t max_segments,
                                      const std::stop_token& stop,
                                      const MergedReport& on_merged) {
  std::size_t merged_away = 0;
  for (;;) {
    const Segments sources = state_->BeginMerge(max_segments);
    if (sources.empty()) return merged_away;
    auto merged =
        state_->MergeAndCommit(sources, state_->OptionsFor(stop), on_merged);
    if (!merged) return std::unexpected(std::move(merged.error()));
    merged_away += sources.size() - 1;
  }
}

}  // namespace precis
