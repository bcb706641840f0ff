#pragma once

#include <cstdint>

namespace precis::bench {

// Numbers that are the same on every machine and with every library: SplitMix64
// (Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators",
// 2014). Not for secrets.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t Next() {
    state_ += 0x9e3779b97f4a7c15U;
    std::uint64_t mixed = state_;
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9U;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebU;
    return mixed ^ (mixed >> 31);
  }

  // 0 to `bound` - 1. REQUIRES: bound > 0.
  std::uint32_t Below(std::uint32_t bound) {
    return static_cast<std::uint32_t>(((Next() >> 32) * bound) >> 32);
  }

  // The same, but k in proportion to log(bound / (k + 1)): small numbers more
  // often.
  std::uint32_t SkewedBelow(std::uint32_t bound) {
    return Below(Below(bound) + 1);
  }

 private:
  std::uint64_t state_;
};

}  // namespace precis::bench
