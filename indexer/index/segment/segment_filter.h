// The id filter of a segment, a file beside its tables.
#pragma once

#include <xapian.h>
#include <filesystem>
#include <memory>

#include "indexer/base/result.h"
#include "indexer/index/segment/id_filter.h"
#include "indexer/index/segment/segment_writer.h"

namespace precis {

// <segment>/precis.ids
std::filesystem::path FilterPath(const std::filesystem::path& segment);

// Shared by all who look ids up in a segment; immutable.
using SharedFilter = std::shared_ptr<const IdFilter>;

// Of the ids that a segment's database has, deleted ones included. May throw
// what Xapian throws.
IdFilter FilterOf(const Xapian::Database& database);

// Writes <segment>/precis.ids, fsynced, and fsyncs the folder; returns its
// bytes. kUnavailable.
Result<std::uint64_t> WriteFilter(const std::filesystem::path& segment,
                                  const IdFilter& filter);

// Reads the filter of a segment that is open as `database`. One that is missing
// or damaged is made again from the database, and nothing is written: what is
// live does not change. kUnavailable, kCorrupt: the database cannot be read.
struct LoadedFilter {
  SharedFilter filter;
  bool rebuilt = false;
};
Result<LoadedFilter> LoadFilter(const std::filesystem::path& segment,
                                const Xapian::Database& database);

// A writer that adds to what `writer` makes in the folder `segment` the id
// filter, and from when on the segment ages (SegmentInfo::ages_from).
std::unique_ptr<SegmentWriter> WithFilter(std::unique_ptr<SegmentWriter> writer,
                                          std::filesystem::path segment,
                                          UnixMs now);

}  // namespace precis
