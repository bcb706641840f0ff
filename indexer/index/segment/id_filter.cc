#include "indexer/index/segment/id_filter.h"

#include <algorithm>

#include "indexer/glass/checksum.h"

namespace precis {
namespace {

constexpr std::string_view kMagic = "precis.ids\n";
constexpr std::uint32_t kVersion = 1;
constexpr std::size_t kHeaderBytes =
    kMagic.size() + sizeof(std::uint32_t) + 2 * sizeof(std::uint64_t);
constexpr std::size_t kChecksumBytes = sizeof(std::uint32_t);

// Odd, so that each is a permutation of 32 bits: the multiples' five highest
// bits choose a bit of each word.
constexpr std::array<std::uint32_t, 8> kSalts = {
    0x9e3779b1, 0x85ebca77, 0xc2b2ae3d, 0x27d4eb2f,
    0x165667b1, 0xd3a2646d, 0xfd7046c5, 0xb55a4f09};

// FNV-1a leaves the highest bits of short keys alike; this spreads them over
// all 64 (the finalizer of MurmurHash3, which is a permutation).
std::uint64_t Mixed(std::uint64_t hash) {
  hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccdU;
  hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53U;
  return hash ^ (hash >> 33);
}

std::uint32_t BitOf(std::uint64_t mixed, std::size_t word) {
  const auto low = static_cast<std::uint32_t>(mixed);
  return std::uint32_t{1} << ((low * kSalts[word]) >> 27);
}

template <typename Number>
void Append(std::string& bytes, Number number) {
  for (std::size_t i = 0; i < sizeof number; ++i) {
    bytes += static_cast<char>(number >> (8 * i) & 0xff);
  }
}

template <typename Number>
Number Take(std::string_view& bytes) {
  Number number = 0;
  for (std::size_t i = 0; i < sizeof number; ++i) {
    number |= static_cast<Number>(static_cast<unsigned char>(bytes[i]))
              << (8 * i);
  }
  bytes.remove_prefix(sizeof number);
  return number;
}

}  // namespace

IdFilter::IdFilter(std::size_t ids)
    : blocks_(std::max<std::size_t>(1, (ids * kBitsPerId + 255) / 256)) {}

std::size_t IdFilter::BlockOf(std::uint64_t mixed) const {
  // The high half scaled to the number of blocks, without a division.
  return static_cast<std::size_t>((mixed >> 32) * blocks_.size() >> 32);
}

void IdFilter::Add(IdHash id) {
  const std::uint64_t mixed = Mixed(id.value);
  Block& block = blocks_[BlockOf(mixed)];
  for (std::size_t i = 0; i < block.size(); ++i) block[i] |= BitOf(mixed, i);
  ++ids_;
}

bool IdFilter::MayHave(IdHash id) const {
  const std::uint64_t mixed = Mixed(id.value);
  const Block& block = blocks_[BlockOf(mixed)];
  std::uint32_t missing = 0;
  for (std::size_t i = 0; i < block.size(); ++i) {
    missing |= ~block[i] & BitOf(mixed, i);
  }
  return missing == 0;
}

std::string IdFilter::ToBytes() const {
  std::string bytes(kMagic);
  bytes.reserve(kHeaderBytes + blocks_.size() * sizeof(Block) + kChecksumBytes);
  Append(bytes, kVersion);
  Append(bytes, std::uint64_t{ids_});
  Append(bytes, std::uint64_t{blocks_.size()});
  for (const Block& block : blocks_) {
    for (const std::uint32_t word : block) Append(bytes, word);
  }
  Append(bytes, glass::Crc32(bytes));
  return bytes;
}

Result<IdFilter> IdFilter::FromBytes(std::string_view bytes) {
  if (bytes.size() < kHeaderBytes + kChecksumBytes ||
      !bytes.starts_with(kMagic)) {
    return Fail(ErrorCode::kCorrupt, "cut short or not an id filter");
  }
  auto checksum = bytes.substr(bytes.size() - kChecksumBytes);
  bytes.remove_suffix(kChecksumBytes);
  if (Take<std::uint32_t>(checksum) != glass::Crc32(bytes)) {
    return Fail(ErrorCode::kCorrupt, "its checksum is wrong");
  }
  bytes.remove_prefix(kMagic.size());
  if (const auto version = Take<std::uint32_t>(bytes); version != kVersion) {
    return Fail(ErrorCode::kCorrupt,
                "version " + std::to_string(version) + " is not known");
  }
  IdFilter filter;
  filter.ids_ = Take<std::uint64_t>(bytes);
  const auto blocks = Take<std::uint64_t>(bytes);
  if (blocks == 0 || blocks != bytes.size() / sizeof(Block) ||
      bytes.size() % sizeof(Block) != 0) {
    return Fail(ErrorCode::kCorrupt, "of another size than it says");
  }
  filter.blocks_.resize(blocks);
  for (Block& block : filter.blocks_) {
    for (std::uint32_t& word : block) word = Take<std::uint32_t>(bytes);
  }
  return filter;
}

}  // namespace precis
