#include "indexer/explain/explain_entry.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "indexer/analyse/analyse.h"
#include "indexer/analyse/summary/sentence_features.h"
#include "indexer/explain/explain.h"
#include "indexer/explain/explanation_json.h"
#include "indexer/index/entry/entry_json.h"
#include "indexer/index/entry/stored_article.h"

namespace precis::explain {
namespace {

using Json = nlohmann::json;

// What the analysis makes of an entry.
constexpr std::array kAnalysed = {
    "language", "reading_time_s", "takeaway", "dek",           "summary",
    "bullets",  "chapters",       "sections", "quotes",        "statements",
    "turns",    "people",         "places",   "organisations", "topics",
    "wtf",      "not_done"};

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

// What an explanation rests on.
struct Basis {
  Article article;
  bool layout_kept = true;  // The entry says how its text was divided.
};

// The fingerprint of the lexicon; empty also if there is no WTF Index.
std::string LexiconOf(const Json& entry) {
  return entry.value("wtf", Json::object()).value("lexicon", std::string());
}

std::string WhyOtherwise(const Json& stored, const Json& now,
                         const Basis& basis,
                         const std::vector<std::string>& differing) {
  const int version = stored.value("analysis_version", 0);
  if (version != kAnalysisVersion) {
    return "The entry was made by version " + std::to_string(version) +
           " of the analysis, this is " + std::to_string(kAnalysisVersion) +
           ".";
  }
  if (LexiconOf(stored) != LexiconOf(now)) {
    return "The WTF Index of the entry was made with another lexicon.";
  }
  if (!basis.layout_kept) {
    return "The entry does not keep how its text was divided.";
  }
  if (differing != std::vector<std::string>{"topics"}) {
    return "Version, lexicon and text are the same, so nothing should differ: "
           "this is a mistake in the program.";
  }
  return "Key phrases may have been weighed by how common their words were in "
         "the stream by then; here the table that is built in weighs them.";
}

// A sentence or two for people. `differing` says what is not as stored.
std::string Note(const Json& stored, const Json& now, const Basis& basis,
                 const std::vector<std::string>& differing) {
  if (differing.empty()) return "What is explained is what is stored.";
  if (stored.value("analysis_version", 0) == 0) {
    return "The entry was stored without an analysis; what is explained is "
           "what an analysis would find now.";
  }
  return "What is explained is not all that is stored. An analysis now comes "
         "to something else for: " +
         Joined(differing) + ". " + WhyOtherwise(stored, now, basis, differing);
}

OrderedJson BasisJson(const Json& stored, const Basis& basis,
                      const Analysis& analysis) {
  const Json now = Json::parse(EntryToJson({basis.article, analysis, {}}));
  const std::vector<std::string> differing = Differing(stored, now);
  return {{"entry_analysis_version", stored.value("analysis_version", 0)},
          {"analysis_version", kAnalysisVersion},
          {"same_lexicon", LexiconOf(stored) == LexiconOf(now)},
          {"layout_kept", basis.layout_kept},
          {"as_stored", differing.empty()},
          {"differs", differing},
          {"note", Note(stored, now, basis, differing)}};
}

// Without a layout, each line is taken for a paragraph.
Result<Basis> BasisOf(Json& entry) {
  const bool kept = entry.is_object() && entry.contains("layout");
  auto article = StoredArticle(entry);
  if (!article && article.error().code == ErrorCode::kBadInput) {
    entry["layout"] = Json::object();
    article = StoredArticle(entry);
  }
  if (!article) return std::unexpected(std::move(article.error()));
  return Basis{*std::move(article), kept};
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

OrderedJson ExplanationJson(const Json& stored, const Basis& basis,
                            const Explanation& why) {
  const Analysis& analysis = why.analysis;
  OrderedJson json = {{"id", basis.article.id},
                      {"title", basis.article.title},
                      {"basis", BasisJson(stored, basis, analysis)},
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

Result<std::string> ExplainParsed(Json entry,
                                  const analyse::WtfLexicon& lexicon) {
  const auto basis = BasisOf(entry);
  if (!basis) return std::unexpected(basis.error());
  const Explanation why = Explain(basis->article, lexicon);
  return ToLine(ExplanationJson(entry, *basis, why));
}

}  // namespace
}  // namespace precis::explain

namespace precis {

Result<std::string> ExplainEntry(std::string_view entry_json,
                                 const analyse::WtfLexicon& lexicon) {
  try {
    return explain::ExplainParsed(nlohmann::json::parse(entry_json), lexicon);
  } catch (const nlohmann::json::exception& error) {
    return Fail(ErrorCode::kCorrupt, std::string("no entry: ") + error.what());
  }
}

}  // namespace precis
