#include "indexer/index/speech.h"

#include <algorithm>

#include "indexer/index/json_writer.h"

namespace precis {
namespace {

// What its JSON has besides the text, about.
constexpr std::size_t kBytesBesidesText = 512;

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
  JsonWriter json(speech.text.size() + kBytesBesidesText);
  json.BeginObject();
  json.String("entry_id", article.id);
  json.String("text", speech.text);
  json.String("speaker", speech.speaker);
  json.String("cue", speech.cue);
  json.Key("confidence");
  json.Number(speech.confidence);
  json.Key("direct");
  json.Bool(speech.direct);
  json.String("title", article.title);
  json.String("source", article.source);
  json.String("url", article.url);
  if (article.published_at) {
    json.String("published_at", FormatTimestamp(*article.published_at));
  }
  json.EndObject();
  return json.Take();
}

}  // namespace precis
