#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "daemon/config/config_value.h"
#include "indexer/base/result.h"

namespace precis {

// One "key = value" of a TOML file, or a table where no table belongs.
struct TomlEntry {
  std::string key;  // Dotted, from the root.
  ConfigValue value;
  std::size_t line;  // From 1.
};

// All entries of `file`. Tables that are sections are entered; what is below
// "source.kafka.rdkafka" is one StringMap, its dotted keys joined again.
//
// kBadInput: not readable, or not TOML; names file and line.
Result<std::vector<TomlEntry>> ReadTomlFile(const std::filesystem::path& file);

}  // namespace precis
