#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "indexer/glass/scratch.h"

struct libdeflate_compressor;
struct libdeflate_decompressor;

namespace precis::glass {

// Compresses tags as Xapian reads them: raw deflate.
//
// Thread safety: none; about 300 KB at the higher levels.
class Compressor {
 public:
  // `level`: 1 to 12; 0 never compresses.
  explicit Compressor(int level);
  ~Compressor();
  Compressor(const Compressor&) = delete;
  Compressor& operator=(const Compressor&) = delete;

  // The compressed `tag`, valid until the next call; empty if that would not
  // be shorter, or Xapian could not read it.
  std::string_view Compress(std::string_view tag);

 private:
  struct Free {
    void operator()(libdeflate_compressor* compressor) const;
  };
  std::unique_ptr<libdeflate_compressor, Free> compressor_;
  Scratch out_;
};

// Reads what Compressor, or Xapian, compressed. Thread safety: none.
class Decompressor {
 public:
  Decompressor();
  ~Decompressor();
  Decompressor(const Decompressor&) = delete;
  Decompressor& operator=(const Decompressor&) = delete;

  // Sets `tag` to what `compressed` holds. False: it is damaged.
  bool Decompress(std::string_view compressed, std::string& tag);

 private:
  struct Free {
    void operator()(libdeflate_decompressor* decompressor) const;
  };
  std::unique_ptr<libdeflate_decompressor, Free> decompressor_;
};

}  // namespace precis::glass
