// An index as an older version of the analysis left it, and the one that this
// version makes of the same events.
#pragma once

#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "indexer/analyse/analyse.h"
#include "indexer/index/store/index_store.h"
#include "indexer/parse/article_parser.h"
#include "tests/indexer/index/random_event.h"
#include "tests/indexer/index/sample_index.h"

namespace precis {

inline Entry NewEntry(const std::string& event, std::int64_t offset) {
  Entry entry{*ArticleParser().Parse(event, 1'780'000'000'000), {}, {}};
  entry.version = {entry.article.updated_at, kSamplePartition, offset};
  entry.analysis = Analyse(entry.article);
  if (offset % 3 != 0) return entry;
  // What came before decided this; no analysis could tell it.
  entry.placement = {.duplicate_of = "first of " + std::to_string(offset),
                     .story = "story " + std::to_string(offset % 7),
                     .record = "record of " + std::to_string(offset)};
  return entry;
}

// What nobody said, found by an analysis that was worse.
inline Entry OldEntry(const std::string& event, std::int64_t offset) {
  Entry entry = NewEntry(event, offset);
  Analysis& analysis = entry.analysis;
  analysis.version = kAnalysisVersion - 1;
  analysis.people = {"Nobody Atall"};
  analysis.topics = {"mistakes"};
  analysis.quotes.assign(3, {"outworn words", {0, 1}, "Nobody Atall", 1, ""});
  analysis.statements.clear();
  return entry;
}

inline std::vector<std::string> SomeEvents(int count) {
  RandomEvents random(20261122);
  std::vector<std::string> events;
  for (int i = 0; i < count; ++i) events.push_back(random.Next().dump());
  return events;
}

// In segments of twenty. `make`: OldEntry or NewEntry.
template <typename Make>
void IndexEvents(IndexStore& store, const std::vector<std::string>& events,
                 Make make) {
  constexpr std::size_t kSegmentEvents = 20;
  std::vector<Entry> entries;
  for (std::size_t i = 0; i < events.size(); ++i) {
    entries.push_back(make(events[i], static_cast<std::int64_t>(i)));
    if (entries.size() < kSegmentEvents && i + 1 < events.size()) continue;
    PublishEntries(store, entries);
    entries.clear();
  }
}

}  // namespace precis
