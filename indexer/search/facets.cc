#include "indexer/search/facets.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "indexer/index/facet_values.h"
#include "indexer/search/target_documents.h"

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

// By segment, ascending: value slots are read in the order of documents.
std::vector<std::vector<Xapian::docid>> BySegment(
    const OpenIndex& open, std::span<const FoundDocument> results) {
  std::vector<std::vector<Xapian::docid>> documents(open.segments.size());
  for (const FoundDocument& found : results) {
    documents[found.place.segment].push_back(found.place.docid);
  }
  for (auto& docids : documents) std::ranges::sort(docids);
  return documents;
}

class Counter {
 public:
  void Add(const FacetLines& facets) {
    CountLines(facets.speakers, speakers_);
    CountLines(facets.topics, topics_);
    CountLines(facets.source, sources_);
  }

  Facets Result() const {
    return {.speakers = MostFrequent(speakers_),
            .topics = MostFrequent(topics_),
            .sources = MostFrequent(sources_)};
  }

 private:
  Counts speakers_;
  Counts topics_;
  Counts sources_;
};

void CountSegment(const Xapian::Database& segment, std::uint32_t slot,
                  const std::vector<Xapian::docid>& docids, Counter& counter) {
  const auto end = segment.valuestream_end(slot);
  auto value = segment.valuestream_begin(slot);
  for (const Xapian::docid docid : docids) {
    if (value == end) break;
    value.skip_to(docid);
    if (value == end) break;
    if (value.get_docid() == docid) counter.Add(DecodeFacets(*value));
  }
}

}  // namespace

Facets CountFacets(const OpenIndex& open, SearchTarget target,
                   std::span<const FoundDocument> results) {
  Counter counter;
  const auto documents = BySegment(open, results);
  for (std::size_t i = 0; i < documents.size(); ++i) {
    if (documents[i].empty()) continue;
    CountSegment(open.segments[i], FacetsSlotOf(target), documents[i], counter);
  }
  return counter.Result();
}

}  // namespace precis
