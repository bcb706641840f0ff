#include "indexer/search/facets.h"

#include <algorithm>
#include <map>
#include <string_view>

namespace precis {
namespace {

constexpr std::size_t kMaxValues = 10;

using Counts = std::map<std::string, std::size_t, std::less<>>;

void CountLines(std::string_view lines, Counts& counts) {
  while (!lines.empty()) {
    const auto line = lines.substr(0, lines.find('\n'));
    lines.remove_prefix(std::min(line.size() + 1, lines.size()));
    if (line.empty()) continue;
    const auto found = counts.find(line);
    if (found != counts.end()) {
      ++found->second;
    } else {
      counts.emplace(line, 1);
    }
  }
}

std::vector<FacetValue> MostFrequent(const Counts& counts) {
  std::vector<FacetValue> values;
  for (const auto& [value, count] : counts) {
    values.push_back({.value = value, .count = count});
  }
  std::ranges::sort(values, [](const FacetValue& a, const FacetValue& b) {
    return a.count != b.count ? a.count > b.count : a.value < b.value;
  });
  if (values.size() > kMaxValues) values.resize(kMaxValues);
  return values;
}

}  // namespace

FacetCounter::FacetCounter(const OpenIndex& open,
                           const std::vector<SegmentDocument>& results)
    : open_(open), documents_(open.segments.size()) {
  for (const SegmentDocument& place : results) {
    documents_[place.segment].push_back(place.docid);
  }
  for (auto& docids : documents_) std::ranges::sort(docids);
}

std::vector<FacetValue> FacetCounter::Count(std::uint32_t slot) const {
  Counts counts;
  for (std::size_t i = 0; i < documents_.size(); ++i) {
    if (documents_[i].empty()) continue;
    const Xapian::Database& segment = open_.segments[i];
    auto value = segment.valuestream_begin(slot);
    for (const Xapian::docid docid : documents_[i]) {
      if (value == segment.valuestream_end(slot)) break;
      value.skip_to(docid);
      if (value == segment.valuestream_end(slot)) break;
      if (value.get_docid() == docid) CountLines(*value, counts);
    }
  }
  return MostFrequent(counts);
}

}  // namespace precis
