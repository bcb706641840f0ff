#include "indexer/index/store/progress.h"

namespace precis {
namespace {

// Finished ranges that have come to touch `next` become part of it.
void Absorb(PartitionProgress& progress) {
  progress.finished.EraseBelow(progress.next);
  const auto ranges = progress.finished.ToPairs();
  if (ranges.empty() || ranges.front().first != progress.next) return;
  progress.next = ranges.front().second;
  progress.finished.EraseBelow(progress.next);
}

}  // namespace

std::map<Partition, Tally> AdvancePartitions(
    const std::map<Partition, PartitionDelta>& deltas,
    const std::map<Partition, Tally>& outcomes, Manifest& manifest) {
  std::map<Partition, Tally> tallies;
  for (const auto& [partition, delta] : deltas) {
    auto [found, added] = manifest.partitions.try_emplace(partition);
    PartitionProgress& progress = found->second;
    if (added) progress.next = delta.start;
    progress.finished.Add(delta.finished);
    Absorb(progress);
    Tally& tally = tallies[partition];
    tally = delta.tally;
    if (const auto outcome = outcomes.find(partition);
        outcome != outcomes.end()) {
      tally += outcome->second;
    }
    progress.tally += tally;
  }
  return tallies;
}

}  // namespace precis
