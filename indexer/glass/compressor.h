#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "indexer/glass/scratch.h"

namespace precis::glass {

// Compresses tags as Xapian reads them: raw deflate.
//
// By ISA-L, which took 24 µs for an article of 4.5 KB at its level 3, where
// libdeflate's fastest took 53 for 1 % less (same run). Level 1 does not make a
// Huffman code for each tag, but uses one for many, made of tags before: 17 µs
// instead of 25 for 3 % more, 20 instead of 42 for 5 % more where entries are
// 8 KB (same run).
//
// Thread safety: none; about half a megabyte.
class Compressor {
 public:
  static constexpr int kMaxLevel = 3;

  // `level`: 1 (fast) to kMaxLevel (small); 0 never compresses.
  explicit Compressor(int level);
  ~Compressor();
  Compressor(const Compressor&) = delete;
  Compressor& operator=(const Compressor&) = delete;

  // The compressed `tag`, valid until the next call; empty if that would not
  // be shorter, or Xapian could not read it.
  std::string_view Compress(std::string_view tag);

 private:
  struct Deflate;
  class CommonCode;

  std::unique_ptr<Deflate> deflate_;
  std::unique_ptr<CommonCode> common_code_;  // Of level 1.
  Scratch out_;
};

// Reads what Compressor, or Xapian, compressed. Takes memory when there is
// something to read. Thread safety: none.
class Decompressor {
 public:
  Decompressor();
  ~Decompressor();
  Decompressor(const Decompressor&) = delete;
  Decompressor& operator=(const Decompressor&) = delete;

  // Sets `tag` to what `compressed` holds. False: it is damaged.
  bool Decompress(std::string_view compressed, std::string& tag);

 private:
  struct Inflate;

  std::unique_ptr<Inflate> inflate_;
};

}  // namespace precis::glass
