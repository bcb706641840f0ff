#include "daemon/cli/status.h"

#include <nlohmann/json.hpp>

namespace precis {
namespace {

using Json = nlohmann::ordered_json;

Json ToJson(const Tally& tally) {
  return {
      {"consumed", tally.consumed},     {"indexed", tally.indexed},
      {"superseded", tally.superseded}, {"duplicate", tally.duplicate},
      {"tombstone", tally.tombstone},   {"dead_lettered", tally.dead_lettered},
      {"skipped", tally.skipped}};
}

Json ToJson(const Partition& partition, const PartitionProgress& progress) {
  return {{"cluster", partition.cluster},
          {"topic", partition.topic},
          {"partition", partition.number},
          {"next", progress.next},
          {"finished", progress.finished.ToPairs()},
          {"tally", ToJson(progress.tally)},
          {"balances", progress.tally.Balances()}};
}

Json ToJson(const SegmentInfo& segment) {
  return {{"name", segment.name},
          {"documents", segment.last_docid},
          {"bytes", segment.bytes}};
}

}  // namespace

std::string StatusJson(const Manifest& manifest,
                       const std::optional<LiveStatus>& live) {
  Json status = {{"generation", manifest.generation}};
  if (live) {
    status["ready"] = live->ready;
    status["caught_up"] = live->caught_up;
    if (!live->demo_broker.empty()) status["demo_broker"] = live->demo_broker;
  }
  status["segments"] = Json::array();
  for (const SegmentInfo& segment : manifest.segments) {
    status["segments"].push_back(ToJson(segment));
  }
  status["partitions"] = Json::array();
  for (const auto& [partition, progress] : manifest.partitions) {
    status["partitions"].push_back(ToJson(partition, progress));
  }
  return status.dump();
}

}  // namespace precis
