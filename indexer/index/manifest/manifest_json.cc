#include "indexer/index/manifest/manifest_json.h"

#include <zlib.h>

#include <array>
#include <cstdio>
#include <limits>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <utility>

#include "indexer/index/manifest/partition_json.h"

namespace precis {
namespace {

using Json = nlohmann::json;

constexpr std::string_view kHead = R"({"crc32":")";
constexpr std::string_view kMiddle = R"(","manifest":)";
constexpr std::string_view kTail = "}\n";
constexpr std::size_t kChecksumDigits = 8;
constexpr std::size_t kBodyAt = kHead.size() + kChecksumDigits + kMiddle.size();

std::string Checksum(std::string_view bytes) {
  const auto value = crc32_z(
      0, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  std::array<char, kChecksumDigits + 1> digits{};
  std::snprintf(digits.data(), digits.size(), "%08lx", value);
  return digits.data();
}

// Gap and length of each range in turn: small numbers, however far it gets.
Json RangesToJson(const RangeSet& ranges) {
  Json numbers = Json::array();
  std::int64_t position = 0;
  for (const auto& [begin, end] : ranges.ToPairs()) {
    numbers.push_back(begin - position);
    numbers.push_back(end - begin);
    position = end;
  }
  return numbers;
}

// `position` moved by the number, which must neither be negative nor lead
// beyond the largest; else throws.
std::int64_t Advanced(std::int64_t position, const Json& number) {
  const auto by = number.get<std::int64_t>();
  if (by < 0 || by > std::numeric_limits<std::int64_t>::max() - position) {
    throw std::range_error("ranges that do not ascend");
  }
  return position + by;
}

RangeSet RangesFromJson(const Json& numbers) {
  RangeSet ranges;
  std::int64_t position = 0;
  for (std::size_t i = 0; i + 1 < numbers.size(); i += 2) {
    const std::int64_t begin = Advanced(position, numbers.at(i));
    position = Advanced(begin, numbers.at(i + 1));
    ranges.Add(begin, position);
  }
  return ranges;
}

Json TimeToJson(const std::optional<UnixMs>& time) {
  return time ? Json(*time) : Json();
}

std::optional<UnixMs> TimeFromJson(const Json& json) {
  if (json.is_null()) return std::nullopt;
  return json.get<UnixMs>();
}

Json SegmentToJson(const SegmentInfo& segment) {
  return {{"name", segment.name},
          {"uuid", segment.uuid},
          {"last_docid", segment.last_docid},
          {"documents", segment.documents},
          {"bytes", segment.bytes},
          {"analysis_version", segment.analysis_version},
          {"oldest", TimeToJson(segment.oldest)},
          {"newest", TimeToJson(segment.newest)},
          {"ages_from", TimeToJson(segment.ages_from)},
          {"ages_from_first", TimeToJson(segment.ages_from_first)},
          {"deleted", RangesToJson(segment.deleted)}};
}

SegmentInfo SegmentFromJson(const Json& json) {
  return {
      .name = json.at("name"),
      .uuid = json.at("uuid"),
      .last_docid = json.at("last_docid"),
      .documents = json.at("documents"),
      .bytes = json.at("bytes"),
      .analysis_version = json.at("analysis_version"),
      .oldest = TimeFromJson(json.at("oldest")),
      .newest = TimeFromJson(json.at("newest")),
      .ages_from = TimeFromJson(json.value("ages_from", Json())),
      .ages_from_first = TimeFromJson(json.value("ages_from_first", Json())),
      .deleted = RangesFromJson(json.at("deleted"))};
}

Json TallyToJson(const Tally& tally) {
  return {
      {"consumed", tally.consumed},     {"indexed", tally.indexed},
      {"superseded", tally.superseded}, {"duplicate", tally.duplicate},
      {"tombstone", tally.tombstone},   {"dead_lettered", tally.dead_lettered},
      {"skipped", tally.skipped}};
}

Tally TallyFromJson(const Json& json) {
  return {.consumed = json.at("consumed"),
          .indexed = json.at("indexed"),
          .superseded = json.at("superseded"),
          .duplicate = json.at("duplicate"),
          .tombstone = json.at("tombstone"),
          .dead_lettered = json.at("dead_lettered"),
          .skipped = json.at("skipped")};
}

Json ProgressToJson(const Partition& partition,
                    const PartitionProgress& progress) {
  Json json = PartitionToJson(partition);
  json["next"] = progress.next;
  json["finished"] = RangesToJson(progress.finished);
  json["tally"] = TallyToJson(progress.tally);
  return json;
}

PartitionProgress ProgressFromJson(const Json& json) {
  return {.next = json.at("next"),
          .finished = RangesFromJson(json.at("finished")),
          .tally = TallyFromJson(json.at("tally"))};
}

// May throw what nlohmann throws.
Manifest BodyFromJson(const Json& json) {
  Manifest manifest;
  manifest.generation = json.at("generation");
  for (const Json& segment : json.at("segments")) {
    manifest.segments.push_back(SegmentFromJson(segment));
  }
  for (const Json& partition : json.at("partitions")) {
    manifest.partitions.emplace(PartitionFromJson(partition),
                                ProgressFromJson(partition));
  }
  return manifest;
}

// The inner object's bytes; kCorrupt unless its checksum is right.
Result<std::string_view> CheckedBody(std::string_view json) {
  const bool framed =
      json.size() > kBodyAt + kTail.size() && json.starts_with(kHead) &&
      json.ends_with(kTail) &&
      json.substr(kHead.size() + kChecksumDigits).starts_with(kMiddle);
  if (!framed) return Fail(ErrorCode::kCorrupt, "cut short or not a manifest");
  const auto body = json.substr(kBodyAt, json.size() - kBodyAt - kTail.size());
  const auto said = json.substr(kHead.size(), kChecksumDigits);
  if (const auto is = Checksum(body); is != said) {
    return Fail(ErrorCode::kCorrupt,
                "checksum is " + is + ", not " + std::string(said));
  }
  return body;
}

}  // namespace

std::string ManifestToJson(const Manifest& manifest) {
  Json json = {{"format", kManifestFormat},
               {"generation", manifest.generation},
               {"segments", Json::array()},
               {"partitions", Json::array()}};
  for (const SegmentInfo& segment : manifest.segments) {
    json["segments"].push_back(SegmentToJson(segment));
  }
  for (const auto& [partition, progress] : manifest.partitions) {
    json["partitions"].push_back(ProgressToJson(partition, progress));
  }
  const std::string body = json.dump();
  std::string bytes(kHead);
  bytes.append(Checksum(body)).append(kMiddle).append(body).append(kTail);
  return bytes;
}

Result<Manifest> ManifestFromJson(std::string_view json) {
  const auto body = CheckedBody(json);
  if (!body) return std::unexpected(body.error());
  try {
    const Json parsed = Json::parse(*body);
    if (const int format = parsed.at("format"); format != kManifestFormat) {
      return Fail(ErrorCode::kCorrupt, "format " + std::to_string(format) +
                                           ", but this program reads format " +
                                           std::to_string(kManifestFormat));
    }
    return BodyFromJson(parsed);
  } catch (const std::exception& exception) {  // Json::exception, range_error.
    return Fail(ErrorCode::kCorrupt, exception.what());
  }
}

}  // namespace precis
