#include "indexer/explain/explain_entry.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "indexer/analyse/analyse.h"
#include "indexer/analyse/sentence_features.h"
#include "indexer/explain/explain.h"
#include "indexer/explain/explanation_json.h"
#include "indexer/index/entry_json.h"
#include "indexer/index/stored_article.h"

namespace precis::explain {
namespace {

using Json = nlohmann::json;

// What the analysis makes of an entry.
constexpr std::array kAnalysed = {
    "language", "reading_time_s", "takeaway", "dek",
    "summary",  "bullets",        "chapters", "sections",
    "quotes",   "statements",     "turns",    "people",
    "places",   "organisations",  "topics",   "wtf"};

// The members of the entry that come out otherwise now.
std::vector<std::string> Differing(const Json& stored, const Json& now) {
  std::vector<std::string> names;
  for (const char* const name : kAnalysed) {
    const bool same = stored.contains(name) == now.contains(name) &&
                      (!now.contains(name) || stored[name] == now[name]);
    if (!same) names.emplace_back(name);
  }
  return names;
}

std::string Joined(const std::vector<std::string>& names) {
  std::string joined;
  for (const std::string& name : names) {
    joined += (joined.empty() ? "" : ", ") + name;
  }
  return joined;
}

// One sentence for people. `differing` says what is not as stored.
std::string Note(int stored_version,
                 const std::vector<std::string>& differing) {
  if (differing.empty()) return "What is explained is what is stored.";
  if (stored_version == 0) {
    return "The entry was stored without an analysis; what is explained is "
           "what an analysis would find now.";
  }
  const std::string what =
      "What is explained is not all that is stored. An analysis now comes to "
      "something else for: " +
      Joined(differing) + ". ";
  if (stored_version != kAnalysisVersion) {
    return what + "The entry was made by version " +
           std::to_string(stored_version) + " of the analysis, this is " +
           std::to_string(kAnalysisVersion) + ".";
  }
  if (differing == std::vector<std::string>{"wtf"}) {
    return what + "The lexicon of the WTF Index may be another than it was.";
  }
  return what +
         "The entry may not keep all that its producer sent, or may have "
         "been made elsewhere.";
}

OrderedJson BasisJson(const Json& stored, const Article& article,
                      const Analysis& analysis) {
  const Json now = Json::parse(EntryToJson({article, analysis, {}}));
  const std::vector<std::string> differing = Differing(stored, now);
  const int version = stored.value("analysis_version", 0);
  return {{"entry_analysis_version", version},
          {"analysis_version", kAnalysisVersion},
          {"as_stored", differing.empty()},
          {"differs", differing},
          {"note", Note(version, differing)}};
}

OrderedJson FeatureMeanings() {
  OrderedJson json = OrderedJson::object();
  for (std::size_t i = 0; i < analyse::kFeatureCount; ++i) {
    json[std::string(analyse::kFeatureNames[i])] = analyse::kFeatureMeanings[i];
  }
  return json;
}

template <typename T, typename Write>
OrderedJson All(const std::vector<T>& items, Write write) {
  OrderedJson array = OrderedJson::array();
  for (const T& item : items) array.push_back(write(item));
  return array;
}

OrderedJson ExplanationJson(const Json& stored, const Article& article,
                            const Explanation& why) {
  const Analysis& analysis = why.analysis;
  OrderedJson json = {{"id", article.id},
                      {"title", article.title},
                      {"basis", BasisJson(stored, article, analysis)},
                      {"language", analysis.language},
                      {"weights", why.talk ? "talk" : "article"},
                      {"sentences", why.sentences},
                      {"features", FeatureMeanings()}};
  json["selections"] = All(why.selections, SelectionJson);
  json["quotes"] = All(why.quotes, SpeakerJson);
  json["quotes_left_out"] = analysis.quotes.size() - why.quotes.size();
  json["statements"] = All(why.statements, SpeakerJson);
  json["statements_left_out"] =
      analysis.statements.size() - why.statements.size();
  if (why.wtf) json["wtf"] = WtfJson(*why.wtf);
  json["topics"] = TopicsJson(why.topics);
  return json;
}

}  // namespace
}  // namespace precis::explain

namespace precis {

Result<std::string> ExplainEntry(std::string_view entry_json,
                                 const analyse::WtfLexicon& lexicon) {
  const auto article = StoredArticle(entry_json);
  if (!article) return std::unexpected(article.error());
  const auto why = explain::Explain(*article, lexicon);
  try {
    return ToLine(explain::ExplanationJson(nlohmann::json::parse(entry_json),
                                           *article, why));
  } catch (const nlohmann::json::exception& error) {
    return Fail(
        ErrorCode::kCorrupt,
        std::string("the index holds a damaged entry: ") + error.what());
  }
}

}  // namespace precis
