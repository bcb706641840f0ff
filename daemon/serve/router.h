#pragma once

#include <string>
#include <string_view>

#include "daemon/serve/answer.h"
#include "daemon/serve/http_server.h"
#include "daemon/serve/request_target.h"
#include "daemon/serve/site.h"
#include "indexer/search/searcher.h"

namespace precis {

// What a route may know of a request.
struct RouteRequest {
  std::string method;  // "GET"
  std::string target;  // As in the request line.
  std::string if_none_match;
  std::string accept;
  bool admin = false;  // Somebody on this machine who says so.
};

struct RoutedAnswer {
  std::string route;  // "/v1/entries/{id}", "page", "asset", "other": a label.
  Answer answer;
};

// Decides what a request is answered: the API of schemas/openapi.yaml, health,
// metrics and the page. Knows nothing of sockets.
//
// Thread safety: any number of calls at once.
class Router {
 public:
  // `searchers` has to outlive it.
  Router(SearcherPool& searchers, ServerHooks hooks, Site site);

  RoutedAnswer Handle(const RouteRequest& request) const;

  // Tells the hooks about a finished request.
  void Observe(const std::string& route, int status, double seconds) const;

 private:
  Answer Search(const RouteRequest& request, const RequestTarget& target,
                SearchTarget what) const;
  Answer Entry(const RouteRequest& request, const std::string& id) const;
  Answer Explain(const RouteRequest& request, const std::string& id) const;
  RoutedAnswer EntryOrWhy(const RouteRequest& request,
                          const std::string& path) const;
  Answer Ready() const;
  Answer Compact(const RouteRequest& request,
                 const RequestTarget& target) const;
  RoutedAnswer Page(const RouteRequest& request, const std::string& path) const;
  RoutedAnswer Dispatch(const RouteRequest& request,
                        const RequestTarget& target) const;
  std::string IndexTag(std::uint64_t generation) const;

  SearcherPool& searchers_;
  ServerHooks hooks_;
  Site site_;
  std::string run_;  // Differs between two runs of the server.
};

}  // namespace precis
