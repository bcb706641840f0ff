#include "daemon/config/config_value.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <limits>
#include <optional>
#include <span>
#include <utility>

namespace precis {
namespace {

struct Unit {
  std::string_view name;
  std::int64_t size;
};

// The first that divides a value is what it is shown in.
constexpr auto kByteUnits = std::to_array<Unit>({
    {"GiB", 1LL << 30},
    {"MiB", 1LL << 20},
    {"KiB", 1LL << 10},
    {"GB", 1'000'000'000},
    {"MB", 1'000'000},
    {"kB", 1'000},
    {"KB", 1'000},
    {"B", 1},
});
constexpr auto kTimeUnits = std::to_array<Unit>({
    {"d", 86'400'000},
    {"h", 3'600'000},
    {"min", 60'000},
    {"m", 60'000},
    {"s", 1'000},
    {"ms", 1},
});

std::optional<std::int64_t> IntegerIn(std::string_view text) {
  std::int64_t number = 0;
  const char* const begin = text.data();
  const char* const end = begin + text.size();
  const auto [stop, error] = std::from_chars(begin, end, number);
  if (error != std::errc() || stop != end) return std::nullopt;
  return number;
}

// "64MiB" or "64 MiB"; the text of an environment variable may lack the unit.
std::optional<std::int64_t> QuantityIn(std::string_view text,
                                       std::span<const Unit> units) {
  const std::size_t digits =
      std::min(text.find_first_not_of("0123456789"), text.size());
  const auto number = IntegerIn(text.substr(0, digits));
  if (!number) return std::nullopt;
  text.remove_prefix(digits);
  if (text.starts_with(' ')) text.remove_prefix(1);
  for (const Unit& unit : units) {
    if (text != unit.name) continue;
    if (*number > std::numeric_limits<std::int64_t>::max() / unit.size) {
      return std::nullopt;
    }
    return *number * unit.size;
  }
  return std::nullopt;
}

Reading<std::int64_t> ReadQuantity(const ConfigValue& value,
                                   std::span<const Unit> units,
                                   const char* expected) {
  std::optional<std::int64_t> quantity;
  if (const auto* number = std::get_if<std::int64_t>(&value)) {
    quantity = *number;
  } else if (const auto* text = std::get_if<std::string>(&value)) {
    quantity = QuantityIn(*text, units);
  } else if (const auto* plain = std::get_if<PlainText>(&value)) {
    quantity = IntegerIn(plain->text);
    if (!quantity) quantity = QuantityIn(plain->text, units);
  }
  if (!quantity) return std::unexpected(expected);
  return *quantity;
}

std::string QuantityAsToml(std::int64_t quantity, std::span<const Unit> units) {
  for (const Unit& unit : units) {
    if (quantity == 0 || quantity % unit.size != 0) continue;
    if (unit.size == 1) break;
    return TextAsToml(std::to_string(quantity / unit.size).append(unit.name));
  }
  return std::to_string(quantity);
}

}  // namespace

std::string NameOf(const ConfigValue& value) {
  struct Visitor {
    std::string operator()(bool flag) const { return flag ? "true" : "false"; }
    std::string operator()(std::int64_t number) const {
      return std::to_string(number);
    }
    std::string operator()(double) const { return "a float"; }
    std::string operator()(const std::string& text) const {
      return TextAsToml(text);
    }
    std::string operator()(const StringMap&) const { return "a table"; }
    std::string operator()(const OtherType& other) const { return other.name; }
    std::string operator()(const PlainText& plain) const {
      return TextAsToml(plain.text);
    }
  };
  return std::visit(Visitor{}, value);
}

Reading<std::string> ReadText(const ConfigValue& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* plain = std::get_if<PlainText>(&value)) return plain->text;
  return std::unexpected("a string");
}

Reading<bool> ReadFlag(const ConfigValue& value) {
  if (const auto* flag = std::get_if<bool>(&value)) return *flag;
  if (const auto* plain = std::get_if<PlainText>(&value)) {
    if (plain->text == "true") return true;
    if (plain->text == "false") return false;
  }
  return std::unexpected("true or false");
}

Reading<std::int64_t> ReadInteger(const ConfigValue& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) return *number;
  if (const auto* plain = std::get_if<PlainText>(&value)) {
    if (const auto number = IntegerIn(plain->text)) return *number;
  }
  return std::unexpected("an integer");
}

Reading<std::int64_t> ReadBytes(const ConfigValue& value) {
  return ReadQuantity(value, kByteUnits, R"(bytes or a size such as "64MiB")");
}

Reading<std::int64_t> ReadMilliseconds(const ConfigValue& value) {
  return ReadQuantity(value, kTimeUnits,
                      R"(milliseconds or a duration such as "250ms" or "20s")");
}

Reading<StringMap> ReadPairs(const ConfigValue& value) {
  if (const auto* pairs = std::get_if<StringMap>(&value)) return *pairs;
  const auto* plain = std::get_if<PlainText>(&value);
  if (plain == nullptr) return std::unexpected("a table of strings");
  StringMap pairs;
  std::string_view rest = plain->text;
  while (!rest.empty()) {
    const std::string_view pair = rest.substr(0, rest.find(';'));
    rest.remove_prefix(std::min(pair.size() + 1, rest.size()));
    if (pair.empty()) continue;
    const std::size_t equals = pair.find('=');
    if (equals == pair.npos || equals == 0) {
      return std::unexpected(R"("name=value;name=value")");
    }
    pairs[std::string(pair.substr(0, equals))] = pair.substr(equals + 1);
  }
  return pairs;
}

std::string BytesAsToml(std::int64_t bytes) {
  return QuantityAsToml(bytes, kByteUnits);
}

std::string MillisecondsAsToml(std::int64_t milliseconds) {
  return milliseconds % 1000 != 0
             ? TextAsToml(std::to_string(milliseconds) + "ms")
             : QuantityAsToml(milliseconds, kTimeUnits);
}

std::string TextAsToml(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (byte < 0x20 || byte == 0x7F) {
      std::array<char, 8> escape{};
      std::snprintf(escape.data(), escape.size(), "\\u%04X",
                    static_cast<unsigned>(byte));
      out += escape.data();
    } else {
      out += c;
    }
  }
  return out + '"';
}

}  // namespace precis
