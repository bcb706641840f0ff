#pragma once

#include <chrono>
#include <cstdint>

namespace precis {

// How long to wait so that no more than `bytes_per_s` flow, a quarter of a
// second's worth at once excepted. Knows no clock: it is told the time.
//
// Thread safety: none.
class TokenBucket {
 public:
  using Time = std::chrono::steady_clock::time_point;

  // REQUIRES: bytes_per_s > 0.
  TokenBucket(std::uint64_t bytes_per_s, Time now);

  // Takes `bytes` and returns when they may flow: `now`, or later. Never
  // refuses: what is taken too early is owed.
  Time Take(std::uint64_t bytes, Time now);

 private:
  const double bytes_per_s_;
  const double most_;  // Tokens that can be saved up.
  double tokens_;      // Negative: owed.
  Time filled_;
};

}  // namespace precis
