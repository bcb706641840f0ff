#include "daemon/source/kafka_statistics.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace precis {
namespace {

using Json = nlohmann::json;

bool AnyBrokerUp(const Json& root) {
  const auto brokers = root.find("brokers");
  return brokers != root.end() &&
         std::any_of(brokers->begin(), brokers->end(), [](const Json& broker) {
           return broker.value("state", "") == "UP";
         });
}

std::map<std::int32_t, std::int64_t> Ends(const Json& root,
                                          const std::string& topic) {
  std::map<std::int32_t, std::int64_t> ends;
  const auto path = Json::json_pointer("/topics") / topic / "partitions";
  if (!root.contains(path)) return ends;
  for (const Json& partition : root.at(path)) {
    const std::int32_t number = partition.value("partition", -1);
    const std::int64_t end = partition.value("hi_offset", std::int64_t{-1});
    if (number >= 0 && end >= 0) ends.emplace(number, end);
  }
  return ends;
}

}  // namespace

KafkaStatistics ReadStatistics(std::string_view json,
                               const std::string& topic) {
  const Json root = Json::parse(json, nullptr, false);
  if (!root.is_object()) return {};
  return {AnyBrokerUp(root), Ends(root, topic)};
}

}  // namespace precis
