#include "daemon/source/kafka_statistics.h"

#include <nlohmann/json.hpp>

namespace precis {

std::map<std::int32_t, std::int64_t> PartitionEnds(std::string_view statistics,
                                                   const std::string& topic) {
  std::map<std::int32_t, std::int64_t> ends;
  const auto root = nlohmann::json::parse(statistics, nullptr, false);
  const nlohmann::json::json_pointer path("/topics");
  const auto partitions = path / topic / "partitions";
  if (root.is_discarded() || !root.contains(partitions)) return ends;
  for (const auto& partition : root.at(partitions)) {
    const std::int32_t number = partition.value("partition", -1);
    const std::int64_t end = partition.value("hi_offset", std::int64_t{-1});
    if (number >= 0 && end >= 0) ends.emplace(number, end);
  }
  return ends;
}

}  // namespace precis
