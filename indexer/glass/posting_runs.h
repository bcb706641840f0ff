#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/glass/chunk_writer.h"
#include "indexer/glass/group_merge.h"

namespace precis::glass {

// Collects the chunks of one list from all sources, without the deleted
// documents. Chunks in which nothing is deleted are never decoded.
//
// Thread safety: none.
class PostingRuns {
 public:
  // Forgets the last list.
  void Start(bool is_term);

  // Takes the chunk that `cursor` is at. False: damaged, which the cursor's
  // reader then says.
  bool Add(GroupCursor& cursor);

  // What was deleted from the list so far is not in these.
  std::uint64_t documents() const { return documents_ - removed_documents_; }
  std::uint64_t frequency() const { return frequency_ - removed_frequency_; }
  std::uint64_t removed_documents() const { return removed_documents_; }
  std::uint64_t removed_frequency() const { return removed_frequency_; }

  bool empty() const { return runs_.empty(); }
  // REQUIRES: !empty().
  std::uint32_t first_docid() const { return runs_.front().first; }
  std::uint32_t last_docid() const { return last_docid_; }  // 0: empty.

  void WriteTo(ChunkWriter& chunks) const;

 private:
  struct Run {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    std::string_view entries;         // In a file, or
    std::size_t copied_at = kInFile;  // in copies_, from here,
    std::size_t copied_size = 0;
  };
  static constexpr std::size_t kInFile = static_cast<std::size_t>(-1);

  struct Chunk {
    std::uint32_t first = 0;  // As in the source.
    std::uint32_t last = 0;
    std::string_view entries;
  };
  bool ReadHead(GroupCursor& cursor, Chunk& chunk);
  bool CopyLiving(const Chunk& chunk, const MergeInput& source);
  bool AddRun(Run run);

  bool is_term_ = true;
  std::uint64_t documents_ = 0;  // By the lists' heads.
  std::uint64_t frequency_ = 0;
  std::uint64_t removed_documents_ = 0;
  std::uint64_t removed_frequency_ = 0;
  std::uint32_t last_docid_ = 0;
  std::vector<Run> runs_;
  std::string copies_;
};

}  // namespace precis::glass
