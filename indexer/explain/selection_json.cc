#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/analyse/summary/sentence_features.h"
#include "indexer/explain/explanation_json.h"

namespace precis::explain {
namespace {

using analyse::PickWorth;
using analyse::SelectionRules;

constexpr std::size_t kMaxReasons = 3;
constexpr double kNoDifference = -0.005;  // Less would be shown as 0.00.

OrderedJson WorthJson(const PickWorth& worth) {
  return {{"score", worth.score},
          {"place_discount", worth.place},
          {"length_cost", worth.length},
          {"repetition_cost", worth.repetition},
          {"value", worth.value()}};
}

OrderedJson SentenceJson(const ExplainedSentence& sentence) {
  OrderedJson json = ToJson(sentence.source);
  json["words"] = sentence.words;
  json["score"] = sentence.score;
  json["features"] = OrderedJson::array();
  for (const ExplainedFeature& feature : sentence.features) {
    json["features"].push_back({{"name", feature.name},
                                {"value", feature.value},
                                {"weight", feature.weight},
                                {"adds", feature.adds()}});
  }
  json["worth"] = WorthJson(sentence.worth);
  if (sentence.repeats) {
    json["repeats"] = {{"span", ToJson(*sentence.repeats)},
                       {"similarity", sentence.worth.redundancy}};
  }
  return json;
}

double Adds(const ExplainedSentence& sentence, std::string_view feature) {
  const auto found =
      std::ranges::find(sentence.features, feature, &ExplainedFeature::name);
  return found == sentence.features.end() ? 0 : found->adds();
}

using Difference = std::pair<std::string_view, double>;

// What `other` is worth more or less than `winner`; adds up to the difference
// of their values.
std::vector<Difference> Differences(const ExplainedSentence& winner,
                                    const ExplainedSentence& other,
                                    double share_of_score) {
  const PickWorth& a = winner.worth;
  const PickWorth& b = other.worth;
  std::vector<Difference> all = {
      {"place_discount", b.place - a.place},
      {"length_cost", b.length - a.length},
      {"repetition_cost", b.repetition - a.repetition}};
  for (const std::string_view name : analyse::kFeatureNames) {
    all.emplace_back(name,
                     share_of_score * (Adds(other, name) - Adds(winner, name)));
  }
  return all;
}

OrderedJson RunnerUpJson(const ExplainedSentence& winner,
                         const ExplainedSentence& runner_up,
                         double share_of_score) {
  OrderedJson json = SentenceJson(runner_up);
  json["behind"] = winner.worth.value() - runner_up.worth.value();
  json["because"] = OrderedJson::array();
  auto differences = Differences(winner, runner_up, share_of_score);
  std::ranges::stable_sort(differences, {}, &Difference::second);
  for (const auto& [what, adds] : differences) {
    if (adds > kNoDifference || json["because"].size() == kMaxReasons) break;
    json["because"].push_back({{"what", what}, {"adds", adds}});
  }
  return json;
}

OrderedJson PickJson(const ExplainedPick& pick, const SelectionRules& rules) {
  OrderedJson json = {{"sentence", SentenceJson(pick.winner)}};
  if (pick.runner_up) {
    json["runner_up"] =
        RunnerUpJson(pick.winner, *pick.runner_up, rules.diversity);
  }
  json["refused"] = OrderedJson::array();
  for (const ExplainedRefusal& refusal : pick.refused) {
    OrderedJson refused = SentenceJson(refusal.sentence);
    refused["reason"] = refusal.reason;
    json["refused"].push_back(std::move(refused));
  }
  return json;
}

OrderedJson RulesJson(const SelectionRules& rules) {
  OrderedJson json = {{"count", rules.count},
                      {"max_words", rules.max_words},
                      {"share_of_score", rules.diversity},
                      {"share_of_place", rules.position_share},
                      {"cost_of_word", rules.word_penalty},
                      {"max_similarity", rules.max_similarity}};
  json["never"] = OrderedJson::array();
  for (const auto& [allowed, name] :
       {std::pair(rules.allow_weak_start, "weak_start"),
        std::pair(rules.allow_question, "question"),
        std::pair(rules.allow_quoted, "quoted"),
        std::pair(rules.allow_filler, "filler"),
        std::pair(rules.allow_personal, "personal")}) {
    if (!allowed) json["never"].push_back(name);
  }
  return json;
}

}  // namespace

OrderedJson SelectionJson(const ExplainedSelection& selection) {
  OrderedJson json = {{"part", selection.part}};
  if (selection.part == "chapter") json["title"] = selection.title;
  json["scored_as"] = selection.headline ? "the_only_one" : "one_of_several";
  json["candidates"] = selection.candidates;
  json["rules"] = RulesJson(selection.rules);
  json["dropped_rules"] = selection.dropped;
  json["picks"] = OrderedJson::array();
  for (const ExplainedPick& pick : selection.picks) {
    json["picks"].push_back(PickJson(pick, selection.rules));
  }
  return json;
}

}  // namespace precis::explain
