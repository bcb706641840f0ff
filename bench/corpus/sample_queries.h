#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace precis::bench {

struct SampleQuery {
  std::string text;      // schemas/query.md
  std::size_t from = 0;  // The number of the event that it was made from.
};

// By kind: "two words", "phrase", "speaker + words", "date range + words",
// "sorted by date".
using SampleQueries = std::map<std::string, std::vector<SampleQuery>>;

inline constexpr const char* kSortedByDate = "sorted by date";

// Queries that people may ask of the first `limit` events of `corpus`: words of
// at least five letters that stand in an event, taken as often as they are
// written, the speaker of one of its quotes, 90 days around its date. Half of
// them from events spread evenly, half logarithmically, so that a part of the
// corpus has its share. About `count` of each kind; fewer speakers where
// few are quoted. The same for the same corpus.
SampleQueries MakeQueries(const std::filesystem::path& corpus,
                          std::size_t limit, std::size_t count);

void WriteQueries(const SampleQueries& queries,
                  const std::filesystem::path& file);
SampleQueries ReadQueries(const std::filesystem::path& file);

}  // namespace precis::bench
