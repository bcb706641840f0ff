#pragma once

#include <map>

#include "indexer/index/store/index_store.h"

namespace precis {

// Adds what a publication says of its partitions, and what became of its
// entries, to `manifest`. Returns the tally of each partition by this
// publication alone.
std::map<Partition, Tally> AdvancePartitions(
    const std::map<Partition, PartitionDelta>& deltas,
    const std::map<Partition, Tally>& outcomes, Manifest& manifest);

}  // namespace precis
