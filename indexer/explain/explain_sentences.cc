#include "indexer/explain/explain_sentences.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "indexer/analyse/summary/summary.h"
#include "indexer/analyse/summary/summary_weights.h"

namespace precis::explain {

using namespace analyse;  // NOLINT(google-build-using-namespace): it is
                          // what this folder explains.

namespace {

class SelectionExplainer {
 public:
  SelectionExplainer(const TextModel& model, const Ranking& ranking)
      : model_(model), ranking_(ranking), genre_(GenreOf(model)) {}

  ExplainedSelection Explain(std::string_view part,
                             const SelectionPlan& plan) const {
    SelectionTrace trace;
    Select(ranking_, plan.rules, plan.limit, &trace);
    ExplainedSelection out;
    out.part = part;
    out.headline = plan.rules.score == &Candidate::headline;
    out.rules = trace.rules;
    out.dropped = Dropped(plan.rules, trace.rules);
    out.candidates = std::min(plan.limit, ranking_.candidates.size());
    for (const PickStep& step : trace.steps) {
      out.picks.push_back(ExplainStep(step, trace.rules));
    }
    return out;
  }

 private:
  static std::vector<std::string_view> Dropped(const SelectionRules& asked,
                                               const SelectionRules& kept) {
    std::vector<std::string_view> dropped;
    for (const auto& [allow, name] :
         {std::pair(&SelectionRules::allow_weak_start, "weak_start"),
          std::pair(&SelectionRules::allow_question, "question"),
          std::pair(&SelectionRules::allow_quoted, "quoted"),
          std::pair(&SelectionRules::allow_filler, "filler"),
          std::pair(&SelectionRules::allow_personal, "personal")}) {
      if (asked.*allow != kept.*allow) dropped.emplace_back(name);
    }
    return dropped;
  }

  ExplainedPick ExplainStep(const PickStep& step,
                            const SelectionRules& rules) const {
    ExplainedPick pick;
    pick.winner = ExplainWorth(step.winner, rules);
    if (step.runner_up) pick.runner_up = ExplainWorth(*step.runner_up, rules);
    for (const PickRefusal& refusal : step.refused) {
      pick.refused.push_back(
          {ExplainWorth(refusal.worth, rules), refusal.reason});
    }
    return pick;
  }

  ExplainedSentence ExplainWorth(const PickWorth& worth,
                                 const SelectionRules& rules) const {
    const Candidate& c = ranking_.candidates[worth.candidate];
    ExplainedSentence out;
    out.source = ExcerptOf(model_, c.sentence);
    out.words = c.words;
    out.score = c.*rules.score;
    out.features = FeaturesOf(c, rules.score == &Candidate::headline);
    out.worth = worth;
    if (worth.repeats) {
      const std::size_t other = ranking_.candidates[*worth.repeats].sentence;
      out.repeats = model_.sentences[other].span;
    }
    return out;
  }

  std::vector<ExplainedFeature> FeaturesOf(const Candidate& c,
                                           bool headline) const {
    if (!model_.english) {  // RankByCentre(): likeness is all there is.
      return {{"centre", headline ? c.headline : c.score, 1}};
    }
    const FeatureWeights& weights =
        headline ? HeadlineWeights(genre_) : SummaryWeights(genre_);
    std::vector<ExplainedFeature> features;
    for (std::size_t i = 0; i < kFeatureCount; ++i) {
      const ExplainedFeature feature = {kFeatureNames[i], c.features.all()[i],
                                        weights[i]};
      if (feature.adds() != 0) features.push_back(feature);
    }
    std::ranges::stable_sort(
        features, std::ranges::greater(),
        [](const ExplainedFeature& f) { return std::abs(f.adds()); });
    return features;
  }

  const TextModel& model_;
  const Ranking& ranking_;
  Genre genre_;
};

// The sentences that a chapter's span covers.
std::pair<std::size_t, std::size_t> SentencesIn(const TextModel& model,
                                                ByteSpan span) {
  const auto begin_of = [](const Sentence& s) { return s.span.begin; };
  const auto first =
      std::ranges::lower_bound(model.sentences, span.begin, {}, begin_of);
  const auto last =
      std::ranges::lower_bound(model.sentences, span.end, {}, begin_of);
  return {static_cast<std::size_t>(first - model.sentences.begin()),
          static_cast<std::size_t>(last - model.sentences.begin())};
}

}  // namespace

std::vector<ExplainedSelection> ExplainSelections(
    const TextModel& model, const Ranking* ranking, const FixedVector& title,
    const std::vector<Chapter>& chapters) {
  std::vector<ExplainedSelection> out;
  if (ranking != nullptr) {
    const SelectionExplainer whole(model, *ranking);
    out = {whole.Explain("takeaway", TakeAwayPlan(*ranking)),
           whole.Explain("dek", DekPlan(*ranking)),
           whole.Explain("summary", SummaryPlan(*ranking)),
           whole.Explain("bullets", BulletPlan(*ranking))};
  }
  for (const Chapter& chapter : chapters) {
    if (!chapter.summary) continue;
    if (out.size() >= Explanation::kMaxSelections) break;
    const auto [begin, end] = SentencesIn(model, chapter.span);
    const Ranking own = RankSentences(model, begin, end, title, GenreOf(model));
    out.push_back(
        SelectionExplainer(model, own).Explain("chapter", TakeAwayPlan(own)));
    out.back().title = chapter.title;
  }
  return out;
}

}  // namespace precis::explain
