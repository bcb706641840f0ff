#include "indexer/index/store/resolve.h"

#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include "indexer/index/segment/segment_database.h"
#include "indexer/index/terms/terms.h"

namespace precis {
namespace {

// A live entry of the index to be: in a segment of `next`.
struct Standing {
  std::size_t segment = 0;
  PlacedEntry place;
};

class Resolver {
 public:
  Resolver(const OpenSegments& segments, const Manifest& before, Manifest& next)
      : before_(before), next_(next) {
    for (const SegmentInfo& info : before.segments) {
      segments_.push_back(&segments.at(info.name));
    }
  }

  // Entries have to come in the order in which they arrived.
  Result<void> Take(std::size_t segment, const SegmentEntry& entry) {
    const Standing candidate = {segment,
                                {.first_docid = entry.first_docid,
                                 .documents = entry.documents,
                                 .version = entry.version}};
    if (entry.discarded) {
      Delete(candidate);
      gone_.push_back({entry.id, entry.version});
      return {};
    }
    Tally& tally = tallies_[entry.version.origin];
    if (FinishedBefore(entry.version)) {
      Delete(candidate);
      ++tally.skipped;
      return {};
    }
    const auto existing = Find(entry.id);
    if (!existing) return std::unexpected(existing.error());
    Decide(entry, candidate, *existing, tally);
    return {};
  }

  std::map<Partition, Tally> TakeTallies() { return std::move(tallies_); }
  std::vector<GoneEntry> TakeGone() { return std::move(gone_); }
  const LookupCounts& lookups() const { return lookups_; }

 private:
  bool FinishedBefore(const Version& version) const {
    const auto found = before_.partitions.find(version.origin);
    return found != before_.partitions.end() &&
           (version.offset < found->second.next ||
            found->second.finished.Contains(version.offset));
  }

  Result<std::optional<Standing>> Find(const std::string& id) {
    if (const auto found = arrived_.find(id); found != arrived_.end()) {
      return std::optional(found->second);
    }
    const IdHash hash = IdHash::Of(MakeTerm(kIdPrefix, id));
    ++lookups_.ids;
    // The newest segments are the likeliest to hold what is sent again.
    for (std::size_t i = before_.segments.size(); i-- > 0;) {
      if (!segments_[i]->filter->MayHave(hash)) continue;
      ++lookups_.segments;
      auto found =
          FindEntry(segments_[i]->database, before_.segments[i].deleted, id);
      if (!found) return std::unexpected(std::move(found.error()));
      const std::optional<PlacedEntry> place = *found;
      if (place) return std::optional(Standing{i, *place});
    }
    return std::optional<Standing>();
  }

  void Decide(const SegmentEntry& entry, const Standing& candidate,
              const std::optional<Standing>& existing, Tally& tally) {
    const auto order =
        existing ? Compare(candidate.place.version, existing->place.version)
                 : VersionOrder::kNewer;
    if (order != VersionOrder::kNewer) {
      Delete(candidate);
      if (order == VersionOrder::kOlder) {
        gone_.push_back({entry.id, entry.version});
      }
      ++(order == VersionOrder::kSame ? tally.duplicate : tally.superseded);
      return;
    }
    if (existing) {
      Delete(*existing);
      gone_.push_back({entry.id, existing->place.version});
    }
    arrived_[entry.id] = candidate;
    ++(entry.tombstone ? tally.tombstone : tally.indexed);
  }

  void Delete(const Standing& standing) {
    const std::int64_t first = standing.place.first_docid;
    next_.segments[standing.segment].deleted.Add(
        first, first + standing.place.documents);
  }

  std::vector<const LiveSegment*> segments_;  // As in `before_`.
  const Manifest& before_;
  Manifest& next_;
  std::unordered_map<std::string, Standing> arrived_;
  std::map<Partition, Tally> tallies_;
  std::vector<GoneEntry> gone_;
  LookupCounts lookups_;
};

Result<void> CheckPartitions(const Publication& publication) {
  for (const FinishedSegment& segment : publication.segments) {
    for (const SegmentEntry& entry : segment.entries) {
      const Partition& origin = entry.version.origin;
      if (entry.discarded || publication.partitions.contains(origin)) continue;
      return Fail(ErrorCode::kBadInput,
                  "entry '" + entry.id + "' is of partition " +
                      std::to_string(origin.number) + " of '" + origin.topic +
                      "', of which the publication says nothing");
    }
  }
  return {};
}

}  // namespace

Result<std::map<Partition, Tally>> ResolveVersions(
    const Publication& publication, const OpenSegments& segments,
    const Manifest& before, Manifest& next, ResolveReport& report) {
  if (auto checked = CheckPartitions(publication); !checked) {
    return std::unexpected(std::move(checked.error()));
  }
  Resolver resolver(segments, before, next);
  std::size_t segment = before.segments.size();
  for (const FinishedSegment& finished : publication.segments) {
    for (const SegmentEntry& entry : finished.entries) {
      if (auto taken = resolver.Take(segment, entry); !taken) {
        return std::unexpected(std::move(taken.error()));
      }
    }
    ++segment;
  }
  report.lookups.ids += resolver.lookups().ids;
  report.lookups.segments += resolver.lookups().segments;
  report.gone = resolver.TakeGone();
  return resolver.TakeTallies();
}

}  // namespace precis
