#include "indexer/index/store/index_store.h"

#include <utility>

#include "indexer/index/manifest/durable_file.h"
#include "indexer/index/manifest/layout.h"
#include "indexer/index/manifest/remedies.h"
#include "indexer/index/segment/segment_filter.h"
#include "indexer/index/store/progress.h"
#include "indexer/index/store/resolve.h"
#include "indexer/index/store/retention.h"
#include "indexer/index/store/segment_files.h"
#include "indexer/index/store/store_state.h"

namespace precis {
namespace {

// A segment of the manifest that cannot be opened at start is damage: nobody
// else may have removed it.
Error AtStart(Error error) {
  error.code = ErrorCode::kCorrupt;
  error.message += kRestoreOrReadAgain;
  return error;
}

Result<void> MoveAllToLive(const std::filesystem::path& index,
                           const std::vector<FinishedSegment>& segments) {
  if (segments.empty()) return {};
  for (const FinishedSegment& segment : segments) {
    if (auto moved = MoveToLive(index, segment.info.name); !moved) {
      return moved;
    }
  }
  return Sync(SegmentsPath(index));
}

Manifest Extended(const Manifest& before, const Publication& publication) {
  Manifest next = before;
  ++next.generation;
  for (const FinishedSegment& segment : publication.segments) {
    next.segments.push_back(segment.info);
  }
  return next;
}

}  // namespace

Result<std::unique_ptr<IndexStore>> IndexStore::Open(
    const std::filesystem::path& index, StoreOptions options) {
  if (auto fits = CheckXapianVersion(options.writer); !fits) {
    return std::unexpected(std::move(fits.error()));
  }
  if (auto created = CreateFolders(index); !created) {
    return std::unexpected(std::move(created.error()));
  }
  auto lock = DirectoryLock::Acquire(index);
  if (!lock) return std::unexpected(std::move(lock.error()));
  auto manifest = LoadManifest(index);
  if (!manifest) return std::unexpected(std::move(manifest.error()));
  if (auto removed = RemoveLeftovers(index, *manifest); !removed) {
    return std::unexpected(std::move(removed.error()));
  }
  auto state =
      std::make_unique<State>(index, *std::move(lock), std::move(options));
  {
    const MutexLock publishing(state->publish_mutex);
    auto opened = state->OpenMissing(*manifest);
    if (!opened) return std::unexpected(AtStart(std::move(opened.error())));
    // Written again even if nothing has changed: a crash may have left a stub
    // that names segments which are gone now.
    if (auto stored = StoreManifest(index, *manifest); !stored) {
      return std::unexpected(std::move(stored.error()));
    }
    state->segments = *std::move(opened);
    const MutexLock showing(state->current_mutex);
    state->current = std::make_shared<const Manifest>(*std::move(manifest));
  }
  return std::unique_ptr<IndexStore>(new IndexStore(std::move(state)));
}

IndexStore::IndexStore(std::unique_ptr<State> state)
    : state_(std::move(state)) {}

IndexStore::~IndexStore() = default;

const std::filesystem::path& IndexStore::path() const { return state_->index; }

Result<void> IndexStore::Announce(const std::string& address) {
  const MutexLock publishing(state_->publish_mutex);
  return state_->lock.Announce(state_->index, address);
}

std::shared_ptr<const Manifest> IndexStore::Current() const {
  return state_->Current();
}

StoreStatistics IndexStore::Statistics() const {
  const MutexLock hold(state_->current_mutex);
  return state_->statistics;
}

Result<std::unique_ptr<SegmentWriter>> IndexStore::NewSegment(
    std::shared_ptr<BulkLexicon> lexicon) {
  const auto temporary = TemporaryPath(state_->index);
  const std::string name = state_->NewName();
  auto writer = CreateSegmentWriter(state_->options.writer, temporary, name,
                                    std::move(lexicon));
  if (!writer) return writer;
  return WithFilter(*std::move(writer), temporary / name, state_->Now());
}

Result<std::map<Partition, Tally>> IndexStore::State::Publish(
    Publication& publication, Names& gone) {
  if (auto moved = MoveAllToLive(index, publication.segments); !moved) {
    return std::unexpected(std::move(moved.error()));
  }
  const auto before = Current();
  Manifest next = Extended(*before, publication);
  ResolveReport report;
  auto outcomes = ResolveVersions(publication, segments, *before, next, report);
  if (!outcomes) return std::unexpected(std::move(outcomes.error()));
  auto tallies = AdvancePartitions(publication.partitions, *outcomes, next);
  auto opened = OpenMissing(next);
  if (!opened) return std::unexpected(std::move(opened.error()));
  if (auto committed = Commit(std::move(next), *std::move(opened), gone);
      !committed) {
    return std::unexpected(std::move(committed.error()));
  }
  publication.gone = std::move(report.gone);
  const MutexLock hold(current_mutex);
  statistics.ids_looked_up += report.lookups.ids;
  statistics.segments_asked += report.lookups.segments;
  return tallies;
}

Result<std::map<Partition, Tally>> IndexStore::Publish(
    Publication& publication) {
  State::Names gone;
  auto tallies = [&] {
    const MutexLock publishing(state_->publish_mutex);
    return state_->Publish(publication, gone);
  }();
  state_->RemoveSegments(gone);
  return tallies;
}

Result<void> IndexStore::Retire() {
  State::Names gone;
  auto done = [&]() -> Result<void> {
    const MutexLock publishing(state_->publish_mutex);
    Manifest next = *state_->Current();
    const auto retired = RetireSegments(state_->options.retention,
                                        state_->Now(), state_->merging, next);
    if (retired.empty()) return {};
    next = *state_->Current();
    ++next.generation;
    return state_->Commit(std::move(next), {}, gone);
  }();
  state_->RemoveSegments(gone);
  return done;
}

}  // namespace precis
