// What a publication pays to ask the filters of all live segments for an id
// that none of them has, and what it pays without filters: a look into the
// posting list of each.
#include <benchmark/benchmark.h>
#include <unistd.h>
#include <xapian.h>

#include <filesystem>
#include <string>
#include <vector>

#include "indexer/index/segment/id_filter.h"

namespace precis {
namespace {

std::string Term(std::size_t i) {
  return "Qhttps://news.example/articles/" + std::to_string(i);
}

// Range: ids in a segment.
void BM_SixteenFilters(benchmark::State& state) {
  const auto ids = static_cast<std::size_t>(state.range(0));
  std::vector<IdFilter> filters;
  for (std::size_t segment = 0; segment < 16; ++segment) {
    IdFilter& filter = filters.emplace_back(ids);
    for (std::size_t i = 0; i < ids; ++i) {
      filter.Add(IdHash::Of(Term(segment * ids + i)));
    }
  }
  std::size_t next = 16 * ids;
  std::size_t maybe = 0;
  for (auto _ : state) {
    const IdHash id = IdHash::Of(Term(next++));
    for (const IdFilter& filter : filters) {
      if (filter.MayHave(id)) ++maybe;
    }
  }
  const auto asked = static_cast<double>(state.iterations()) * 16;
  state.counters["false_positives"] = static_cast<double>(maybe) / asked;
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(BM_SixteenFilters)->Arg(4'000)->Arg(64'000);

void BM_SixteenDatabasesBaseline(benchmark::State& state) {
  const auto ids = static_cast<std::size_t>(state.range(0));
  const auto path = std::filesystem::temp_directory_path() /
                    ("precis-bench-" + std::to_string(::getpid()));
  std::vector<Xapian::Database> segments;
  for (std::size_t segment = 0; segment < 16; ++segment) {
    const auto directory = path / std::to_string(segment);
    std::filesystem::create_directories(directory);
    Xapian::WritableDatabase database(directory.string(),
                                      Xapian::DB_CREATE_OR_OVERWRITE);
    for (std::size_t i = 0; i < ids; ++i) {
      Xapian::Document document;
      document.add_boolean_term(Term(segment * ids + i));
      database.add_document(document);
    }
    database.commit();
    segments.emplace_back(directory.string());
  }
  std::size_t next = 16 * ids;
  for (auto _ : state) {
    const std::string term = Term(next++);
    for (const Xapian::Database& segment : segments) {
      benchmark::DoNotOptimize(segment.postlist_begin(term) ==
                               segment.postlist_end(term));
    }
  }
  state.SetItemsProcessed(state.iterations());
  segments.clear();
  std::filesystem::remove_all(path);
}
BENCHMARK(BM_SixteenDatabasesBaseline)->Arg(4'000);

}  // namespace
}  // namespace precis
