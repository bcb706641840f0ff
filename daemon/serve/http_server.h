#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "daemon/config/config.h"
#include "indexer/base/result.h"
#include "indexer/search/searcher.h"

namespace precis {

struct Readiness {
  bool ready = false;
  std::string reason;  // Why not; empty when ready.
};

// What the server asks the daemon for. Called from its threads.
struct ServerHooks {
  std::function<std::string()> metrics_text;  // Prometheus text format 0.0.4.
  std::function<Readiness()> readiness;
  std::function<std::string()> status_json;  // As `precis status --json`.
  // One finished request: route pattern ("/v1/search"), status, seconds.
  std::function<void(const std::string&, int, double)> observe_request;
  // Both or none: begins to merge everything and returns the request's number;
  // says how far it is (schemas/openapi.yaml: Compaction), after waiting a
  // moment for the request of that number to be done.
  std::function<std::uint64_t()> request_compaction = nullptr;
  std::function<std::string(std::uint64_t)> compaction_json = nullptr;
  // Why an entry (schemas/entry.schema.json) is as it is, as
  // schemas/explanation.schema.json. Takes as long as analysing it anew.
  std::function<Result<std::string>(const std::string&)> explain_entry =
      nullptr;
};

// The daemon's HTTP server: API (schemas/openapi.yaml), web page, health and
// metrics. Serves from its own threads until destroyed.
//
// Thread safety: none; owned by one thread.
class HttpServer {
 public:
  // Binds and starts. kUnavailable: the address cannot be bound; names it.
  static Result<std::unique_ptr<HttpServer>> Start(
      const ServeSettings& settings, SearcherPool& searchers,
      ServerHooks hooks);
  ~HttpServer();  // Finishes running requests.

  int port() const;  // The one that was bound.

 private:
  struct State;
  explicit HttpServer(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace precis
