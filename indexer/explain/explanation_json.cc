#include "indexer/explain/explanation_json.h"

#include <utility>

namespace precis::explain {
namespace {

OrderedJson CandidateJson(const ExplainedCandidate& candidate) {
  OrderedJson json = {{"name", candidate.name}};
  if (!candidate.named.empty()) json["span"] = ToJson(candidate.named);
  if (candidate.score) json["points"] = *candidate.score;
  json["reasons"] = OrderedJson::array();
  for (const analyse::PronounReason& reason : candidate.reasons) {
    OrderedJson item = {{"what", reason.what}};
    if (candidate.score) item["points"] = reason.points;
    json["reasons"].push_back(std::move(item));
  }
  return json;
}

OrderedJson SignJson(const ExplainedSign& sign) {
  OrderedJson json = {
      {"words", sign.words},         {"span", ToJson(sign.span)},
      {"in_title", sign.in_title},   {"axis", sign.axis},
      {"category", sign.category},   {"weight", sign.weight},
      {"polarity", sign.polarity},   {"zone", sign.zone},
      {"proximity", sign.proximity}, {"source", sign.source},
      {"trend", sign.trend},         {"amount", sign.amount}};
  json["changed_by"] = OrderedJson::array();
  for (const ExplainedContext& context : sign.contexts) {
    json["changed_by"].push_back(
        {{"effect", context.effect}, {"words", context.words}});
  }
  return json;
}

OrderedJson AxisJson(const ExplainedAxis& axis) {
  OrderedJson json = {{"name", axis.name},
                      {"title", axis.title},
                      {"score", axis.score},
                      {"value", axis.value},
                      {"sum", axis.sum}};
  json["categories"] = OrderedJson::array();
  for (const ExplainedCategory& category : axis.categories) {
    json["categories"].push_back({{"name", category.name},
                                  {"label", category.label},
                                  {"signs", category.signs},
                                  {"amount", category.amount},
                                  {"weight", category.weight},
                                  {"adds", category.adds}});
  }
  return json;
}

OrderedJson FacetJson(const analyse::FacetTrace& facet) {
  OrderedJson json = {{"topic", facet.topic}};
  if (!facet.parent.empty()) json["parent"] = facet.parent;
  json["strong_terms"] = facet.strong;
  json["weak_terms"] = facet.weak;
  json["score"] = facet.score;
  json["enough"] = facet.about;
  json["shown"] = facet.shown;
  return json;
}

OrderedJson PhraseJson(const analyse::KeyphraseTrace& phrase) {
  OrderedJson json = {{"phrase", phrase.text},
                      {"times", phrase.count},
                      {"rarity", phrase.weight},
                      {"words", phrase.words},
                      {"first_sentence", phrase.first_sentence},
                      {"in_title", phrase.in_title},
                      {"score", phrase.score},
                      {"shown", !phrase.as.empty()}};
  if (!phrase.as.empty()) json["topic"] = phrase.as;
  return json;
}

}  // namespace

OrderedJson SpeakerJson(const ExplainedSpeaker& speaker) {
  const SpeakerTrail& trail = speaker.trail;
  OrderedJson json = ToJson(speaker.said);
  json["speaker"] = speaker.speaker;
  json["confidence"] = speaker.confidence;
  const auto tier = TierName(TierOf(speaker.confidence));
  json["tier"] = tier.empty() ? "none" : tier;
  if (!speaker.cue.empty()) json["cue"] = speaker.cue;
  if (speaker.pull_quote) json["pull_quote"] = true;
  json["sieve"] = trail.sieve;
  json["reading"] = trail.reading;
  if (!trail.source.empty()) {
    json["words"] = {{"text", speaker.words}, {"span", ToJson(trail.source)}};
  }
  const double name = trail.name_confidence;
  json["found"] = {{"confidence", trail.confidence},
                   {"sieve", name > 0 ? trail.confidence / name : 0},
                   {"name", name}};
  json["candidates"] = OrderedJson::array();
  for (const ExplainedCandidate& candidate : speaker.candidates) {
    json["candidates"].push_back(CandidateJson(candidate));
  }
  return json;
}

OrderedJson WtfJson(const ExplainedWtf& wtf) {
  OrderedJson json = {
      {"label", wtf.index.label}, {"rationale", wtf.index.rationale},
      {"subject", wtf.subject},   {"mentions", wtf.mentions},
      {"gate", wtf.gate},         {"density", wtf.density},
      {"least_sum", wtf.least}};
  json["axes"] = OrderedJson::array();
  for (const ExplainedAxis& axis : wtf.axes) {
    json["axes"].push_back(AxisJson(axis));
  }
  json["signs"] = OrderedJson::array();
  for (const ExplainedSign& sign : wtf.signs) {
    json["signs"].push_back(SignJson(sign));
  }
  json["signs_left_out"] = wtf.signs_left_out;
  json["idioms"] = OrderedJson::array();
  for (const ExplainedIdiom& idiom : wtf.idioms) {
    json["idioms"].push_back({{"words", idiom.words},
                              {"span", ToJson(idiom.span)},
                              {"in_title", idiom.in_title},
                              {"category", idiom.category}});
  }
  return json;
}

OrderedJson TopicsJson(const analyse::TopicTrace& topics) {
  OrderedJson json = {{"facets", OrderedJson::array()},
                      {"keyphrases", OrderedJson::array()}};
  for (const analyse::FacetTrace& facet : topics.facets) {
    json["facets"].push_back(FacetJson(facet));
  }
  for (const analyse::KeyphraseTrace& phrase : topics.phrases) {
    json["keyphrases"].push_back(PhraseJson(phrase));
  }
  return json;
}

}  // namespace precis::explain
