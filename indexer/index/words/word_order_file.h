// The file of a segment that knows in which order words stand, beside its
// tables. Xapian's positions would take more than twice the bytes: an item of a
// B-tree for each different word of each document.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>

#include "indexer/base/range_set.h"
#include "indexer/base/result.h"
#include "indexer/glass/mapped_file.h"
#include "indexer/index/manifest/merge_options.h"
#include "indexer/index/words/word_order.h"
#include "indexer/index/words/word_pairs.h"

namespace precis {

// <segment>/precis.words
std::filesystem::path WordOrderPath(const std::filesystem::path& segment);

// A segment's file, open for reading.
//
// Thread safety: const functions from any thread.
class WordOrderFile {
 public:
  // Reads the head; the rest is read as it is asked for. kUnavailable: it
  // cannot be opened. kCorrupt: it is cut short or no such file.
  static Result<WordOrderFile> Open(const std::filesystem::path& segment);

  // Of a document; none for ids that the segment does not have, and where the
  // file is damaged.
  CodeSpan CodesOf(std::uint32_t docid) const {
    if (docid == 0 || docid > documents_) return {};
    const std::uint64_t begin = begins_[docid - 1];
    const std::uint64_t end = begins_[docid];
    if (begin > end || end > words_) return {};
    return {low_ + begin, high_ + begin, static_cast<std::size_t>(end - begin)};
  }

  // Which of its words are neighbours, likewise.
  PairFilter PairsOf(std::uint32_t docid) const {
    const CodeSpan words = CodesOf(docid);
    if (words.size == 0) return {};
    return {pairs_ + (words.low - low_), words.size};
  }

  // Fetches where a document's words lie, then the words themselves, from
  // memory, for a PairsOf() or CodesOf() soon.
  void FetchPlaceOf(std::uint32_t docid) const {
    if (docid != 0 && docid <= documents_) {
      __builtin_prefetch(begins_ + docid - 1);
      __builtin_prefetch(begins_ + docid);  // One in eight straddles.
    }
  }
  void FetchWordsOf(std::uint32_t docid) const;

  // Makes all of it ready to be looked at without waiting for the kernel; a
  // tenth of a second for 1.5 GB that is in memory.
  void Populate() const { file_.Populate(); }

  std::uint32_t documents() const { return documents_; }

  // Reads everything. kCorrupt: the checksum is wrong.
  Result<void> Check() const;

 private:
  friend class WordOrderMerge;

  WordOrderFile() = default;

  glass::MappedFile file_;
  std::filesystem::path path_;
  std::uint32_t documents_ = 0;
  std::uint64_t words_ = 0;
  const std::uint16_t* low_ = nullptr;
  const std::uint8_t* high_ = nullptr;
  const std::uint8_t* pairs_ = nullptr;
  const std::uint64_t* begins_ = nullptr;  // documents_ + 1.
};

// Shared by all who search a segment.
using SharedWordOrder = std::shared_ptr<const WordOrderFile>;

// Writes <segment>/precis.words, not durable yet. kUnavailable.
Result<void> WriteWordOrder(const std::filesystem::path& segment,
                            const WordOrder& order);

// A segment to be merged.
struct WordOrderSource {
  std::filesystem::path segment;
  RangeSet deleted;        // Document ids whose words are left out.
  std::int64_t shift = 0;  // Is added to the ids.
};

// Writes <destination>/precis.words with the documents of all sources, whose
// shifted ids ascend; ids that no document has are without words. Not durable
// yet. kUnavailable, kCorrupt, kCancelled: `options.stop` said so.
Result<void> MergeWordOrder(std::span<const WordOrderSource> sources,
                            std::uint32_t last_docid,
                            const std::filesystem::path& destination,
                            const MergeOptions& options = {});

}  // namespace precis
