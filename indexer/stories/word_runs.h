#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "indexer/simd/word_hashes.h"

namespace precis::stories {

// The runs of letters, digits and bytes that are not ASCII in a text, found 64
// bytes at a time. Constant memory.
//
// Thread safety: none. The text must outlive it.
class WordRuns {
  static constexpr std::size_t kBlock = 64;
  static constexpr std::size_t kBytes = 16 * kBlock;  // That Next() reads.

 public:
  using Run = simd::ByteRun;

  // REQUIRES: `text` is below 4 GiB.
  explicit WordRuns(std::string_view text) : text_(text) {}

  // The next ones, in order; they are good until the next call. REQUIRES:
  // !done().
  std::span<const Run> Next();

  // The most that Next() gives: two have a byte between them, and one may go
  // on from before.
  static constexpr std::size_t kMostRuns = kBytes / 2 + 1;

  // Next() gave all.
  bool done() const { return begin_ >= text_.size(); }

 private:
  const std::string_view text_;
  std::size_t begin_ = 0;    // Of what is not read yet.
  std::uint64_t open_ = 0;   // 1: the last run goes on there.
  std::uint32_t start_ = 0;  // Of that run.
  std::array<Run, kMostRuns> runs_;
};

}  // namespace precis::stories
