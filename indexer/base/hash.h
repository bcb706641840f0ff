// FNV-1a with 64 bits (Fowler, Noll, Vo): the same on every machine and in
// every version, so it may be written to disk. Quick, and well spread for short
// keys; nothing that resists somebody who looks for collisions.
// http://www.isthe.com/chongo/tech/comp/fnv/
#pragma once

#include <cstdint>
#include <string_view>

namespace precis {

// The hash of no bytes.
inline constexpr std::uint64_t kFnv1a64Empty = 0xcbf29ce484222325U;

// The hash of one byte more than those of `hash`.
constexpr std::uint64_t Fnv1a64Add(std::uint64_t hash, char byte) {
  return (hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3U;
}

constexpr std::uint64_t Fnv1a64(std::string_view bytes) {
  std::uint64_t hash = kFnv1a64Empty;
  for (const char byte : bytes) hash = Fnv1a64Add(hash, byte);
  return hash;
}

}  // namespace precis
