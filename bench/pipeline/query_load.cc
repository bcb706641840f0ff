#include "bench/pipeline/query_load.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "bench/measure/check.h"

namespace precis::bench {
namespace {

using Clock = std::chrono::steady_clock;

double Ask(SearcherPool& pool, const std::string& kind,
           const std::string& text) {
  SearchRequest request;
  request.query = text;
  if (kind == kSortedByDate) request.order = SearchOrder::kNewest;
  const auto begin = Clock::now();
  {
    auto searcher = Take(pool.Acquire(), "searcher");
    Take(searcher->Search(request), "query " + text);
  }
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

// The queries by turns of their kinds.
std::vector<std::pair<std::string, const SampleQuery*>> ByTurns(
    const SampleQueries& queries) {
  std::vector<std::pair<std::string, const SampleQuery*>> turns;
  std::size_t longest = 0;
  for (const auto& [kind, list] : queries) {
    longest = std::max(longest, list.size());
  }
  for (std::size_t i = 0; i < longest; ++i) {
    for (const auto& [kind, list] : queries) {
      if (i < list.size()) turns.emplace_back(kind, &list[i]);
    }
  }
  return turns;
}

}  // namespace

LatenciesByKind TimeQueries(SearcherPool& pool, const SampleQueries& queries,
                            std::size_t published) {
  LatenciesByKind latencies;
  for (const auto& [kind, query] : ByTurns(queries)) {
    if (query->from >= published) continue;
    latencies[kind].Add(Ask(pool, kind, query->text));
  }
  return latencies;
}

QueryLoad::QueryLoad(SearcherPool& pool, const SampleQueries& queries,
                     double rate)
    : pool_(pool),
      queries_(queries),
      between_(1 / rate),
      thread_([this](const std::stop_token& stop) { Run(stop); }) {}

LatenciesByKind QueryLoad::Take() {
  MutexLock lock(mutex_);
  return std::exchange(latencies_, {});
}

void QueryLoad::Run(const std::stop_token& stop) {
  const auto turns = ByTurns(queries_);
  auto due = Clock::now();
  for (std::size_t turn = 0; !stop.stop_requested(); ++turn) {
    due += std::chrono::duration_cast<Clock::duration>(between_);
    {
      MutexLock lock(mutex_);
      wake_.wait_until(mutex_, stop, due, [] { return false; });
    }
    // The next one that is about what is there.
    std::size_t passed = 0;
    while (turns[turn % turns.size()].second->from >= published_ &&
           passed++ < turns.size()) {
      ++turn;
    }
    if (passed > turns.size()) continue;
    const auto& [kind, query] = turns[turn % turns.size()];
    const double seconds = Ask(pool_, kind, query->text);
    MutexLock lock(mutex_);
    latencies_[kind].Add(seconds);
  }
}

}  // namespace precis::bench
