#include "indexer/glass/compressor.h"

#include <isa-l/igzip_lib.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace precis::glass {
namespace {

// Xapian 1.4 inflates in steps of this many bytes of outcome.
constexpr std::size_t kInflateStep = 8192;
// What the last bits of a stream, read as one byte, can stand for at most.
constexpr std::size_t kMostInOneByte = std::size_t{8} * 258;
constexpr std::size_t kTail = 4096;

// No item is larger than its table allows, see TableWriter.
constexpr std::size_t kMaxTag = std::size_t{1} << 31;

// ISA-L only reads through it.
std::uint8_t* Bytes(std::string_view bytes) {
  return reinterpret_cast<std::uint8_t*>(const_cast<char*>(bytes.data()));
}

// Xapian calls an intact tag corrupt if its input is used up while inflate()
// still has outcome behind a full step to hand over. That takes a match across
// the step's end and everything behind it within the bits of one byte, the
// mark of the end included: only where the tail is so uniform that this mark's
// code, which is used once, has less than eight bits.
bool XapianMayStumble(std::string_view tag) {
  const std::size_t beyond = tag.size() % kInflateStep;
  return tag.size() > kInflateStep && beyond > 0 && beyond <= kMostInOneByte;
}

}  // namespace

struct Compressor::Deflate {
  explicit Deflate(std::uint32_t chosen)
      : level(chosen), working_memory(kSizes[level]) {}

  // The size of the compressed `tag` in `out`; 0: it does not fit there. With a
  // Huffman code of its own, or with `code`.
  std::size_t Run(std::string_view tag, char* out, std::size_t room,
                  isal_hufftables* code = nullptr) {
    isal_deflate_stateless_init(&stream);
    if (code != nullptr) {
      isal_deflate_set_hufftables(&stream, code, IGZIP_HUFFTABLE_CUSTOM);
    } else {
      stream.level = level;
      stream.level_buf = working_memory.data();
      stream.level_buf_size = static_cast<std::uint32_t>(working_memory.size());
    }
    stream.end_of_stream = 1;
    stream.next_in = Bytes(tag);
    stream.avail_in = static_cast<std::uint32_t>(tag.size());
    stream.next_out = reinterpret_cast<std::uint8_t*>(out);
    stream.avail_out = static_cast<std::uint32_t>(room);
    return isal_deflate_stateless(&stream) == COMP_OK ? stream.total_out : 0;
  }

  static constexpr std::array<std::size_t, kMaxLevel + 1> kSizes = {
      0, ISAL_DEF_LVL1_DEFAULT, ISAL_DEF_LVL2_DEFAULT, ISAL_DEF_LVL3_DEFAULT};

  std::uint32_t level;
  std::vector<std::uint8_t> working_memory;
  isal_zstream stream;
};

// A Huffman code for many tags: made of a part of those that came, and anew
// whenever twice as much is known.
class Compressor::CommonCode {
 public:
  // nullptr: too little is known yet.
  isal_hufftables* get() { return usable_ ? &code_ : nullptr; }

  void Learn(std::string_view tag) {
    if (usable_ && tags_++ % kOneOf != 0) return;
    tag = tag.substr(0, kMostOfOne);
    isal_update_histogram(Bytes(tag), static_cast<int>(tag.size()),
                          &histogram_);
    known_ += tag.size();
    if (known_ >= enough_) Make();
  }

 private:
  // Some entries; until then each tag has a code of its own.
  static constexpr std::size_t kFirst = std::size_t{32} << 10;
  static constexpr std::size_t kOneOf = 16;
  static constexpr std::size_t kMostOfOne = std::size_t{8} << 10;
  static constexpr std::size_t kEndMark = 256;

  void Make() {
    histogram_.lit_len_histogram[kEndMark] = 1;
    // See XapianMayStumble(): it cannot, where the end takes a byte.
    usable_ = isal_create_hufftables(&code_, &histogram_) == 0 &&
              code_.lit_table_sizes[kEndMark] >= 8;
    enough_ = 2 * known_;
  }

  isal_huff_histogram histogram_{};
  isal_hufftables code_{};
  bool usable_ = false;
  std::size_t tags_ = 0;
  std::size_t known_ = 0;  // Bytes that the histogram is of.
  std::size_t enough_ = kFirst;
};

Compressor::Compressor(int level) {
  assert(level >= 0 && level <= kMaxLevel);
  if (level == 0) return;
  deflate_ = std::make_unique<Deflate>(static_cast<std::uint32_t>(level));
  if (level == 1) common_code_ = std::make_unique<CommonCode>();
}

Compressor::~Compressor() = default;

std::string_view Compressor::Compress(std::string_view tag) {
  if (!deflate_ || tag.size() < 2 || tag.size() > kMaxTag) return {};
  const std::size_t room = std::max(tag.size() - 1, kTail / 8);
  char* out = out_.Reserve(room);
  if (common_code_) {
    common_code_->Learn(tag);
    if (isal_hufftables* const code = common_code_->get(); code != nullptr) {
      return {out, deflate_->Run(tag, out, tag.size() - 1, code)};
    }
  }
  if (XapianMayStumble(tag)) {
    const std::string_view tail = tag.substr(tag.size() - kTail);
    if (deflate_->Run(tail, out, kTail / 8) > 0) return {};
  }
  return {out, deflate_->Run(tag, out, tag.size() - 1)};
}

struct Decompressor::Inflate {
  inflate_state state;
};

Decompressor::Decompressor() = default;

Decompressor::~Decompressor() = default;

bool Decompressor::Decompress(std::string_view compressed, std::string& tag) {
  if (!inflate_) inflate_ = std::make_unique<Inflate>();
  inflate_state& state = inflate_->state;
  for (std::size_t room = std::max<std::size_t>(4096, 8 * compressed.size());
       room <= kMaxTag; room *= 2) {
    tag.resize(room);
    isal_inflate_init(&state);
    state.next_in = Bytes(compressed);
    state.avail_in = static_cast<std::uint32_t>(compressed.size());
    state.next_out = reinterpret_cast<std::uint8_t*>(tag.data());
    state.avail_out = static_cast<std::uint32_t>(room);
    const int outcome = isal_inflate_stateless(&state);
    if (outcome == ISAL_OUT_OVERFLOW) continue;
    if (outcome != ISAL_DECOMP_OK) return false;
    tag.resize(state.total_out);
    return true;
  }
  return false;
}

}  // namespace precis::glass
