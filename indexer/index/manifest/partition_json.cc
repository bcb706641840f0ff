#include "indexer/index/manifest/partition_json.h"

#include <charconv>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "indexer/index/entry/json_writer.h"

namespace precis {
namespace {

constexpr std::string_view kHexDigits = "0123456789abcdef";

std::string EscapeBytes(std::string_view bytes) {
  std::string escaped;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80 && c != '%') {
      escaped += c;
    } else {
      escaped += '%';
      escaped += kHexDigits[byte >> 4];
      escaped += kHexDigits[byte & 15];
    }
  }
  return escaped;
}

std::string UnescapeBytes(std::string_view escaped) {
  std::string bytes;
  for (std::size_t i = 0; i < escaped.size(); ++i) {
    unsigned value = 0;
    if (escaped[i] == '%' && i + 2 < escaped.size()) {
      std::from_chars(&escaped[i + 1], &escaped[i + 1] + 2, value, 16);
      bytes += static_cast<char>(value);
      i += 2;
    } else {
      bytes += escaped[i];
    }
  }
  return bytes;
}

}  // namespace

nlohmann::json PartitionToJson(const Partition& partition) {
  return {{"cluster", EscapeBytes(partition.cluster)},
          {"topic", EscapeBytes(partition.topic)},
          {"partition", partition.number}};
}

Partition PartitionFromJson(const nlohmann::json& json) {
  return {.cluster = UnescapeBytes(json.at("cluster").get<std::string>()),
          .topic = UnescapeBytes(json.at("topic").get<std::string>()),
          .number = json.at("partition").get<std::int32_t>()};
}

std::string EncodeVersion(const Version& version) {
  JsonWriter json(128);
  json.BeginObject();
  json.String("cluster", EscapeBytes(version.origin.cluster));
  json.Key("offset");
  json.Integer(version.offset);
  json.Key("partition");
  json.Integer(version.origin.number);
  json.String("topic", EscapeBytes(version.origin.topic));
  if (version.updated_at) {
    json.Key("updated_at");
    json.Integer(*version.updated_at);
  }
  json.EndObject();
  return json.Take();
}

Version DecodeVersion(const std::string& text) {
  const auto json = nlohmann::json::parse(text);
  Version version{.updated_at = std::nullopt,
                  .origin = PartitionFromJson(json),
                  .offset = json.at("offset")};
  if (json.contains("updated_at")) version.updated_at = json["updated_at"];
  return version;
}

}  // namespace precis
