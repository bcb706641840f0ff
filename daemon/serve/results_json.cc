#include "daemon/serve/results_json.h"

#include <nlohmann/json.hpp>
#include <vector>

#include "daemon/serve/search_parameters.h"

namespace precis {
namespace {

using Json = nlohmann::ordered_json;

Json ToJson(const QuoteHit& hit) {
  return {
      {"entry_id", hit.entry_id},
      {"text", hit.text},
      {"snippet_html", hit.snippet_html},
      {"speaker", hit.speaker},
      {"cue", hit.cue},
      {"confidence", hit.confidence},
      {"direct", hit.direct},
      {"title", hit.title},
      {"source", hit.source},
      {"url", hit.url},
      {"published_at", hit.published_at},
      {"score", hit.score},
  };
}

Json ToJson(const std::vector<QuoteHit>& hits) {
  Json json = Json::array();
  for (const QuoteHit& hit : hits) json.push_back(ToJson(hit));
  return json;
}

Json ToJson(const EntryHit& hit) {
  return {
      {"id", hit.id},
      {"kind", hit.kind},
      {"title", hit.title},
      {"source", hit.source},
      {"url", hit.url},
      {"published_at", hit.published_at},
      {"takeaway", hit.takeaway},
      {"duplicate_of", hit.duplicate_of},
      {"story", hit.story},
      {"snippet_html", hit.snippet_html},
      {"speakers", hit.speakers},
      {"topics", hit.topics},
      {"wtf",
       {{"label", hit.wtf_label},
        {"terminator", hit.terminator},
        {"idiocracy", hit.idiocracy}}},
      {"score", hit.score},
      {"quotes", ToJson(hit.quotes)},
  };
}

Json ToJson(const std::vector<EntryHit>& hits) {
  Json json = Json::array();
  for (const EntryHit& hit : hits) json.push_back(ToJson(hit));
  return json;
}

Json ToJson(const std::vector<FacetValue>& values) {
  Json json = Json::array();
  for (const FacetValue& facet : values) {
    json.push_back({{"value", facet.value}, {"count", facet.count}});
  }
  return json;
}

}  // namespace

std::string ResultsJson(const SearchRequest& request,
                        const SearchResults& results) {
  Json json = {
      {"generation", results.generation},
      {"query", request.query},
      {"sort", OrderName(request.order)},
      {"offset", request.offset},
      {"limit", request.limit},
      {"estimated_total", results.estimated_total},
      {"suggestion", results.suggestion},
      {"facets",
       {{"speakers", ToJson(results.speakers)},
        {"topics", ToJson(results.topics)},
        {"sources", ToJson(results.sources)}}},
  };
  if (request.target == SearchTarget::kEntries) {
    json["entries"] = ToJson(results.entries);
  } else {
    json["quotes"] = ToJson(results.quotes);
  }
  // `replace`: one damaged document must not make the page unanswerable.
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace precis
