#pragma once

#include <xapian.h>
#include <map>
#include <string>

#include "indexer/index/index_store.h"
#include "indexer/index/manifest.h"

namespace precis {

// The databases of live segments by their names.
using OpenSegments = std::map<std::string, Xapian::Database>;

// Decides what becomes of every entry of `publication` and marks the documents
// of the losers deleted in `next`, whose segments are those of `before` and
// then those of the publication; counts the entries by partition.
//
// `segments` has every segment of `before`.
// kBadInput: an entry is of a partition that the publication does not mention.
// kCorrupt: a live segment cannot be read.
Result<std::map<Partition, Tally>> ResolveVersions(
    const Publication& publication, const OpenSegments& segments,
    const Manifest& before, Manifest& next);

}  // namespace precis
