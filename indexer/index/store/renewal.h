#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <set>
#include <stop_token>
#include <string>
#include <vector>

#include "indexer/base/result.h"
#include "indexer/index/segment/segment_database.h"
#include "indexer/index/store/index_store.h"

namespace precis {

// Entries made anew, and those that they take the place of.
struct RenewedEntries {
  FinishedSegment segment;            // Durable below tmp/.
  std::vector<PlacedEntry> replaces;  // For each entry of it: in the source.
};

// Replaces entries of live segments by newer forms of the same versions: the
// events are the same, so offsets, tallies and versions stay as they are, and
// so does what retention counts from. Publications and searches go on
// meanwhile; what a renewal has claimed is neither merged nor dropped until it
// lets go.
//
// Thread safety: all methods may be called from any thread.
class Renewal {
 public:
  // Waits for compactions and merges at work, then claims the live segments
  // that are `wanted`. `store` outlives it. kCancelled: `stop` was requested.
  static Result<std::unique_ptr<Renewal>> Begin(
      IndexStore& store, const std::function<bool(const SegmentInfo&)>& wanted,
      const std::stop_token& stop = {});
  ~Renewal();  // Lets go of what it still has claimed.
  Renewal(const Renewal&) = delete;
  Renewal& operator=(const Renewal&) = delete;

  // As they were claimed, in the order of the manifest.
  const std::vector<SegmentInfo>& sources() const { return sources_; }

  // Makes the renewed entries visible and the ones they replace invisible, in
  // one step, durable on return. Where a newer version or a tombstone has come
  // meanwhile, that stays. Errors as IndexStore::Publish.
  Result<void> Replace(const SegmentInfo& source,
                       const RenewedEntries& renewed);

  // Nothing is left to replace in `source`; what is left in it was analysed by
  // `analysis_version` or newer. Lets go of it, removes it if nothing is alive
  // in it, and writes it anew if most of it is dead. Errors as
  // IndexStore::Merge.
  Result<void> Finish(const SegmentInfo& source, int analysis_version,
                      const std::stop_token& stop = {});

 private:
  explicit Renewal(IndexStore& store) : store_(store) {}

  IndexStore& store_;
  std::vector<SegmentInfo> sources_;
  std::set<std::string> claimed_;  // Guarded by the store's publish mutex.
};

}  // namespace precis
