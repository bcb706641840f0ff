#include "bench/measure/latencies.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace precis::bench {

void Latencies::Add(double seconds, std::size_t times) {
  if (times == 0) return;
  seen_.emplace_back(seconds, times);
  count_ += times;
}

double Latencies::Percentile(double percent) const {
  assert(percent > 0 && percent <= 100);
  auto sorted = seen_;
  std::ranges::sort(sorted);
  const double wanted = std::ceil(percent / 100 * static_cast<double>(count_));
  std::size_t passed = 0;
  for (const auto& [seconds, times] : sorted) {
    passed += times;
    if (static_cast<double>(passed) >= wanted) return seconds;
  }
  return 0;
}

}  // namespace precis::bench
