#include "indexer/index/store/retention.h"

#include <algorithm>
#include <utility>

namespace precis {
namespace {

// The segments by age, the oldest first; those of unknown age last.
std::vector<const SegmentInfo*> OldestFirst(const Manifest& manifest) {
  std::vector<const SegmentInfo*> segments;
  segments.reserve(manifest.segments.size());
  for (const SegmentInfo& segment : manifest.segments) {
    segments.push_back(&segment);
  }
  std::ranges::stable_sort(segments, [](const auto* a, const auto* b) {
    if (!a->ages_from || !b->ages_from)
      return a->ages_from.has_value() && !b->ages_from;
    return *a->ages_from < *b->ages_from;
  });
  return segments;
}

using Names = std::set<std::string>;

void AddTooOld(const Retention& retention, UnixMs now, const Names& merging,
               const Manifest& manifest, Names& retired) {
  if (!retention.max_age) return;
  for (const SegmentInfo& segment : manifest.segments) {
    const bool too_old = segment.ages_from &&
                         now - *segment.ages_from > retention.max_age->count();
    if (too_old && !merging.contains(segment.name)) {
      retired.insert(segment.name);
    }
  }
}

void AddTooMuch(const Retention& retention, const Names& merging,
                const Manifest& manifest, Names& retired) {
  if (retention.max_bytes == 0) return;
  std::uint64_t bytes = 0;
  std::size_t left = 0;
  for (const SegmentInfo& segment : manifest.segments) {
    if (retired.contains(segment.name)) continue;
    bytes += segment.bytes;
    ++left;
  }
  for (const SegmentInfo* segment : OldestFirst(manifest)) {
    if (bytes <= retention.max_bytes || left <= 1) return;
    if (retired.contains(segment->name)) continue;
    if (merging.contains(segment->name)) return;
    retired.insert(segment->name);
    bytes -= segment->bytes;
    --left;
  }
}

}  // namespace

std::vector<SegmentInfo> RetireSegments(const Retention& retention, UnixMs now,
                                        const Names& merging,
                                        Manifest& manifest) {
  Names names;
  AddTooOld(retention, now, merging, manifest, names);
  AddTooMuch(retention, merging, manifest, names);
  std::vector<SegmentInfo> retired;
  std::erase_if(manifest.segments, [&](SegmentInfo& segment) {
    if (!names.contains(segment.name)) return false;
    retired.push_back(std::move(segment));
    return true;
  });
  return retired;
}

}  // namespace precis
