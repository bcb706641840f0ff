#pragma once

#include <simdjson.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/parse/refusal.h"

namespace precis {

// Why simdjson would not go on, in our terms.
Refusal RefusalOf(simdjson::error_code error);

// One value of a JSON document that is read front to back.
//
// simdjson's on-demand parser checks only what is asked of it: every node has
// to be read or skipped exactly once, before the next one is reached; then the
// whole document has been checked. Each Read takes null as "absent" and leaves
// `out` alone. Refusals: kWrongType, kNotJson, kTooDeep; their field is the
// path below this node.
class JsonNode {
 public:
  // `levels_left`: how many arrays and objects may yet open inside each other.
  JsonNode(simdjson::ondemand::value value, std::size_t levels_left)
      : value_(value), levels_left_(levels_left) {}

  // The view lives until the parser's next document.
  Step ReadString(std::optional<std::string_view>& out);
  // A number not below 0.
  Step ReadSeconds(std::optional<double>& out);
  Step ReadBool(bool& out);

  // Calls take(element) for each element of an array; null is none here.
  template <typename Take>
  Step ReadArray(Take take);
  // Calls take(key, value) for each field of an object; null has none.
  template <typename Take>
  Step ReadObject(Take take);

  // Checks this value and all in it.
  Step Skip();

  // Takes null, and says whether it did.
  std::expected<bool, Refusal> TakeNull();

  // As ReadObject, for the root of a document.
  template <typename Take>
  static Step ReadFields(simdjson::ondemand::object object,
                         std::size_t levels_left, Take take);

 private:
  static Step Only(std::expected<bool, Refusal> null);
  // Whether the value is of `type`, as far as its first character tells.
  Step Expect(simdjson::ondemand::json_type type) const;
  // Expect() and one more level.
  Step Enter(simdjson::ondemand::json_type type) const;
  Step SkipNumber();

  simdjson::ondemand::value value_;
  std::size_t levels_left_;
};

template <typename Take>
Step JsonNode::ReadArray(Take take) {
  const auto null = TakeNull();
  if (!null || *null) return Only(null);
  simdjson::ondemand::array array;
  if (auto step = Enter(simdjson::ondemand::json_type::array); !step) {
    return step;
  }
  if (const auto error = value_.get_array().get(array)) {
    return std::unexpected(RefusalOf(error));
  }
  std::size_t index = 0;
  for (auto element : array) {
    simdjson::ondemand::value value;
    if (const auto error = element.get(value)) {
      return std::unexpected(RefusalOf(error));
    }
    if (auto step = take(JsonNode(value, levels_left_ - 1)); !step) {
      return std::unexpected(
          std::move(step).error().Within("[" + std::to_string(index) + "]"));
    }
    ++index;
  }
  return {};
}

template <typename Take>
Step JsonNode::ReadObject(Take take) {
  const auto null = TakeNull();
  if (!null || *null) return Only(null);
  simdjson::ondemand::object object;
  if (auto step = Enter(simdjson::ondemand::json_type::object); !step) {
    return step;
  }
  if (const auto error = value_.get_object().get(object)) {
    return std::unexpected(RefusalOf(error));
  }
  return ReadFields(object, levels_left_ - 1, take);
}

template <typename Take>
Step JsonNode::ReadFields(simdjson::ondemand::object object,
                          std::size_t levels_left, Take take) {
  for (auto field : object) {
    std::string_view key;
    simdjson::ondemand::value value;
    if (const auto error = field.unescaped_key().get(key)) {
      return std::unexpected(RefusalOf(error));
    }
    if (const auto error = field.value().get(value)) {
      return std::unexpected(RefusalOf(error).Within(key));
    }
    if (auto step = take(key, JsonNode(value, levels_left)); !step) {
      return std::unexpected(std::move(step).error().Within(key));
    }
  }
  return {};
}

}  // namespace precis
