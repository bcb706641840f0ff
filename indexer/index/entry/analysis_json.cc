#include "indexer/index/entry/analysis_json.h"

namespace precis {
namespace {

void AddSpeech(OrderedJson& json, const std::string& speaker, double confidence,
               const std::string& cue) {
  json["speaker"] = speaker;
  json["confidence"] = confidence;
  const auto tier = TierName(TierOf(confidence));
  if (!tier.empty()) json["tier"] = tier;
  if (!cue.empty()) json["cue"] = cue;
}

}  // namespace

OrderedJson ToJson(ByteSpan span) {
  return OrderedJson::array({span.begin, span.end});
}

OrderedJson ToJson(const Excerpt& excerpt) {
  OrderedJson json = {{"text", excerpt.text}, {"span", ToJson(excerpt.span)}};
  if (excerpt.edited) json["edited"] = true;
  return json;
}

OrderedJson ToJson(const Chapter& chapter) {
  OrderedJson json = {{"title", chapter.title}, {"span", ToJson(chapter.span)}};
  if (chapter.start_s) json["start_s"] = *chapter.start_s;
  if (chapter.summary) json["summary"] = ToJson(*chapter.summary);
  return json;
}

OrderedJson ToJson(const Section& section) {
  return {{"heading", section.heading}, {"span", ToJson(section.span)}};
}

OrderedJson ToJson(const Quote& quote) {
  OrderedJson json = {{"text", quote.text}, {"span", ToJson(quote.span)}};
  AddSpeech(json, quote.speaker, quote.confidence, quote.cue);
  if (quote.pull_quote) json["pull_quote"] = true;
  return json;
}

OrderedJson ToJson(const Statement& statement) {
  OrderedJson json = {{"text", statement.text},
                      {"span", ToJson(statement.span)}};
  AddSpeech(json, statement.speaker, statement.confidence, statement.cue);
  return json;
}

OrderedJson ToJson(const Turn& turn) {
  OrderedJson json = {{"span", ToJson(turn.span)}, {"speaker", turn.speaker}};
  if (turn.start_s) json["start_s"] = *turn.start_s;
  return json;
}

OrderedJson ToJson(const WtfIndex& wtf) {
  OrderedJson json = {{"label", wtf.label},
                      {"terminator", wtf.terminator},
                      {"idiocracy", wtf.idiocracy},
                      {"rationale", wtf.rationale},
                      {"evidence", OrderedJson::array()}};
  for (const WtfEvidence& evidence : wtf.evidence) {
    OrderedJson item = ToJson(evidence.excerpt);
    item["axis"] = evidence.axis;
    item["category"] = evidence.category;
    json["evidence"].push_back(std::move(item));
  }
  return json;
}

std::string ToLine(const OrderedJson& json) {
  return json.dump(-1, ' ', false, OrderedJson::error_handler_t::replace);
}

}  // namespace precis
