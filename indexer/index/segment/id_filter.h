#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/base/hash.h"
#include "indexer/base/result.h"

namespace precis {

// The hash under which filters know an id's term (MakeTerm(kIdPrefix, id)): an
// id is hashed once, however many segments are asked.
struct IdHash {
  std::uint64_t value = 0;

  static IdHash Of(std::string_view term) { return {Fnv1a64(term)}; }
};

// Which ids a segment may have: a split-block Bloom filter. Each id sets one
// bit in each of the eight words of one block, so that a question costs a
// single cache line. 12 bits an id: about 0.5 % of those that are not there are
// said to be; none that is there is ever denied.
// https://arxiv.org/abs/2101.01719 (Apple, "Split block Bloom filters")
//
// Thread safety: const functions from any thread.
class IdFilter {
 public:
  static constexpr std::size_t kBitsPerId = 12;

  // Room for `ids`; more make it less selective, no more.
  explicit IdFilter(std::size_t ids);

  void Add(IdHash id);
  bool MayHave(IdHash id) const;

  std::size_t ids() const { return ids_; }  // Added, each as often as it was.

  // As a file: magic, version, counts, blocks (little-endian), CRC-32.
  std::string ToBytes() const;

  // kCorrupt: not what ToBytes made, or of another version.
  static Result<IdFilter> FromBytes(std::string_view bytes);

 private:
  using Block = std::array<std::uint32_t, 8>;  // 256 bits.

  IdFilter() = default;
  std::size_t BlockOf(std::uint64_t mixed) const;

  std::size_t ids_ = 0;
  std::vector<Block> blocks_;
};

}  // namespace precis
