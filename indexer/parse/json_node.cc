#include "indexer/parse/json_node.h"

#include <utility>

#include "indexer/parse/json_number.h"

namespace precis {
namespace {

using simdjson::ondemand::json_type;

std::string_view NameOf(json_type type) {
  switch (type) {
    case json_type::array:
      return "an array";
    case json_type::object:
      return "an object";
    case json_type::number:
      return "a number";
    case json_type::string:
      return "a string";
    case json_type::boolean:
      return "true or false";
    case json_type::null:
      return "null";
  }
  std::unreachable();
}

// A token as simdjson gives it reaches up to the next one.
std::string_view WithoutSpace(std::string_view token) {
  const std::size_t last = token.find_last_not_of(" \t\r\n");
  return token.substr(0, last + 1);
}

}  // namespace

Refusal RefusalOf(simdjson::error_code error) {
  RefusalReason reason = RefusalReason::kNotJson;
  if (error == simdjson::UTF8_ERROR) reason = RefusalReason::kInvalidUtf8;
  if (error == simdjson::CAPACITY) reason = RefusalReason::kTooLarge;
  switch (error) {
    case simdjson::UTF8_ERROR:
      return {reason, {}, "a byte sequence that is not utf-8"};
    case simdjson::CAPACITY:
      return {reason, {}, "longer than the json parser can take"};
    case simdjson::EMPTY:
      return {reason, {}, "empty"};
    case simdjson::STRING_ERROR:
      return {reason, {}, "a broken escape sequence or lone surrogate"};
    case simdjson::UNESCAPED_CHARS:
      return {reason, {}, "a control character inside a string"};
    case simdjson::UNCLOSED_STRING:
      return {reason, {}, "a string that does not end"};
    case simdjson::NUMBER_ERROR:
      return {reason, {}, "a malformed number"};
    case simdjson::INCOMPLETE_ARRAY_OR_OBJECT:
      return {reason, {}, "an array or object that does not end"};
    default:
      return {reason, {}, "malformed json"};
  }
}

std::expected<bool, Refusal> JsonNode::TakeNull() {
  json_type type{};
  if (const auto error = value_.type().get(type)) {
    return std::unexpected(RefusalOf(error));
  }
  if (type != json_type::null) return false;
  if (value_.is_null().error() != simdjson::SUCCESS) {
    return Refuse(RefusalReason::kNotJson, {}, "a malformed literal");
  }
  return true;
}

Step JsonNode::Only(std::expected<bool, Refusal> null) {
  if (null) return {};
  return std::unexpected(std::move(null).error());
}

Step JsonNode::Expect(json_type type) const {
  auto value = value_;
  json_type found{};
  if (const auto error = value.type().get(found)) {
    return std::unexpected(RefusalOf(error));
  }
  if (found == type) return {};
  return Refuse(RefusalReason::kWrongType, {},
                std::string("expected ").append(NameOf(type)) + ", not " +
                    std::string(NameOf(found)));
}

Step JsonNode::Enter(json_type type) const {
  if (auto step = Expect(type); !step) return step;
  if (levels_left_ > 0) return {};
  return Refuse(RefusalReason::kTooDeep, {},
                "arrays and objects nested deeper than the limit");
}

Step JsonNode::ReadString(std::optional<std::string_view>& out) {
  const auto null = TakeNull();
  if (!null || *null) return Only(null);
  if (auto step = Expect(json_type::string); !step) return step;
  // A string without escapes is taken where it lies, uncopied: on the longest
  // texts this is most of what parsing costs.
  const std::string_view token = WithoutSpace(value_.raw_json_token());
  if (token.size() >= 2 && token.back() == '"' && !token.contains('\\')) {
    out = token.substr(1, token.size() - 2);
    simdjson::ondemand::raw_json_string raw;
    if (const auto error = value_.get_raw_json_string().get(raw)) {
      return std::unexpected(RefusalOf(error));
    }
    return {};
  }
  std::string_view text;
  if (const auto error = value_.get_string().get(text)) {
    return std::unexpected(RefusalOf(error));
  }
  out = text;
  return {};
}

Step JsonNode::ReadSeconds(std::optional<double>& out) {
  const auto null = TakeNull();
  if (!null || *null) return Only(null);
  if (auto step = Expect(json_type::number); !step) return step;
  const std::string_view token = WithoutSpace(value_.raw_json_token());
  if (!IsJsonNumber(token)) {
    return Refuse(RefusalReason::kNotJson, {}, "a malformed number");
  }
  double seconds = -1;
  if (value_.get_double().get(seconds) != simdjson::SUCCESS || seconds < 0) {
    return Refuse(RefusalReason::kWrongType, {},
                  "expected seconds, a finite number not below 0");
  }
  out = seconds;
  return {};
}

Step JsonNode::ReadBool(bool& out) {
  const auto null = TakeNull();
  if (!null || *null) return Only(null);
  if (auto step = Expect(json_type::boolean); !step) return step;
  if (value_.get_bool().get(out) != simdjson::SUCCESS) {
    return Refuse(RefusalReason::kNotJson, {}, "a malformed literal");
  }
  return {};
}

Step JsonNode::SkipNumber() {
  if (!IsJsonNumber(WithoutSpace(value_.raw_json_token()))) {
    return Refuse(RefusalReason::kNotJson, {}, "a malformed number");
  }
  // Not get_double(): a number may be valid and yet beyond a double's range.
  // The iteration round it steps over a scalar that was not taken.
  return {};
}

Step JsonNode::Skip() {
  json_type type{};
  if (const auto error = value_.type().get(type)) {
    return std::unexpected(RefusalOf(error));
  }
  switch (type) {
    case json_type::array:
      return ReadArray([](JsonNode element) { return element.Skip(); });
    case json_type::object:
      return ReadObject(
          [](std::string_view, JsonNode value) { return value.Skip(); });
    case json_type::number:
      return SkipNumber();
    case json_type::string: {
      std::optional<std::string_view> unused;
      return ReadString(unused);
    }
    case json_type::boolean: {
      bool unused = false;
      return ReadBool(unused);
    }
    case json_type::null:
      return Only(TakeNull());
  }
  std::unreachable();
}

}  // namespace precis
