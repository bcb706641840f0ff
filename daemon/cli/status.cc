#include "daemon/cli/status.h"

#include <algorithm>
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
  std::int64_t deleted = 0;
  for (const auto& [begin, end] : segment.deleted.ToPairs()) {
    deleted += end - begin;
  }
  return {{"name", segment.name},
          {"documents", segment.documents},
          {"deleted", deleted},
          {"bytes", segment.bytes}};
}

void AddLive(const LiveStatus& live, Json& json) {
  json["ready"] = live.ready;
  json["caught_up"] = live.caught_up;
  if (!live.demo_broker.empty()) json["demo_broker"] = live.demo_broker;
}

}  // namespace

std::uint64_t SegmentBytes(const Manifest& manifest) {
  std::uint64_t bytes = 0;
  for (const SegmentInfo& segment : manifest.segments) bytes += segment.bytes;
  return bytes;
}

bool Balances(const Manifest& manifest) {
  return std::ranges::all_of(manifest.partitions, [](const auto& entry) {
    return entry.second.tally.Balances();
  });
}

std::string StatusJson(const IndexStatus& status) {
  const Manifest& manifest = status.manifest;
  Json json = {{"version", PRECIS_VERSION},
               {"generation", manifest.generation},
               {"entries", status.entries},
               {"bytes", SegmentBytes(manifest)},
               {"balances", Balances(manifest)}};
  if (status.live) AddLive(*status.live, json);
  json["segments"] = Json::array();
  for (const SegmentInfo& segment : manifest.segments) {
    json["segments"].push_back(ToJson(segment));
  }
  json["partitions"] = Json::array();
  for (const auto& [partition, progress] : manifest.partitions) {
    json["partitions"].push_back(ToJson(partition, progress));
  }
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string CompactionJson(const CompactionAnswer& answer) {
  const Json json = {
      {"asked", answer.asked},           {"finished", answer.finished},
      {"error", answer.error},           {"segments", answer.segments},
      {"bytes_read", answer.bytes_read}, {"bytes", answer.bytes}};
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Result<CompactionAnswer> CompactionFromJson(const std::string& json) {
  try {
    const Json parsed = Json::parse(json);
    return CompactionAnswer{.asked = parsed.at("asked"),
                            .finished = parsed.at("finished"),
                            .error = parsed.at("error"),
                            .segments = parsed.at("segments"),
                            .bytes_read = parsed.at("bytes_read"),
                            .bytes = parsed.at("bytes")};
  } catch (const Json::exception& exception) {
    return Fail(
        ErrorCode::kUnavailable,
        std::string("the daemon's answer cannot be read: ") + exception.what());
  }
}

}  // namespace precis
