#include "indexer/index/manifest/token_bucket.h"

#include <algorithm>
#include <cassert>

namespace precis {
namespace {

constexpr double kBurstSeconds = 0.25;

using Seconds = std::chrono::duration<double>;

}  // namespace

TokenBucket::TokenBucket(std::uint64_t bytes_per_s, Time now)
    : bytes_per_s_(static_cast<double>(bytes_per_s)),
      most_(bytes_per_s_ * kBurstSeconds),
      tokens_(most_),
      filled_(now) {
  assert(bytes_per_s > 0);
}

TokenBucket::Time TokenBucket::Take(std::uint64_t bytes, Time now) {
  const double passed = Seconds(now - filled_).count();
  tokens_ = std::min(most_, tokens_ + passed * bytes_per_s_);
  filled_ = now;
  tokens_ -= static_cast<double>(bytes);
  if (tokens_ >= 0) return now;
  return now + std::chrono::duration_cast<Time::duration>(
                   Seconds(-tokens_ / bytes_per_s_));
}

}  // namespace precis
