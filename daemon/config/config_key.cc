#include "daemon/config/config_key.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <limits>
#include <sstream>
#include <type_traits>
#include <utility>

namespace precis {
namespace {

using Form = ConfigRule::Form;
using Problem = std::optional<std::string>;

struct SourceName {
  SourceType type;
  std::string_view name;
};
constexpr auto kSourceNames = std::to_array<SourceName>({
    {SourceType::kKafka, "kafka"},
    {SourceType::kFile, "file"},
    {SourceType::kDemo, "demo"},
});

struct OwnedProperty {
  std::string_view name;
  std::string_view why;
};
constexpr std::string_view kOffsetsWhy =
    "precisd commits offsets itself, after what they stand for was published";
constexpr auto kOwnedProperties = std::to_array<OwnedProperty>({
    {"enable.auto.commit", kOffsetsWhy},
    {"auto.commit.enable", kOffsetsWhy},
    {"enable.auto.offset.store", kOffsetsWhy},
    {"bootstrap.servers", "set source.kafka.brokers instead"},
    {"metadata.broker.list", "set source.kafka.brokers instead"},
    {"group.id", "set source.kafka.group_id instead"},
});

std::string Expected(std::string_view what, const ConfigValue& value) {
  return "expected " + std::string(what) + ", not " + NameOf(value);
}

std::string ExpectedChoice(std::string_view choices, const ConfigValue& value) {
  std::string list;
  std::istringstream words{std::string(choices)};
  for (std::string word; words >> word;) {
    list += (list.empty() ? "" : ", ") + TextAsToml(word);
  }
  return Expected("one of " + list, value);
}

bool IsChoice(std::string_view choices, std::string_view text) {
  std::istringstream words{std::string(choices)};
  for (std::string word; words >> word;) {
    if (word == text) return true;
  }
  return false;
}

// `read` within the rule's range, which `show` writes.
template <typename Show>
Problem TakeNumber(const Reading<std::int64_t>& read, const ConfigRule& rule,
                   const ConfigValue& value, Show show, std::int64_t& out) {
  if (read && *read >= rule.min && *read <= rule.max) {
    out = *read;
    return std::nullopt;
  }
  const std::string range = " from " + show(rule.min) + " to " + show(rule.max);
  return Expected((read ? "a value" : read.error()) + range, value);
}

// Sets one target by one rule.
class Setter {
 public:
  Setter(const ConfigRule& rule, const ConfigValue& value)
      : rule_(rule), value_(value) {}

  Problem operator()(std::string* target) const {
    auto text = ReadText(value_);
    if (rule_.form == Form::kChoice) {
      if (!text || !IsChoice(rule_.choices, *text)) {
        return ExpectedChoice(rule_.choices, value_);
      }
    } else if (!text) {
      return Expected(text.error(), value_);
    } else if (rule_.form == Form::kNotEmpty && text->empty()) {
      return "must not be empty";
    }
    *target = *std::move(text);
    return std::nullopt;
  }

  Problem operator()(std::filesystem::path* target) const {
    auto text = ReadText(value_);
    if (!text) return Expected(text.error(), value_);
    *target = *std::move(text);
    return std::nullopt;
  }

  Problem operator()(SourceType* target) const {
    const auto text = ReadText(value_);
    for (const auto& [type, name] : kSourceNames) {
      if (!text || *text != name) continue;
      *target = type;
      return std::nullopt;
    }
    return ExpectedChoice(rule_.choices, value_);
  }

  Problem operator()(bool* target) const {
    const auto flag = ReadFlag(value_);
    if (!flag) return Expected(flag.error(), value_);
    *target = *flag;
    return std::nullopt;
  }

  Problem operator()(int* target) const { return SetCount(target); }

  Problem operator()(std::size_t* target) const {
    if (rule_.form != Form::kBytes) return SetCount(target);
    std::int64_t bytes = 0;
    auto problem =
        TakeNumber(ReadBytes(value_), rule_, value_, BytesAsToml, bytes);
    if (!problem) *target = static_cast<std::size_t>(bytes);
    return problem;
  }

  Problem operator()(std::chrono::milliseconds* target) const {
    std::int64_t milliseconds = 0;
    auto problem = TakeNumber(ReadMilliseconds(value_), rule_, value_,
                              MillisecondsAsToml, milliseconds);
    if (!problem) *target = std::chrono::milliseconds(milliseconds);
    return problem;
  }

  Problem operator()(StringMap* target) const {
    const auto pairs = ReadPairs(value_);
    // Not what was found: it may be a password.
    if (!pairs) return "expected " + pairs.error();
    for (const auto& [name, property] : *pairs) {
      const auto owned =
          std::ranges::find(kOwnedProperties, name, &OwnedProperty::name);
      if (owned != kOwnedProperties.end()) {
        return "property '" + name +
               "' may not be set: " + std::string(owned->why);
      }
      (*target)[name] = property;
    }
    return std::nullopt;
  }

 private:
  template <typename Number>
  Problem SetCount(Number* target) const {
    std::int64_t number = 0;
    auto problem = TakeNumber(
        ReadInteger(value_), rule_, value_,
        [](std::int64_t bound) { return std::to_string(bound); }, number);
    if (!problem) *target = static_cast<Number>(number);
    return problem;
  }

  const ConfigRule& rule_;
  const ConfigValue& value_;
};

// Shows what a target holds as TOML.
struct Shower {
  ConfigRule::Form form;

  std::string operator()(const std::string* text) const {
    return TextAsToml(*text);
  }
  std::string operator()(const std::filesystem::path* path) const {
    return TextAsToml(path->string());
  }
  std::string operator()(const bool* flag) const {
    return *flag ? "true" : "false";
  }
  std::string operator()(const int* number) const {
    return std::to_string(*number);
  }
  std::string operator()(const std::size_t* number) const {
    return form == Form::kBytes
               ? BytesAsToml(static_cast<std::int64_t>(*number))
               : std::to_string(*number);
  }
  std::string operator()(const std::chrono::milliseconds* time) const {
    return MillisecondsAsToml(time->count());
  }
  std::string operator()(const SourceType* type) const {
    return TextAsToml(
        std::ranges::find(kSourceNames, *type, &SourceName::type)->name);
  }
  std::string operator()(const StringMap*) const { std::unreachable(); }
};

}  // namespace

std::string ConfigKey::variable() const {
  std::string variable = "PRECIS_";
  for (const char c : name) {
    variable += c == '.' ? '_' : static_cast<char>(std::toupper(c));
  }
  return variable;
}

std::optional<std::string> ConfigKey::Set(Config& config,
                                          const ConfigValue& value) const {
  return std::visit(Setter(rule, value), target(config));
}

std::string ConfigKey::Show(const Config& config) const {
  Config copy = config;  // Targets are there to be written to.
  return std::visit(Shower{rule.form}, target(copy));
}

bool IsSecret(std::string_view rdkafka_property) {
  static constexpr auto kMarks = std::to_array<std::string_view>(
      {"password", "secret", "key.pem", "ssl_key", "token",
       "oauthbearer.config", "kinit.cmd"});
  return std::ranges::any_of(kMarks, [&](std::string_view mark) {
    return rdkafka_property.contains(mark);
  });
}

}  // namespace precis
