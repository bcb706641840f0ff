#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace precis::stories {

// The runs of letters, digits and bytes that are not ASCII in a text, found 64
// bytes at a time. Constant memory.
//
// Thread safety: none. The text must outlive it.
class WordRuns {
 public:
  // A half-open range of bytes.
  struct Run {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
  };

  // REQUIRES: `text` is below 4 GiB.
  explicit WordRuns(std::string_view text) : text_(text) {}

  // The next ones, in order; they are good until the next call. REQUIRES:
  // !done().
  std::span<const Run> Next();

  // Next() gave all.
  bool done() const { return begin_ >= text_.size(); }

 private:
  static constexpr std::size_t kBlock = 64;
  static constexpr std::size_t kBytes = 16 * kBlock;  // That Next() reads.

  const std::string_view text_;
  std::size_t begin_ = 0;    // Of what is not read yet.
  std::uint64_t open_ = 0;   // 1: the last run goes on there.
  std::uint32_t start_ = 0;  // Of that run.
  // Two runs have a byte between them; one may go on from before.
  std::array<Run, kBytes / 2 + 1> runs_;
};

}  // namespace precis::stories
