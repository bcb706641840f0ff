#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "daemon/config/config.h"
#include "daemon/config/config_key.h"

namespace precis {
namespace {

constexpr std::size_t kLineColumns = 79;

// "# " and the words of `text`, broken into lines.
std::string Comment(std::string_view text) {
  std::string out;
  std::string line = "#";
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(word.size() + 1, text.size()));
    if (line.size() + 1 + word.size() > kLineColumns) {
      out += line + '\n';
      line = "#";
    }
    line.append(" ").append(word);
  }
  return out + line + '\n';
}

bool HoldsPairs(const ConfigKey& key) {
  return key.rule.form == ConfigRule::Form::kRdkafka;
}

std::string Line(const ConfigKey& key, std::string_view value) {
  return std::string(key.leaf()).append(" = ").append(value) + '\n';
}

std::string Pairs(const ConfigKey& key, const Config& config) {
  Config copy = config;
  std::string out;
  const auto target = key.target(copy);
  for (const auto& [name, value] : *std::get<StringMap*>(target)) {
    out += TextAsToml(name) + " = " +
           TextAsToml(IsSecret(name) ? "(hidden)" : value) + '\n';
  }
  return out;
}

std::string Header(std::string_view section) {
  return "[" + std::string(section) + "]\n";
}

}  // namespace

std::string Describe(const Config& config) {
  std::string out;
  std::string_view section;
  for (const ConfigKey& key : ConfigKeys()) {
    if (HoldsPairs(key)) {
      const std::string pairs = Pairs(key, config);
      if (!pairs.empty()) out += '\n' + Header(key.name) + pairs;
      continue;
    }
    if (key.section() != section) {
      section = key.section();
      out += (out.empty() ? "" : "\n") + Header(section);
    }
    out += Line(key, key.Show(config));
  }
  return out;
}

std::string ReferenceFile() {
  const Config defaults;
  std::string out = Comment(
      "The configuration of precisd: every key, with its default behind a "
      "\"#\" where it has one. PRECIS_SECTION_KEY in the environment "
      "overrides a key: PRECIS_PIPELINE_WORKERS=4. Sizes are bytes or "
      "\"64MiB\", durations milliseconds or \"250ms\". Relative paths "
      "start where precisd was started. Check it with: precisd --config "
      "FILE --check-config");
  for (const ConfigSection& section : ConfigSections()) {
    out += '\n' + (section.doc.empty() ? "" : Comment(section.doc)) +
           Header(section.name);
    std::string tables;  // They have to follow the section's own keys.
    for (const ConfigKey& key : ConfigKeys()) {
      if (key.section() != section.name) continue;
      if (HoldsPairs(key)) {
        tables += '\n' + Comment(key.doc) + Header(key.name);
      } else if (key.sample.empty()) {
        out += '\n' + Comment(key.doc) + '#' + Line(key, key.Show(defaults));
      } else {
        out += '\n' + Comment(key.doc) + Line(key, key.sample);
      }
    }
    out += tables;
  }
  return out;
}

}  // namespace precis
