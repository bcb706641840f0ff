#include "bench/measure/measurement.h"

#include <cstdio>

namespace precis::bench {

nlohmann::json ToJson(const Measurement& measurement) {
  nlohmann::json json = {{"articles", measurement.articles},
                         {"text_bytes", measurement.text_bytes},
                         {"wall_s", measurement.usage.wall_s},
                         {"cpu_s", measurement.usage.cpu_s},
                         {"written_bytes", measurement.usage.written_bytes},
                         {"peak_bytes", measurement.peak_bytes},
                         {"index_bytes", measurement.index_bytes}};
  if (measurement.more.is_object()) json.update(measurement.more);
  return json;
}

void Print(const Measurement& measurement) {
  std::puts(ToJson(measurement).dump().c_str());
}

}  // namespace precis::bench
