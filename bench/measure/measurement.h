#pragma once

#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>

#include "bench/measure/meter.h"

namespace precis::bench {

// What every benchmark program prints, as one line of JSON.
struct Measurement {
  std::size_t articles = 0;
  std::uint64_t text_bytes = 0;  // Of the articles' texts, without titles.
  Usage usage;
  std::uint64_t peak_bytes = 0;   // Of the process.
  std::uint64_t index_bytes = 0;  // 0: there is no index.
  nlohmann::json more;            // Further keys.
};

nlohmann::json ToJson(const Measurement& measurement);
void Print(const Measurement& measurement);

}  // namespace precis::bench
