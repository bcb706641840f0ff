#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "daemon/config/config.h"
#include "daemon/config/config_key.h"
#include "daemon/config/config_rules.h"
#include "daemon/config/nearest_name.h"
#include "daemon/config/toml_file.h"

namespace precis {
namespace {

constexpr std::string_view kVariablePrefix = "PRECIS_";

std::string DidYouMean(std::string_view name,
                       const std::vector<std::string>& names) {
  const std::string nearest = NearestName(name, names);
  return nearest.empty() ? std::string() : "; did you mean " + nearest + "?";
}

// Fills a Config from the file and the environment, and keeps every problem.
class Loader {
 public:
  Result<void> TakeFile(const std::filesystem::path& file) {
    file_ = file.string();
    const auto entries = ReadTomlFile(file);
    if (!entries) return std::unexpected(entries.error());
    for (const TomlEntry& entry : *entries) TakeEntry(entry);
    return {};
  }

  void TakeEnvironment(const char* const* environment) {
    for (; environment != nullptr && *environment != nullptr; ++environment) {
      const std::string_view variable(*environment);
      if (variable.starts_with(kVariablePrefix)) TakeVariable(variable);
    }
  }

  Result<Config> Finish() && {
    for (const ConfigConflict& conflict : FindConflicts(config_)) {
      // A key that could not be set is no second time wrong for being absent.
      if (is_wrong_.contains(conflict.key)) continue;
      Complain(PlaceOf(conflict.key), conflict.key, conflict.problem);
    }
    if (problems_.empty()) return std::move(config_);
    return Fail(ErrorCode::kBadInput, std::move(problems_));
  }

 private:
  void TakeEntry(const TomlEntry& entry) {
    const std::string place = file_ + ":" + std::to_string(entry.line);
    const auto keys = ConfigKeys();
    const auto key = std::ranges::find(keys, entry.key, &ConfigKey::name);
    if (key == keys.end()) {
      return Complain(place, entry.key, UnknownKey(entry));
    }
    Set(*key, entry.value, place, entry.key);
  }

  void TakeVariable(std::string_view variable) {
    const std::string name(variable.substr(0, variable.find('=')));
    const std::string text(
        variable.substr(std::min(name.size() + 1, variable.size())));
    std::vector<std::string> names;
    for (const ConfigKey& key : ConfigKeys()) {
      names.push_back(key.variable());
      if (names.back() == name) {
        return Set(key, PlainText{text}, "environment", name);
      }
    }
    Complain("environment", name, "unknown variable" + DidYouMean(name, names));
  }

  // `name`: what the user called it.
  void Set(const ConfigKey& key, const ConfigValue& value,
           const std::string& place, const std::string& name) {
    const std::string key_name(key.name);
    place_of_[key_name] = place;
    if (const auto problem = key.Set(config_, value)) {
      is_wrong_.insert(key_name);
      Complain(place, name, *problem);
    }
  }

  static std::string UnknownKey(const TomlEntry& entry) {
    std::vector<std::string> names;
    const auto* other = std::get_if<OtherType>(&entry.value);
    if (other != nullptr && other->name == "a table") {
      for (const auto& section : ConfigSections()) {
        names.emplace_back(section.name);
      }
      return "unknown section" + DidYouMean(entry.key, names);
    }
    const auto sections = ConfigSections();
    if (std::ranges::find(sections, entry.key, &ConfigSection::name) !=
        sections.end()) {
      return "expected a table, not " + NameOf(entry.value);
    }
    for (const ConfigKey& key : ConfigKeys()) names.emplace_back(key.name);
    return "unknown key" + DidYouMean(entry.key, names);
  }

  std::string PlaceOf(const std::string& key) const {
    const auto place = place_of_.find(key);
    if (place != place_of_.end()) return place->second;
    return file_.empty() ? "environment" : file_;
  }

  void Complain(const std::string& place, const std::string& name,
                const std::string& problem) {
    if (!problems_.empty()) problems_ += '\n';
    problems_ += place + ": " + name + ": " + problem;
  }

  std::string file_;
  Config config_;
  std::map<std::string, std::string> place_of_;
  std::set<std::string> is_wrong_;
  std::string problems_;
};

}  // namespace

Result<Config> LoadConfig(const std::filesystem::path& file,
                          const char* const* environment) {
  Loader loader;
  if (!file.empty()) {
    if (auto taken = loader.TakeFile(file); !taken) {
      return std::unexpected(std::move(taken).error());
    }
  }
  loader.TakeEnvironment(environment);
  return std::move(loader).Finish();
}

}  // namespace precis
