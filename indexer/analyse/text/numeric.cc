#include "indexer/analyse/text/numeric.h"

#include <array>
#include <cmath>

namespace precis::analyse {
namespace {

constexpr double kLn2 = 0.693147180559945309417;

}  // namespace

double NaturalLog(double x) {
  int exponent = 0;
  const double mantissa = std::frexp(x, &exponent);  // [0.5, 1), exact.
  // ln m = 2 artanh((m - 1) / (m + 1)); the argument is at most 1/3 away from
  // 0.
  const double t = (mantissa - 1) / (mantissa + 1);
  const double square = t * t;
  double power = t;
  double sum = 0;
  for (int k = 1; k < 30; k += 2) {
    sum += power / k;
    power *= square;
  }
  return 2 * sum + exponent * kLn2;
}

double NaturalLogOf(std::size_t count) {
  static const auto table = [] {
    std::array<double, 256> logs{};
    for (std::size_t i = 1; i < logs.size(); ++i) {
      logs[i] = NaturalLog(static_cast<double>(i));
    }
    return logs;
  }();
  return count < table.size() ? table[count]
                              : NaturalLog(static_cast<double>(count));
}

double Exponential(double x) {
  const double halvings = std::nearbyint(x / kLn2);
  const double rest = x - halvings * kLn2;
  double term = 1;
  double sum = 1;
  for (int k = 1; k < 18; ++k) {
    term *= rest / k;
    sum += term;
  }
  return std::ldexp(sum, static_cast<int>(halvings));
}

void Standardise(std::vector<double>& values) {
  const auto count = static_cast<double>(values.size());
  double mean = 0;
  for (const double value : values) mean += value / count;
  double variance = 0;
  for (const double value : values) {
    variance += (value - mean) * (value - mean) / count;
  }
  const double deviation = std::sqrt(variance);
  for (double& value : values) {
    value = deviation < 1e-9 ? 0 : (value - mean) / deviation;
  }
}

}  // namespace precis::analyse
