#include "indexer/index/terms/facet_values.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <span>
#include <system_error>

namespace precis {
namespace {

constexpr std::size_t kMaxNames = 30;
constexpr char kBetweenLists = '\0';
constexpr char kBeforeSpeaker = ' ';

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

std::string_view TakeList(std::string_view& value) {
  const auto list = value.substr(0, value.find(kBetweenLists));
  value.remove_prefix(std::min(list.size() + 1, value.size()));
  return list;
}

}  // namespace

std::string EncodeFacets(const std::string& source,
                         const std::vector<std::string>& topics,
                         const std::vector<std::string>& speakers) {
  if (source.empty() && topics.empty() && speakers.empty()) return {};
  std::string value;
  AppendName(source, value);
  value += kBetweenLists;
  AppendLines(topics, value);
  value += kBetweenLists;
  AppendLines(speakers, value);
  return value;
}

FacetLines DecodeFacets(std::string_view value) {
  FacetLines lines;
  lines.source = TakeList(value);
  lines.topics = TakeList(value);
  lines.speakers = TakeList(value);
  return lines;
}

std::string EncodeSpeechFacets(const SpeechFacets& facets) {
  std::string value = std::to_string(facets.documents_back);
  value += kBeforeSpeaker;
  AppendName(facets.speaker, value);
  return value;
}

SpeechFacets DecodeSpeechFacets(std::string_view value) {
  SpeechFacets facets;
  const char* const begin = value.data();
  const char* const end = begin + value.size();
  const auto number = std::from_chars(begin, end, facets.documents_back);
  if (number.ec != std::errc() || number.ptr == end ||
      *number.ptr != kBeforeSpeaker) {
    return {};
  }
  facets.speaker = {number.ptr + 1, end};
  return facets;
}

}  // namespace precis
