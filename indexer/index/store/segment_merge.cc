#include "indexer/index/store/segment_merge.h"

#include <algorithm>
#include <system_error>
#include <utility>

#include "indexer/glass/merge.h"
#include "indexer/index/manifest/durable_file.h"
#include "indexer/index/manifest/layout.h"
#include "indexer/index/segment/segment_database.h"
#include "indexer/index/words/word_order_file.h"

namespace precis {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kMostDocids = 0xfffffffe;  // As many as Xapian numbers.

// Lays the sources' ids end to end: unused ones before a source's first
// document and behind its last go, the holes between stay.
class MergePlan {
 public:
  Result<void> Add(const fs::path& index, const SegmentInfo& source) {
    // Whether it is the database that the manifest means.
    if (auto opened = OpenSegment(index, source); !opened) {
      return std::unexpected(std::move(opened.error()));
    }
    fs::path path = SegmentPath(index, source.name);
    const auto ids = glass::FindLiveIds(path, source.deleted);
    if (!ids) return std::unexpected(ids.error());
    shifts_.push_back(ids->documents == 0 ? 0 : next_ - ids->first);
    if (ids->documents == 0) return {};
    next_ = std::int64_t{ids->last} + shifts_.back() + 1;
    if (next_ > kMostDocids) {
      return Fail(ErrorCode::kUnavailable,
                  "together the segments have too many document ids for one");
    }
    sources_.push_back({.path = std::move(path),
                        .deleted = source.deleted,
                        .shift = shifts_.back()});
    return {};
  }

  const std::vector<glass::MergeSource>& sources() const { return sources_; }
  std::vector<WordOrderSource> word_orders() const {
    std::vector<WordOrderSource> orders;
    orders.reserve(sources_.size());
    for (const auto& [path, deleted, shift] : sources_) {
      orders.push_back({path, deleted, shift});
    }
    return orders;
  }
  std::vector<std::int64_t> TakeShifts() { return std::move(shifts_); }

 private:
  std::vector<glass::MergeSource> sources_;
  std::vector<std::int64_t> shifts_;
  std::int64_t next_ = 1;
};

void WidenTimes(SegmentInfo& info, const SegmentInfo& source) {
  if (!source.oldest || !source.newest) return;
  info.oldest = std::min(info.oldest.value_or(*source.oldest), *source.oldest);
  info.newest = std::max(info.newest.value_or(*source.newest), *source.newest);
}

SegmentInfo Joined(const std::vector<SegmentInfo>& sources,
                   const std::string& name) {
  SegmentInfo info;
  info.name = name;
  for (const SegmentInfo& source : sources) {
    WidenTimes(info, source);
    const int version = source.analysis_version;
    if (version != 0 &&
        (info.analysis_version == 0 || version < info.analysis_version)) {
      info.analysis_version = version;
    }
  }
  return info;
}

Result<void> MakeDurable(const fs::path& path, SegmentInfo& info) {
  auto bytes = SyncDirectory(path);
  if (!bytes) return std::unexpected(std::move(bytes.error()));
  info.bytes = *bytes;
  return Sync(path.parent_path());
}

Result<MergedSegment> Merge(const fs::path& index,
                            const std::vector<SegmentInfo>& sources,
                            const std::string& name,
                            const MergeOptions& options) {
  MergePlan plan;
  for (const SegmentInfo& source : sources) {
    if (auto added = plan.Add(index, source); !added) {
      return std::unexpected(std::move(added.error()));
    }
  }
  MergedSegment merged;
  merged.shifts = plan.TakeShifts();
  if (plan.sources().empty()) return merged;
  const fs::path path = TemporaryPath(index) / name;
  const auto written = glass::MergeDatabases(
      plan.sources(), path,
      {.throttle = options.throttle, .stop = options.stop});
  if (!written) return std::unexpected(written.error());
  auto ordered =
      MergeWordOrder(plan.word_orders(), written->last_docid, path, options);
  if (!ordered) return std::unexpected(std::move(ordered.error()));
  SegmentInfo info = Joined(sources, name);
  info.uuid = written->uuid;
  info.documents = written->documents;
  info.last_docid = written->last_docid;
  if (auto durable = MakeDurable(path, info); !durable) {
    return std::unexpected(std::move(durable.error()));
  }
  merged.info = std::move(info);
  return merged;
}

}  // namespace

Result<MergedSegment> MergeSegments(const fs::path& index,
                                    const std::vector<SegmentInfo>& sources,
                                    const std::string& name,
                                    const MergeOptions& options) {
  auto merged = Merge(index, sources, name, options);
  if (!merged) {
    std::error_code ignored;
    fs::remove_all(TemporaryPath(index) / name, ignored);
    return std::unexpected(std::move(merged.error()).Within("merge"));
  }
  return merged;
}

RangeSet ShiftNewDeletions(const std::vector<SegmentInfo>& then,
                           const std::vector<SegmentInfo>& now,
                           const std::vector<std::int64_t>& shifts) {
  RangeSet shifted;
  for (std::size_t i = 0; i < then.size(); ++i) {
    for (const auto& [begin, end] : now[i].deleted.ToPairs()) {
      for (auto docid = begin; docid < end; ++docid) {
        if (then[i].deleted.Contains(docid)) continue;
        shifted.Add(docid + shifts[i], docid + shifts[i] + 1);
      }
    }
  }
  return shifted;
}

}  // namespace precis
