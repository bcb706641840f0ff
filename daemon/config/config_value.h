#pragma once

#include <cstdint>
#include <expected>
#include <map>
#include <string>
#include <string_view>
#include <variant>

namespace precis {

using StringMap = std::map<std::string, std::string>;

// Something TOML has and we have no use for: "an array", "a date".
struct OtherType {
  std::string name;
};

// The text of an environment variable: it may stand for any type.
struct PlainText {
  std::string text;
};

// What a key was given, before its rule was asked.
using ConfigValue = std::variant<bool, std::int64_t, double, std::string,
                                 StringMap, OtherType, PlainText>;

// For "expected ..., not ...": 5, "five", an array.
std::string NameOf(const ConfigValue& value);

// Each takes what its type can be written as, or says what was expected.
template <typename T>
using Reading = std::expected<T, std::string>;

Reading<std::string> ReadText(const ConfigValue& value);
Reading<bool> ReadFlag(const ConfigValue& value);
Reading<std::int64_t> ReadInteger(const ConfigValue& value);
// 65536, "64KiB", "64 MB": bytes.
Reading<std::int64_t> ReadBytes(const ConfigValue& value);
// 1500, "1500ms", "2s", "5min", "1h", "7d": milliseconds.
Reading<std::int64_t> ReadMilliseconds(const ConfigValue& value);
// A table, or "name=value;name=value".
Reading<StringMap> ReadPairs(const ConfigValue& value);

// As TOML: "64MiB" in quotes, or the bare number if no unit divides it.
std::string BytesAsToml(std::int64_t bytes);
std::string MillisecondsAsToml(std::int64_t milliseconds);
// As a TOML basic string, with its quotes.
std::string TextAsToml(std::string_view text);

}  // namespace precis
