#include "indexer/index/speech.h"

#include <algorithm>

#include "indexer/index/analysis_json.h"

namespace precis {
namespace {

void AddOnce(std::vector<std::string>& names, const std::string& name) {
  if (!name.empty() && std::ranges::find(names, name) == names.end()) {
    names.push_back(name);
  }
}

}  // namespace

std::vector<Speech> SpeechesOf(const Analysis& analysis) {
  std::vector<Speech> speeches;
  speeches.reserve(analysis.quotes.size() + analysis.statements.size());
  for (const Quote& quote : analysis.quotes) {
    speeches.push_back({.text = quote.text,
                        .speaker = quote.speaker,
                        .confidence = quote.confidence,
                        .cue = quote.cue,
                        .direct = true});
  }
  for (const Statement& statement : analysis.statements) {
    speeches.push_back({.text = statement.text,
                        .speaker = statement.speaker,
                        .confidence = statement.confidence,
                        .cue = statement.cue,
                        .direct = false});
  }
  return speeches;
}

std::vector<std::string> SpeakersOf(const Analysis& analysis) {
  std::vector<std::string> names;
  for (const Quote& quote : analysis.quotes) AddOnce(names, quote.speaker);
  for (const Statement& statement : analysis.statements) {
    AddOnce(names, statement.speaker);
  }
  for (const Turn& turn : analysis.turns) AddOnce(names, turn.speaker);
  return names;
}

std::string SpeechToJson(const Speech& speech, const Article& article) {
  OrderedJson json = {{"entry_id", article.id},
                      {"text", speech.text},
                      {"speaker", speech.speaker},
                      {"cue", speech.cue},
                      {"confidence", speech.confidence},
                      {"direct", speech.direct},
                      {"title", article.title},
                      {"source", article.source},
                      {"url", article.url}};
  if (article.published_at) {
    json["published_at"] = FormatTimestamp(*article.published_at);
  }
  return ToLine(json);
}

}  // namespace precis
