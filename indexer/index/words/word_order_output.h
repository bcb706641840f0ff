// How precis.words is laid out, and how it is written.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "indexer/base/file_descriptor.h"
#include "indexer/base/result.h"

namespace precis {

static_assert(std::endian::native == std::endian::little);

inline constexpr std::array<char, 16> kWordOrderMagic = {
    'p', 'r', 'e', 'c', 'i', 's', '.', 'w', 'o', 'r', 'd', 's', '\n'};
inline constexpr std::uint32_t kWordOrderVersion = 2;

// The first bytes of the file; all numbers are little-endian.
struct WordOrderHead {
  std::array<char, 16> magic = kWordOrderMagic;
  std::uint32_t version = kWordOrderVersion;
  std::uint32_t documents = 0;  // The last one's id.
  std::uint64_t words = 0;
};
static_assert(sizeof(WordOrderHead) == 32);

// Where its parts begin, each at a multiple of 8. The CRC-32 of everything
// before it is the last.
struct WordOrderLayout {
  explicit constexpr WordOrderLayout(const WordOrderHead& head)
      : high(Aligned(low + head.words * sizeof(std::uint16_t))),
        pairs(Aligned(high + head.words)),
        begins(Aligned(pairs + head.words)),
        checksum(begins +
                 (std::uint64_t{head.documents} + 1) * sizeof(std::uint64_t)),
        file_bytes(checksum + sizeof(std::uint32_t)) {}

  std::uint64_t low = sizeof(WordOrderHead);
  std::uint64_t high;
  std::uint64_t pairs;
  std::uint64_t begins;
  std::uint64_t checksum;
  std::uint64_t file_bytes;

 private:
  static constexpr std::uint64_t Aligned(std::uint64_t at) {
    return (at + 7) / 8 * 8;
  }
};

// Writes the file from start to end: all of PutLow(), then all of PutHigh(),
// then all of PutPairs(), then all of PutBegins(), each in as many calls as you
// like. What fails is told by Finish(), and everything after it is dropped.
//
// Thread safety: none.
class WordOrderOutput {
 public:
  // `head` counts what will be put. kUnavailable: cannot be created.
  static Result<WordOrderOutput> Create(const std::filesystem::path& segment,
                                        const WordOrderHead& head);

  void PutLow(std::span<const std::uint16_t> codes) {
    Append(std::as_bytes(codes));
  }
  void PutHigh(std::span<const std::uint8_t> codes) {
    AlignTo(layout_.high);
    Append(std::as_bytes(codes));
  }
  // One byte a word: the documents' filters, which a copy may divide anywhere.
  void PutPairs(std::span<const std::uint8_t> filters) {
    AlignTo(layout_.pairs);
    Append(std::as_bytes(filters));
  }
  void PutBegins(std::span<const std::uint64_t> begins) {
    AlignTo(layout_.begins);
    Append(std::as_bytes(begins));
  }

  std::uint64_t bytes() const { return bytes_; }

  // kUnavailable: the disk refused.
  Result<void> Finish();

 private:
  explicit WordOrderOutput(const WordOrderHead& head) : layout_(head) {}
  void Append(std::span<const std::byte> bytes);
  void AlignTo(std::uint64_t at);
  void Flush();
  void Write(std::span<const std::byte> bytes);

  WordOrderLayout layout_;
  std::filesystem::path path_;
  FileDescriptor file_;
  std::vector<char> buffer_;
  std::uint64_t bytes_ = 0;
  std::uint32_t checksum_ = 0;
  std::optional<Error> error_;
};

}  // namespace precis
