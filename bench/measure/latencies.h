#pragma once

#include <cstddef>
#include <utility>
#include <vector>

namespace precis::bench {

// Times, each with how often it was seen, and their percentiles.
//
// Thread safety: none.
class Latencies {
 public:
  void Add(double seconds, std::size_t times = 1);
  std::size_t count() const { return count_; }

  // The smallest time that at least `percent` per cent of all do not exceed
  // (nearest rank); 0 if there are none. REQUIRES: 0 < percent <= 100.
  double Percentile(double percent) const;

 private:
  std::vector<std::pair<double, std::size_t>> seen_;
  std::size_t count_ = 0;
};

}  // namespace precis::bench
