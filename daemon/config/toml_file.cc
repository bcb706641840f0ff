#include "daemon/config/toml_file.h"

#include <toml++/toml.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>

#include "daemon/config/config_key.h"

namespace precis {
namespace {

std::string_view TypeName(toml::node_type type) {
  switch (type) {
    case toml::node_type::table:
      return "a table";
    case toml::node_type::array:
      return "an array";
    case toml::node_type::date:
    case toml::node_type::time:
    case toml::node_type::date_time:
      return "a date or time";
    default:
      return "something else";
  }
}

ConfigValue ValueOf(const toml::node& node) {
  if (const auto* text = node.as_string()) return text->get();
  if (const auto* number = node.as_integer()) return number->get();
  if (const auto* flag = node.as_boolean()) return flag->get();
  if (const auto* real = node.as_floating_point()) return real->get();
  return OtherType{std::string(TypeName(node.type()))};
}

std::string Joined(std::string_view parent, std::string_view leaf) {
  return parent.empty() ? std::string(leaf)
                        : std::string(parent) + "." + std::string(leaf);
}

bool IsSection(std::string_view name) {
  const auto sections = ConfigSections();
  return std::ranges::find(sections, name, &ConfigSection::name) !=
         sections.end();
}

bool HoldsPairs(std::string_view name) {
  const auto keys = ConfigKeys();
  const auto key = std::ranges::find(keys, name, &ConfigKey::name);
  return key != keys.end() && key->rule.form == ConfigRule::Form::kRdkafka;
}

// Adds the leaves below `table`: sasl.password = "x" is a table in a table to
// TOML, and one property to us. False: one is of no use as a property.
bool AddPairs(const toml::table& table, const std::string& prefix,
              StringMap& pairs) {
  for (const auto& [key, node] : table) {
    const std::string name = Joined(prefix, key.str());
    if (const auto* inner = node.as_table()) {
      if (!AddPairs(*inner, name, pairs)) return false;
    } else if (const auto* text = node.as_string()) {
      pairs[name] = text->get();
    } else if (const auto* number = node.as_integer()) {
      pairs[name] = std::to_string(number->get());
    } else if (const auto* flag = node.as_boolean()) {
      pairs[name] = flag->get() ? "true" : "false";
    } else {
      return false;
    }
  }
  return true;
}

ConfigValue PairsOf(const toml::table& table) {
  StringMap pairs;
  if (AddPairs(table, "", pairs)) return pairs;
  return OtherType{"a table with other values"};
}

void AddEntries(const toml::table& table, const std::string& section,
                std::vector<TomlEntry>& entries) {
  for (const auto& [key, node] : table) {
    const std::string name = Joined(section, key.str());
    const toml::table* const inner = node.as_table();
    if (inner != nullptr && IsSection(name)) {
      AddEntries(*inner, name, entries);
      continue;
    }
    const bool is_pairs = inner != nullptr && HoldsPairs(name);
    entries.push_back({name, is_pairs ? PairsOf(*inner) : ValueOf(node),
                       key.source().begin.line});
  }
}

}  // namespace

Result<std::vector<TomlEntry>> ReadTomlFile(const std::filesystem::path& file) {
  std::error_code unknown;
  std::ifstream stream(file, std::ios::binary);
  if (!stream || std::filesystem::is_directory(file, unknown)) {
    return Fail(ErrorCode::kBadInput, file.string() + ": cannot be read");
  }
  const std::string text(std::istreambuf_iterator<char>(stream), {});
  std::vector<TomlEntry> entries;
  try {
    AddEntries(toml::parse(text, file.string()), "", entries);
  } catch (const toml::parse_error& error) {
    return Fail(ErrorCode::kBadInput,
                file.string() + ":" +
                    std::to_string(error.source().begin.line) + ": " +
                    std::string(error.description()));
  }
  std::ranges::stable_sort(entries, {}, &TomlEntry::line);
  return entries;
}

}  // namespace precis
