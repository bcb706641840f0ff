#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>

#include "indexer/base/mutex.h"
#include "indexer/base/result.h"
#include "indexer/glass/table_cursor.h"
#include "indexer/match/value_chunks.h"

namespace precis::match {

// The posting lists and values of a segment, whoever wrote it, in memory as
// they lie in the file.
//
// Thread safety: any number of threads.
class SegmentLists {
 public:
  // kUnavailable: it is gone, or cannot be read. kCorrupt.
  static Result<std::shared_ptr<const SegmentLists>> Open(
      const std::filesystem::path& segment);

  // Deleted ones included.
  std::uint32_t documents() const { return documents_; }

  // No document has a higher id.
  Docid last_docid() const { return last_docid_; }

  const glass::TableFile& postings() const { return postings_; }

  // Of a slot with numbers, found out once and kept; null: as Read(). Who comes
  // meanwhile waits, unless it is for another slot.
  const ValueChunks* ValuesOf(std::uint32_t slot) const;

  // Whether ValuesOf(slot) has nothing left to read.
  bool HasRead(std::uint32_t slot) const;

 private:
  SegmentLists(glass::TableFile postings, std::uint32_t documents,
               Docid last_docid)
      : postings_(std::move(postings)),
        documents_(documents),
        last_docid_(last_docid) {}

  struct SlotValues {
    std::once_flag once;
    std::optional<ValueChunks> values;
    std::atomic<bool> is_read = false;
  };

  glass::TableFile postings_;
  std::uint32_t documents_ = 0;
  Docid last_docid_ = 0;
  mutable Mutex mutex_;  // Held for a moment only.
  mutable std::map<std::uint32_t, SlotValues> values_ PRECIS_GUARDED_BY(mutex_);
};

using SharedLists = std::shared_ptr<const SegmentLists>;

}  // namespace precis::match
