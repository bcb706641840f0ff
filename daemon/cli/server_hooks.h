#pragma once

#include <atomic>
#include <string>

#include "daemon/metrics/metrics.h"
#include "daemon/pipeline/pipeline.h"
#include "daemon/serve/http_server.h"
#include "indexer/analyse/wtf/wtf_lexicon.h"
#include "indexer/index/store/index_store.h"
#include "indexer/search/searcher.h"

namespace precis {

// What the HTTP server may ask about; all of it must outlive the server.
struct ServedParts {
  Metrics& metrics;
  Pipeline& pipeline;
  const IndexStore& store;
  SearcherPool& searchers;
  const std::atomic<bool>& stopping;
  std::string demo_broker;             // Its address; empty: there is none.
  const analyse::WtfLexicon& lexicon;  // For explanations.
};

ServerHooks MakeServerHooks(const ServedParts& parts);

}  // namespace precis
