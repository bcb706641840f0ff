#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "daemon/config/config.h"
#include "daemon/config/config_value.h"

namespace precis {

// Where in a Config a key's value lives.
using ConfigTarget =
    std::variant<std::string*, std::filesystem::path*, bool*, int*,
                 std::size_t*, std::chrono::milliseconds*, SourceType*,
                 StringMap*>;

// What may be written. The type of the target says the rest.
struct ConfigRule {
  enum class Form { kAny, kNotEmpty, kChoice, kCount, kBytes, kRdkafka };

  Form form = Form::kAny;
  std::int64_t min = 0;  // Of numbers, sizes and durations.
  std::int64_t max = 0;
  std::string_view choices;  // kChoice: separated by blanks.
};

// One key of the configuration. The file, the environment, --check-config and
// deploy/precisd.toml all go by the same list.
struct ConfigKey {
  std::string_view name;  // "pipeline.workers"
  ConfigTarget (*target)(Config& config);
  ConfigRule rule;
  std::string_view doc;  // For the reference file.
  // In the reference file the key is set to this (as TOML) if not empty; else
  // it is shown with its default in a comment.
  std::string_view sample;

  // "pipeline"
  std::string_view section() const { return name.substr(0, name.rfind('.')); }
  // "workers"
  std::string_view leaf() const { return name.substr(name.rfind('.') + 1); }
  // "PRECIS_PIPELINE_WORKERS"
  std::string variable() const;

  // Sets the key, or says what is wrong and what would be right.
  std::optional<std::string> Set(Config& config,
                                 const ConfigValue& value) const;
  // The value as TOML. REQUIRES: the target is not a StringMap.
  std::string Show(const Config& config) const;
};

// Every key, those of a section together, in the order of the reference file.
std::span<const ConfigKey> ConfigKeys();

struct ConfigSection {
  std::string_view name;
  std::string_view doc;
};

std::span<const ConfigSection> ConfigSections();

// Whether a librdkafka property holds what must not be printed.
bool IsSecret(std::string_view rdkafka_property);

}  // namespace precis
