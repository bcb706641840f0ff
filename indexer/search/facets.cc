#include "indexer/search/facets.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "indexer/index/terms/facet_values.h"
#include "indexer/index/terms/terms.h"
#include "indexer/search/document_reader.h"

namespace precis {
namespace {

constexpr std::size_t kMaxValues = 10;

struct NameHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view name) const {
    return std::hash<std::string_view>()(name);
  }
};

using Counts =
    std::unordered_map<std::string, std::size_t, NameHash, std::equal_to<>>;

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
  std::vector<const Counts::value_type*> names;
  names.reserve(counts.size());
  for (const auto& name : counts) names.push_back(&name);
  const auto shown =
      static_cast<std::ptrdiff_t>(std::min(names.size(), kMaxValues));
  std::ranges::partial_sort(
      names, names.begin() + shown, [](const auto* a, const auto* b) {
        return a->second != b->second ? a->second > b->second
                                      : a->first < b->first;
      });
  names.resize(static_cast<std::size_t>(shown));
  std::vector<FacetValue> values;
  values.reserve(names.size());
  for (const auto* name : names) {
    values.push_back({.value = name->first, .count = name->second});
  }
  return values;
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

// What is returned is valid until the next call.
class FacetReader {
 public:
  explicit FacetReader(const OpenIndex& open) : articles_(open), own_(open) {}

  FacetLines OfEntry(SegmentDocument article) {
    return DecodeFacets(articles_.Value(article, kFacetsSlot));
  }

  // Of its own it has but the speaker.
  FacetLines OfSpeech(SegmentDocument speech) {
    const auto own = DecodeSpeechFacets(own_.Value(speech, kSpeechFacetsSlot));
    SegmentDocument article = speech;
    article.docid -= std::min(own.documents_back, article.docid);
    FacetLines facets = OfEntry(article);
    facets.speakers = own.speaker;
    return facets;
  }

 private:
  DocumentReader articles_;
  DocumentReader own_;
};

}  // namespace

Facets CountFacets(const OpenIndex& open, SearchTarget target,
                   std::span<const FoundDocument> results) {
  Counter counter;
  FacetReader reader(open);
  for (const FoundDocument& found : results) {
    counter.Add(target == SearchTarget::kEntries
                    ? reader.OfEntry(found.place)
                    : reader.OfSpeech(found.place));
  }
  return counter.Result();
}

}  // namespace precis
