#include "indexer/index/index_store.h"

#include <utility>

#include "indexer/index/durable_file.h"
#include "indexer/index/layout.h"
#include "indexer/index/progress.h"
#include "indexer/index/resolve.h"
#include "indexer/index/segment_files.h"
#include "indexer/index/store_state.h"
#include "indexer/index/xapian_segment_writer.h"

namespace precis {
namespace {

// A segment of the manifest that cannot be opened at start is damage: nobody
// else may have removed it.
Error AtStart(Error error) {
  error.code = ErrorCode::kCorrupt;
  error.message +=
      "; restore the index from a backup, or empty its directory to have the "
      "topic read again";
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
    const std::filesystem::path& index) {
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
  auto opened = OpenMissing(index, *manifest, {});
  if (!opened) return std::unexpected(AtStart(std::move(opened.error())));
  // Written again even if nothing has changed: a crash may have left a stub
  // that names segments which are gone now.
  if (auto stored = StoreManifest(index, *manifest); !stored) {
    return std::unexpected(std::move(stored.error()));
  }
  auto state = std::make_unique<State>(index, *std::move(lock));
  {
    const MutexLock publishing(state->publish_mutex);
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

std::shared_ptr<const Manifest> IndexStore::Current() const {
  return state_->Current();
}

Result<std::unique_ptr<SegmentWriter>> IndexStore::NewSegment() {
  return XapianSegmentWriter::Create(TemporaryPath(state_->index),
                                     state_->NewName());
}

Result<std::map<Partition, Tally>> IndexStore::Publish(
    Publication& publication) {
  const MutexLock publishing(state_->publish_mutex);
  const auto before = state_->Current();
  if (auto moved = MoveAllToLive(state_->index, publication.segments); !moved) {
    return std::unexpected(std::move(moved.error()));
  }
  Manifest next = Extended(*before, publication);
  auto outcomes = ResolveVersions(publication, state_->segments, *before, next);
  if (!outcomes) return std::unexpected(std::move(outcomes.error()));
  auto tallies = AdvancePartitions(publication.partitions, *outcomes, next);
  DropDeadSegments(next, state_->merging);
  auto opened = OpenMissing(state_->index, next, state_->segments);
  if (!opened) return std::unexpected(std::move(opened.error()));
  if (auto committed = state_->Commit(std::move(next), *std::move(opened));
      !committed) {
    return std::unexpected(std::move(committed.error()));
  }
  // A segment that was dead on arrival is in neither manifest.
  for (const FinishedSegment& segment : publication.segments) {
    if (!state_->segments.contains(segment.info.name)) {
      RemoveSegment(state_->index, segment.info.name);
    }
  }
  return tallies;
}

}  // namespace precis
