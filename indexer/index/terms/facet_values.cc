#include "indexer/index/terms/facet_values.h"

#include <algorithm>
#include <cstddef>
#include <span>
#include <utility>

namespace precis {
namespace {

constexpr std::size_t kMaxNames = 30;
constexpr char kBetweenLists = '\0';

void AppendName(std::string_view name, std::string& value) {
  const std::size_t begin = value.size();
  value += name;
  const auto parts = [](char c) { return c == '\n' || c == kBetweenLists; };
  std::ranges::replace_if(std::span(value).subspan(begin), parts, ' ');
}

void AppendLines(const std::vector<std::string>& names, std::string& value) {
  for (std::size_t i = 0; i < std::min(names.size(), kMaxNames); ++i) {
    if (i > 0) value += '\n';
    AppendName(names[i], value);
  }
}

std::string WithoutSpeakers(std::string_view source,
                            const std::vector<std::string>& topics) {
  std::string value;
  AppendName(source, value);
  value += kBetweenLists;
  AppendLines(topics, value);
  value += kBetweenLists;
  return value;
}

std::string OrNothing(std::string value) {
  return value.size() > 2 ? std::move(value) : std::string();
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
  std::string value = WithoutSpeakers(source, topics);
  AppendLines(speakers, value);
  return OrNothing(std::move(value));
}

std::string EncodeSpeechFacets(std::string_view source,
                               const std::vector<std::string>& topics,
                               std::string_view speaker) {
  std::string value = WithoutSpeakers(source, topics);
  AppendName(speaker, value);
  return OrNothing(std::move(value));
}

FacetLines DecodeFacets(std::string_view value) {
  FacetLines lines;
  lines.source = TakeList(value);
  lines.topics = TakeList(value);
  lines.speakers = TakeList(value);
  return lines;
}

}  // namespace precis
