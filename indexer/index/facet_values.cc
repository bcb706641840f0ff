#include "indexer/index/facet_values.h"

#include <algorithm>
#include <cstddef>

namespace precis {
namespace {

constexpr std::size_t kMaxNames = 30;
constexpr char kBetweenLists = '\0';

void AppendName(const std::string& name, std::string& value) {
  for (const char c : name) {
    value += c == '\n' || c == kBetweenLists ? ' ' : c;
  }
}

void AppendLines(const std::vector<std::string>& names, std::string& value) {
  for (std::size_t i = 0; i < std::min(names.size(), kMaxNames); ++i) {
    if (i > 0) value += '\n';
    AppendName(names[i], value);
  }
}

std::string_view TakeList(std::string_view& value) {
  const auto list = value.substr(0, value.find(kBetweenLists));
  value.remove_prefix(std::min(list.size() + 1, value.size()));
  return list;
}

}  // namespace

std::string EncodeFacets(const std::string& source,
                         const std::vector<std::string>& topics,
                         const std::vector<std::string>& speakers) {
  std::string value;
  AppendName(source, value);
  value += kBetweenLists;
  AppendLines(topics, value);
  value += kBetweenLists;
  AppendLines(speakers, value);
  return value.size() > 2 ? value : std::string();
}

FacetLines DecodeFacets(std::string_view value) {
  FacetLines lines;
  lines.source = TakeList(value);
  lines.topics = TakeList(value);
  lines.speakers = TakeList(value);
  return lines;
}

}  // namespace precis
