#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <filesystem>
#include <map>
#include <stop_token>
#include <string>
#include <thread>

#include "bench/corpus/sample_queries.h"
#include "bench/measure/latencies.h"
#include "indexer/base/mutex.h"
#include "indexer/search/searcher.h"

namespace precis::bench {

using LatenciesByKind = std::map<std::string, Latencies>;

// Asks every query once, the kinds by turns, but for those made from events
// `published` and later. The time includes taking a searcher from the pool. A
// query that fails ends the program.
LatenciesByKind TimeQueries(SearcherPool& pool, const SampleQueries& queries,
                            std::size_t published);

// Asks queries all the time, from a thread of its own.
//
// Thread safety: one owner.
class QueryLoad {
 public:
  // `rate`: queries a second, all kinds together. All must outlive this.
  QueryLoad(SearcherPool& pool, const SampleQueries& queries, double rate);

  void set_published(std::size_t events) { published_ = events; }

  // What was measured since the last call.
  LatenciesByKind Take();

 private:
  void Run(const std::stop_token& stop);

  SearcherPool& pool_;
  const SampleQueries& queries_;
  const std::chrono::duration<double> between_;
  std::atomic<std::size_t> published_ = 0;
  Mutex mutex_;
  std::condition_variable_any wake_;
  LatenciesByKind latencies_ PRECIS_GUARDED_BY(mutex_);
  std::jthread thread_;  // Last: it uses the others.
};

}  // namespace precis::bench
