#include "indexer/index/segment_merge.h"

#include <xapian.h>
#include <algorithm>
#include <system_error>
#include <utility>

#include "indexer/index/durable_file.h"
#include "indexer/index/layout.h"
#include "indexer/index/segment_database.h"
#include "indexer/index/xapian_guard.h"

namespace precis {
namespace {

namespace fs = std::filesystem;

// A folder of our own that goes when we do.
class ScratchFolder {
 public:
  explicit ScratchFolder(fs::path path) : path_(std::move(path)) {}
  ~ScratchFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

std::vector<Xapian::docid> DocidsOf(const Xapian::Database& database) {
  std::vector<Xapian::docid> docids;
  docids.reserve(database.get_doccount());
  for (auto posting = database.postlist_begin("");
       posting != database.postlist_end(""); ++posting) {
    docids.push_back(*posting);
  }
  return docids;
}

// A copy of a live segment without its deleted documents.
Xapian::Database CopyWithoutDeleted(const fs::path& from, const fs::path& to,
                                    const RangeSet& deleted) {
  std::error_code error;
  fs::copy(from, to, error);
  if (error) {
    throw Xapian::DatabaseError("cannot copy '" + from.string() +
                                "': " + error.message());
  }
  Xapian::WritableDatabase copy(to.string(),
                                Xapian::DB_OPEN | Xapian::DB_NO_SYNC);
  for (const auto& [begin, end] : deleted.ToPairs()) {
    for (auto docid = begin; docid < end; ++docid) {
      copy.delete_document(static_cast<Xapian::docid>(docid));
    }
  }
  copy.commit();
  copy.close();
  return Xapian::Database(to.string(), Xapian::DB_OPEN);
}

// Collects the databases to merge and works out the ids they will get:
// compaction drops the unused ids before a source's first document and after
// its last, and keeps the holes between.
class MergeInput {
 public:
  Result<void> Add(const fs::path& index, const SegmentInfo& source,
                   const fs::path& scratch) {
    auto opened = OpenSegment(index, source);
    if (!opened) return std::unexpected(std::move(opened.error()));
    if (!source.deleted.empty()) {
      *opened = CopyWithoutDeleted(SegmentPath(index, source.name), scratch,
                                   source.deleted);
    }
    const auto docids = DocidsOf(*opened);
    shifts_.push_back(docids.empty() ? 0 : next_ - docids.front());
    if (docids.empty()) return {};
    for (const Xapian::docid docid : docids) {
      expected_.push_back(static_cast<Xapian::docid>(docid + shifts_.back()));
    }
    next_ = std::int64_t{expected_.back()} + 1;
    all_.add_database(*opened);
    return {};
  }

  const Xapian::Database& all() const { return all_; }
  const std::vector<Xapian::docid>& expected() const { return expected_; }
  std::vector<std::int64_t> TakeShifts() { return std::move(shifts_); }

 private:
  Xapian::Database all_;
  std::vector<Xapian::docid> expected_;  // Of the outcome, ascending.
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

// Fills in what is only known of the outcome, after checking that every
// document has the id that we shall translate deletions to.
Result<void> Describe(const fs::path& path,
                      const std::vector<Xapian::docid>& expected,
                      SegmentInfo& info) {
  const Xapian::Database merged(path.string(), Xapian::DB_OPEN);
  if (DocidsOf(merged) != expected) {
    return Fail(ErrorCode::kCorrupt,
                "compaction gave documents other ids than this program knows; "
                "is it another version of Xapian?");
  }
  info.uuid = merged.get_uuid();
  info.documents = merged.get_doccount();
  info.last_docid = merged.get_lastdocid();
  auto bytes = SyncDirectory(path);
  if (!bytes) return std::unexpected(std::move(bytes.error()));
  info.bytes = *bytes;
  return Sync(path.parent_path());
}

Result<MergedSegment> Merge(const fs::path& index,
                            const std::vector<SegmentInfo>& sources,
                            const std::string& name,
                            const MergeOptions& options) {
  const ScratchFolder copies(TemporaryPath(index) / (name + ".copies"));
  std::error_code error;
  fs::create_directory(copies.path(), error);
  MergeInput input;
  for (const SegmentInfo& source : sources) {
    if (options.throttle) options.throttle(source.bytes);
    if (options.stop && options.stop()) {
      return Fail(ErrorCode::kCancelled, "stopped");
    }
    if (auto added = input.Add(index, source, copies.path() / source.name);
        !added) {
      return std::unexpected(std::move(added.error()));
    }
  }
  MergedSegment merged;
  merged.shifts = input.TakeShifts();
  if (input.expected().empty()) return merged;
  const fs::path path = TemporaryPath(index) / name;
  Xapian::Database all(input.all());
  all.compact(path.string());
  merged.info = Joined(sources, name);
  if (auto described = Describe(path, input.expected(), *merged.info);
      !described) {
    return std::unexpected(std::move(described.error()));
  }
  return merged;
}

}  // namespace

Result<MergedSegment> MergeSegments(const fs::path& index,
                                    const std::vector<SegmentInfo>& sources,
                                    const std::string& name,
                                    const MergeOptions& options) {
  auto merged = Guard([&] { return Merge(index, sources, name, options); });
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
