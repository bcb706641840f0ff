#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace precis {

// What we read of librdkafka's statistics (JSON, STATISTICS.md).
struct KafkaStatistics {
  bool any_broker_up = false;
  // The end of each partition of the topic: the offset that the next event will
  // get. Partitions whose end is not known yet are left out.
  std::map<std::int32_t, std::int64_t> ends;
};

KafkaStatistics ReadStatistics(std::string_view json, const std::string& topic);

}  // namespace precis
