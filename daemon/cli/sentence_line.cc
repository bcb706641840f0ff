#include "daemon/cli/sentence_line.h"

#include "indexer/analyse/summary/sentence_report.h"
#include "indexer/index/entry/json_writer.h"

namespace precis {
namespace {

using analyse::Candidate;
using analyse::SentenceReport;

constexpr std::size_t kBytesPerSentence = 1024;

void AddFlags(const Candidate& c, JsonWriter& json) {
  json.Key("weak_start");
  json.Bool(c.weak_start);
  json.Key("question");
  json.Bool(c.question);
  json.Key("filler");
  json.Bool(c.filler);
  json.Key("quoted");
  json.Bool(c.quoted);
}

void AddSentence(const SentenceReport& report, std::size_t i,
                 JsonWriter& json) {
  const Candidate& c = report.ranking.candidates[i];
  json.BeginObject();
  json.Key("text");
  json.String(report.texts[i]);
  json.Key("words");
  json.Integer(static_cast<std::int64_t>(c.words));
  json.Key("score");
  json.Number(c.score);
  AddFlags(c, json);
  json.Key("values");
  json.BeginArray();
  for (const double value : c.features.all()) json.Number(value);
  json.EndArray();
  json.Key("similarity");
  json.BeginArray();
  for (std::size_t j = 0; j < i; ++j) {
    json.Number(report.ranking.Similarity(i, j));
  }
  json.EndArray();
  json.EndObject();
}

}  // namespace

std::string SentenceLine(const Article& article) {
  const SentenceReport report = analyse::ReportSentences(article);
  const bool talk = report.genre == analyse::Genre::kTalk;
  JsonWriter json(kBytesPerSentence * report.texts.size());
  json.BeginObject();
  json.Key("id");
  json.String(article.id);
  json.Key("genre");
  json.String(talk ? "talk" : "article");
  json.Key("features");
  json.BeginArray();
  for (const auto name : analyse::kFeatureNames) json.String(name);
  json.EndArray();
  json.Key("sentences");
  json.BeginArray();
  for (std::size_t i = 0; i < report.texts.size(); ++i) {
    AddSentence(report, i, json);
  }
  json.EndArray();
  json.EndObject();
  return json.Take();
}

}  // namespace precis
