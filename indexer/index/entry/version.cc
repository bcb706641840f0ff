#include "indexer/index/entry/version.h"

namespace precis {

VersionOrder Compare(const Version& candidate, const Version& existing) {
  const bool both = candidate.updated_at && existing.updated_at;
  if (both && *candidate.updated_at != *existing.updated_at) {
    return *candidate.updated_at > *existing.updated_at ? VersionOrder::kNewer
                                                        : VersionOrder::kOlder;
  }
  if (candidate.origin == existing.origin) {
    if (candidate.offset == existing.offset) return VersionOrder::kSame;
    return candidate.offset > existing.offset ? VersionOrder::kNewer
                                              : VersionOrder::kOlder;
  }
  return both ? VersionOrder::kSame : VersionOrder::kNewer;
}

}  // namespace precis
