#include "indexer/index/store/renewal.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "indexer/index/manifest/durable_file.h"
#include "indexer/index/manifest/layout.h"
#include "indexer/index/store/segment_files.h"
#include "indexer/index/store/store_state.h"

namespace precis {
namespace {

using Segments = std::vector<SegmentInfo>;

Segments::iterator Find(Segments& segments, const std::string& name) {
  const auto found = std::ranges::find(segments, name, &SegmentInfo::name);
  assert(found != segments.end());  // It is claimed.
  return found;
}

// Marks what the renewed entries replace deleted in `source`, and those of them
// that came too late in `info`.
void Resolve(const RenewedEntries& renewed, SegmentInfo& source,
             SegmentInfo& info) {
  const std::vector<SegmentEntry>& entries = renewed.segment.entries;
  assert(entries.size() == renewed.replaces.size());
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const PlacedEntry& old = renewed.replaces[i];
    const SegmentEntry& entry = entries[i];
    if (source.deleted.Contains(old.first_docid)) {
      info.deleted.Add(entry.first_docid,
                       std::int64_t{entry.first_docid} + entry.documents);
    } else {
      source.deleted.Add(old.first_docid,
                         std::int64_t{old.first_docid} + old.documents);
    }
  }
}

// `current` with the renewed entries before their source. They age as it does:
// their events are as old as they were.
Manifest Replaced(const Manifest& current, const std::string& source_name,
                  const RenewedEntries& renewed) {
  Manifest next = current;
  ++next.generation;
  const auto source = Find(next.segments, source_name);
  SegmentInfo info = renewed.segment.info;
  info.ages_from = source->ages_from;
  info.ages_from_first = source->ages_from_first;
  Resolve(renewed, *source, info);
  next.segments.insert(source, std::move(info));
  return next;
}

bool IsMostlyDead(const SegmentInfo& segment) {
  std::int64_t deleted = 0;
  for (const auto& [begin, end] : segment.deleted.ToPairs()) {
    deleted += end - begin;
  }
  return deleted * 2 >= segment.documents;
}

}  // namespace

Result<std::unique_ptr<Renewal>> Renewal::Begin(
    IndexStore& store, const std::function<bool(const SegmentInfo&)>& wanted,
    const std::stop_token& stop) {
  std::unique_ptr<Renewal> renewal(new Renewal(store));
  IndexStore::State& state = *store.state_;
  {
    const MutexLock publishing(state.publish_mutex);
    if (!state.HoldMerges(stop)) return Fail(ErrorCode::kCancelled, "stopped");
    for (const SegmentInfo& info : state.Current()->segments) {
      if (!wanted(info)) continue;
      state.merging.insert(info.name);
      renewal->claimed_.insert(info.name);
      renewal->sources_.push_back(info);
    }
    state.compacting = false;
  }
  state.merge_ended.notify_all();
  return renewal;
}

Renewal::~Renewal() {
  IndexStore::State& state = *store_.state_;
  {
    const MutexLock publishing(state.publish_mutex);
    for (const std::string& name : claimed_) state.merging.erase(name);
  }
  state.merge_ended.notify_all();
}

Result<void> Renewal::Replace(const SegmentInfo& source,
                              const RenewedEntries& renewed) {
  IndexStore::State& state = *store_.state_;
  const std::string& name = renewed.segment.info.name;
  IndexStore::State::Names gone;
  auto done = [&]() -> Result<void> {
    const MutexLock publishing(state.publish_mutex);
    if (auto moved = MoveToLive(state.index, name); !moved) return moved;
    if (auto synced = Sync(SegmentsPath(state.index)); !synced) return synced;
    Manifest next = Replaced(*state.Current(), source.name, renewed);
    auto opened = state.OpenMissing(next);
    if (!opened) return std::unexpected(std::move(opened.error()));
    return state.Commit(std::move(next), *std::move(opened), gone);
  }();
  state.RemoveSegments(gone);
  return done;
}

Result<void> Renewal::Finish(const SegmentInfo& source, int analysis_version,
                             const std::stop_token& stop) {
  IndexStore::State& state = *store_.state_;
  IndexStore::State::Names gone;
  Segments leftover;
  auto done = [&]() -> Result<void> {
    const MutexLock publishing(state.publish_mutex);
    state.merging.erase(source.name);
    claimed_.erase(source.name);
    Manifest next = *state.Current();
    SegmentInfo& info = *Find(next.segments, source.name);
    if (info.analysis_version == analysis_version && !IsMostlyDead(info)) {
      return {};
    }
    ++next.generation;
    info.analysis_version = analysis_version;
    if (IsMostlyDead(info)) leftover = {info};
    auto committed = state.Commit(std::move(next), {}, gone);
    // Unless it is gone, nothing being alive in it.
    if (!committed || !state.segments.contains(source.name)) leftover.clear();
    state.Protect(leftover);
    return committed;
  }();
  state.RemoveSegments(gone);
  state.merge_ended.notify_all();
  if (!done || leftover.empty()) return done;
  auto merged = state.MergeAndCommit(leftover, state.OptionsFor(stop));
  if (!merged) return std::unexpected(std::move(merged.error()));
  return {};
}

}  // namespace precis
