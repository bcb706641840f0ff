#include "daemon/serve/router.h"

#include <spdlog/spdlog.h>

#include <charconv>
#include <chrono>
#include <cstdint>
#include <optional>
#include <utility>

#include "daemon/serve/limits.h"
#include "daemon/serve/results_json.h"
#include "daemon/serve/search_parameters.h"

namespace precis {
namespace {

constexpr std::string_view kEntryPrefix = "/v1/entries/";
constexpr std::string_view kExplainSuffix = "/explain";
constexpr std::string_view kCompactPath = "/v1/compact";

// What the outside may know of an error: what it can mend itself. The rest is
// logged, and answered with a sentence that gives nothing away.
Answer ErrorAnswer(const Error& error) {
  switch (error.code) {
    case ErrorCode::kBadInput:
      return ProblemAnswer({400, "bad-query", error.message, "q"});
    case ErrorCode::kUnavailable:
    case ErrorCode::kCancelled: {
      spdlog::warn("request not answered: {}", error.message);
      Answer answer = ProblemAnswer(
          {503, "index-unavailable", "the index cannot be read just now"});
      answer.headers["Retry-After"] = "5";
      return answer;
    }
    case ErrorCode::kCorrupt:
      break;
  }
  spdlog::error("request not answered: {}", error.message);
  return ProblemAnswer(
      {500, "internal", "the server failed; its log says why"});
}

Answer NotFound(std::string detail) {
  return ProblemAnswer({404, "not-found", std::move(detail)});
}

Answer NoEntry(const std::string& id) {
  return NotFound("there is no entry with the id '" + id + "'");
}

bool MayBeId(std::string_view id) {
  return !id.empty() && id.size() <= kMaxEntryIdBytes;
}

// Whether the path as it was sent asks for an explanation: in an id that ends
// so, the last '/' stands as %2F.
bool AsksWhy(std::string_view target, std::string_view path) {
  return path.size() > kEntryPrefix.size() + kExplainSuffix.size() &&
         target.substr(0, target.find('?')).ends_with(kExplainSuffix);
}

// If-None-Match compares weakly and may list several tags (RFC 9110, 13.1.2).
bool Matches(std::string_view if_none_match, std::string_view tag) {
  return if_none_match == "*" ||
         if_none_match.find(tag) != std::string_view::npos;
}

// `answer` under `tag`, or 304 if the client has it already.
Answer Tagged(const RouteRequest& request, std::string tag, Answer answer) {
  if (Matches(request.if_none_match, tag)) {
    answer.status = 304;
    answer.body.clear();
    answer.content_type.clear();
  }
  answer.headers["ETag"] = std::move(tag);
  return answer;
}

Answer Json(std::string body) {
  return {200,
          "application/json",
          std::move(body),
          {{"Cache-Control", "no-cache"}}};
}

Answer FileAnswer(const RouteRequest& request, const SiteFile& file) {
  return Tagged(request, file.etag,
                {200,
                 file.content_type,
                 file.content,
                 {{"Cache-Control", file.cache_control}}});
}

Answer NoPage() {
  return TextAnswer(
      404,
      "The web page is not built.\n\n"
      "Build it with:  cmake --build build/release --target web\n"
      "(needs Debian's npm package), then set [serve] web_root to\n"
      "build/release/web and start precisd again.\n\n"
      "The API works all the same: try /v1/search?q=\n");
}

}  // namespace

Router::Router(SearcherPool& searchers, ServerHooks hooks, Site site)
    : searchers_(searchers),
      hooks_(std::move(hooks)),
      site_(std::move(site)),
      run_(std::to_string(
          std::chrono::system_clock::now().time_since_epoch().count())) {}

// Generations count from one again in an index that is made anew; the run keeps
// a browser from taking its old answers for the new ones.
std::string Router::IndexTag(std::uint64_t generation) const {
  return "W/\"" + run_ + "-" + std::to_string(generation) + "\"";
}

Answer Router::Search(const RouteRequest& request, const RequestTarget& target,
                      SearchTarget what) const {
  const auto search = ParseSearchParameters(target, what);
  if (!search) return ProblemAnswer(search.error());
  auto searcher = searchers_.Acquire();
  if (!searcher) return ErrorAnswer(searcher.error());
  const std::string tag = IndexTag((*searcher)->generation());
  if (Matches(request.if_none_match, tag))
    return Tagged(request, tag, Json(""));
  const auto results = (*searcher)->Search(*search);
  if (!results) return ErrorAnswer(results.error());
  return Tagged(request, tag, Json(ResultsJson(*search, *results)));
}

Answer Router::Entry(const RouteRequest& request, const std::string& id) const {
  auto searcher = searchers_.Acquire();
  if (!searcher) return ErrorAnswer(searcher.error());
  auto found = (*searcher)->EntryJson(id);
  if (!found) return ErrorAnswer(found.error());
  std::optional<std::string>& entry = *found;
  if (!entry) return NoEntry(id);
  return Tagged(request, IndexTag((*searcher)->generation()),
                Json(*std::move(entry)));
}

Answer Router::Explain(const RouteRequest& request,
                       const std::string& id) const {
  if (!hooks_.explain_entry) return NotFound("nothing is explained here");
  auto searcher = searchers_.Acquire();
  if (!searcher) return ErrorAnswer(searcher.error());
  const auto found = (*searcher)->EntryJson(id);
  if (!found) return ErrorAnswer(found.error());
  const std::optional<std::string>& entry = *found;
  if (!entry) return NoEntry(id);
  const std::string tag = IndexTag((*searcher)->generation());
  searcher->reset();  // What follows takes long.
  // Who has it already costs no analysis.
  if (Matches(request.if_none_match, tag))
    return Tagged(request, tag, Json(""));
  auto explanation = hooks_.explain_entry(*entry);
  if (!explanation) return ErrorAnswer(explanation.error());
  return Tagged(request, tag, Json(*std::move(explanation)));
}

RoutedAnswer Router::EntryOrWhy(const RouteRequest& request,
                                const std::string& path) const {
  std::string id = path.substr(kEntryPrefix.size());
  const bool why = AsksWhy(request.target, path);
  if (why) id.resize(id.size() - kExplainSuffix.size());
  const std::string route =
      why ? "/v1/entries/{id}/explain" : "/v1/entries/{id}";
  if (!MayBeId(id)) {
    return {route, NotFound("an id has 1 to " +
                            std::to_string(kMaxEntryIdBytes) + " bytes")};
  }
  return {route, why ? Explain(request, id) : Entry(request, id)};
}

Answer Router::Compact(const RouteRequest& request,
                       const RequestTarget& target) const {
  if (!hooks_.request_compaction) {
    return NotFound("there is nothing to compact here");
  }
  if (!request.admin) {
    return ProblemAnswer(
        {403, "not-admin",
         "only programs on this machine may ask, with a header Precis-Admin; "
         "try precis compact"});
  }
  std::uint64_t number = 0;
  if (request.method == "POST") {
    hooks_.request_compaction();
  } else if (!target.parameters.empty()) {
    const auto& [name, value] = target.parameters.front();
    const char* const end = value.data() + value.size();
    const auto [rest, error] = std::from_chars(value.data(), end, number);
    if (name != "after" || error != std::errc() || rest != end) {
      return ProblemAnswer(
          {400, "bad-parameter", "only 'after' is known here, a number", name});
    }
  }
  Answer answer = Json(hooks_.compaction_json(number));
  answer.headers["Cache-Control"] = "no-store";
  if (request.method == "POST") answer.status = 202;
  return answer;
}

Answer Router::Ready() const {
  const Readiness readiness = hooks_.readiness();
  if (readiness.ready) return TextAnswer(200, "ready\n");
  return ProblemAnswer({503, "not-ready", readiness.reason});
}

RoutedAnswer Router::Page(const RouteRequest& request,
                          const std::string& path) const {
  const bool route_of_page = path == "/" || path.starts_with("/entry/");
  if (site_.empty()) {
    if (route_of_page) return {"page", NoPage()};
    return {"other", NotFound("there is nothing at this address")};
  }
  if (route_of_page) return {"page", FileAnswer(request, *site_.Find("/"))};
  if (const SiteFile* file = site_.Find(path)) {
    return {"asset", FileAnswer(request, *file)};
  }
  // A person who mistyped an address gets the page, which says so.
  if (request.accept.find("text/html") != std::string::npos) {
    Answer answer = FileAnswer({}, *site_.Find("/"));
    answer.status = 404;
    return {"other", std::move(answer)};
  }
  return {"other", NotFound("there is nothing at this address")};
}

RoutedAnswer Router::Dispatch(const RouteRequest& request,
                              const RequestTarget& target) const {
  const std::string& path = target.path;
  if (path == "/v1/search") {
    return {path, Search(request, target, SearchTarget::kEntries)};
  }
  if (path == "/v1/quotes") {
    return {path, Search(request, target, SearchTarget::kQuotes)};
  }
  if (path.starts_with(kEntryPrefix)) {
    return EntryOrWhy(request, path);
  }
  if (path == "/v1/status") {
    Answer answer = Json(hooks_.status_json());
    answer.headers["Cache-Control"] = "no-store";
    return {path, std::move(answer)};
  }
  if (path == kCompactPath) return {path, Compact(request, target)};
  if (path == "/livez") return {path, TextAnswer(200, "alive\n")};
  if (path == "/readyz") return {path, Ready()};
  if (path == "/metrics") {
    Answer answer = TextAnswer(200, hooks_.metrics_text());
    answer.content_type = "text/plain; version=0.0.4; charset=utf-8";
    return {path, std::move(answer)};
  }
  if (path.starts_with("/v1/") || path == "/v1") {
    return {"other", NotFound("there is no such resource")};
  }
  return Page(request, path);
}

RoutedAnswer Router::Handle(const RouteRequest& request) const {
  const bool post = request.method == "POST" && request.target == kCompactPath;
  if (request.method != "GET" && request.method != "HEAD" && !post) {
    Answer answer = ProblemAnswer({405, "method-not-allowed",
                                   "this address does not answer this method"});
    answer.headers["Allow"] = "GET, HEAD";
    return {"other", std::move(answer)};
  }
  if (request.target.size() > kMaxTargetBytes) {
    return {"other",
            ProblemAnswer({414, "target-too-long",
                           "path and query may have at most " +
                               std::to_string(kMaxTargetBytes) + " bytes"})};
  }
  const auto target = ParseRequestTarget(request.target);
  if (!target) {
    return {"other", ProblemAnswer({400, "bad-target",
                                    "the address cannot be read: " +
                                        target.error().message})};
  }
  return Dispatch(request, *target);
}

void Router::Observe(const std::string& route, int status,
                     double seconds) const {
  if (hooks_.observe_request) hooks_.observe_request(route, status, seconds);
}

}  // namespace precis
