#pragma once

#include <sys/stat.h>
#include <xapian.h>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "indexer/base/mutex.h"
#include "indexer/base/result.h"
#include "indexer/index/manifest/manifest.h"
#include "indexer/index/segment/segment_filter.h"
#include "indexer/index/words/word_order_file.h"
#include "indexer/match/segment_lists.h"
#include "indexer/search/segment_data.h"

namespace precis {

// What of a segment any number of searchers read at the same time.
struct SharedSegment {
  SharedFilter filter;       // Of its ids.
  match::SharedLists lists;  // As the matcher reads them.
  SharedData data;           // What documents have stored.
  SharedWordOrder word_order;
  std::vector<std::string> languages;  // Stemmed as such, but for English.
};
using SharedSegmentPtr = std::shared_ptr<const SharedSegment>;

// A manifest as a file had it.
struct ManifestFile {
  std::shared_ptr<const Manifest> manifest;
  struct stat status = {};  // Before it was read; all zero: there was none.
};

// What the searchers of one index have open, each thing once: the first who
// meets a new segment opens it for all (see PreparedSegments). A segment that
// no searcher has any more is closed.
//
// Thread safety: any number of threads.
class SharedSegments {
 public:
  explicit SharedSegments(std::filesystem::path index)
      : index_(std::move(index)) {}

  const std::filesystem::path& index() const { return index_; }

  // The newest. Errors as Searcher::Open.
  Result<ManifestFile> ReadManifest();

  // That of `info`, which is open as `database`. Errors as Searcher::Open; may
  // throw what Xapian throws.
  Result<SharedSegmentPtr> Open(const SegmentInfo& info,
                                const Xapian::Database& database);

  // The same of a segment that lies elsewhere, since it is not live yet.
  // Whoever opens it once it is live is given this, if somebody has it still.
  Result<SharedSegmentPtr> OpenMerged(const std::filesystem::path& segment,
                                      const SegmentInfo& info,
                                      const Xapian::Database& database);

 private:
  const std::filesystem::path index_;
  Mutex mutex_;
  ManifestFile newest_ PRECIS_GUARDED_BY(mutex_);
  // By UUID and name.
  std::map<std::string, std::weak_ptr<const SharedSegment>> open_
      PRECIS_GUARDED_BY(mutex_);
};

// The state of the manifest's file now; all zero if there is none.
struct stat StatManifest(const std::filesystem::path& index);
bool IsSameFile(const struct stat& a, const struct stat& b);

}  // namespace precis
