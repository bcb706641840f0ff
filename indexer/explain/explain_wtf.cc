#include "indexer/explain/explain_wtf.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "indexer/analyse/wtf/wtf.h"
#include "indexer/analyse/wtf/wtf_rationale.h"
#include "indexer/analyse/wtf/wtf_signals.h"

namespace precis::explain {

using namespace analyse;  // NOLINT(google-build-using-namespace): it is
                          // what this folder explains.

namespace {

TextModel TitleModel(std::string_view title) {
  TextModel model;
  model.text = title;
  model.tokens = Tokenize(title, ByteClassMap(title));
  return model;
}

class WtfExplainer {
 public:
  WtfExplainer(const TextModel& model, std::string_view title,
               const WtfLexicon& lexicon)
      : model_(model),
        title_(TitleModel(title)),
        tables_(lexicon.tables()),
        lexicon_(lexicon.definitions()) {
    out_.index = ScoreWtf(model, title, lexicon, &trace_);
  }

  ExplainedWtf Explain() {
    out_.gate = trace_.gate;
    out_.density = trace_.density;
    out_.least = trace_.least;
    out_.mentions = trace_.mentions;
    out_.subject = lexicon_.subject;
    for (std::size_t axis = 0; axis < kWtfAxes; ++axis) AddAxis(axis);
    AddSigns();
    AddIdioms();
    return std::move(out_);
  }

 private:
  void AddAxis(std::size_t axis) {
    ExplainedAxis out{.name = lexicon_.axes[axis].name,
                      .title = lexicon_.axes[axis].title,
                      .sum = trace_.axes[axis].sum,
                      .value = trace_.axes[axis].value,
                      .score = WtfScore(out_.index, axis),
                      .categories = {}};
    for (std::size_t i = 0; i < lexicon_.categories.size(); ++i) {
      const WtfCategory& category = lexicon_.categories[i];
      const auto signs = static_cast<std::size_t>(
          std::ranges::count(trace_.signs, i, &WtfSignTrace::category));
      if (category.axis != axis || signs == 0) continue;
      out.categories.push_back({.name = category.name,
                                .label = category.label,
                                .signs = signs,
                                .amount = trace_.categories[i].amount,
                                .weight = category.weight,
                                .adds = trace_.categories[i].adds});
    }
    std::ranges::stable_sort(out.categories, std::ranges::greater(),
                             &ExplainedCategory::adds);
    out_.axes.push_back(std::move(out));
  }

  // By how much they count at most; of equals in text order.
  void AddSigns() {
    std::vector<WtfSignTrace> signs = trace_.signs;
    std::ranges::stable_sort(
        signs, std::ranges::greater(), [&](const WtfSignTrace& sign) {
          return sign.amount * lexicon_.categories[sign.category].weight;
        });
    const std::size_t shown = std::min(signs.size(), Explanation::kMaxSigns);
    out_.signs_left_out = signs.size() - shown;
    for (std::size_t i = 0; i < shown; ++i) AddSign(signs[i]);
  }

  const TextModel& ModelOf(bool in_title) const {
    return in_title ? title_ : model_;
  }

  void AddSign(const WtfSignTrace& sign) {
    const bool in_title = !sign.sentence;
    const TextModel& model = ModelOf(in_title);
    const WtfCategory& category = lexicon_.categories[sign.category];
    ExplainedSign out;
    out.category = category.name;
    out.axis = lexicon_.axes[category.axis].name;
    out.in_title = in_title;
    out.span = model.SpanOf(sign.tokens);
    out.words = std::string(Slice(model.text, out.span));
    out.weight = category.weight;
    out.polarity = sign.polarity;
    out.zone = sign.zone;
    out.proximity = sign.proximity;
    out.source = sign.source;
    out.trend = sign.trend;
    out.amount = sign.amount;
    const TokenRange sentence = in_title
                                    ? TokenRange{0, title_.tokens.size()}
                                    : model_.sentences[*sign.sentence].tokens;
    const WtfSignal signal = {.category = sign.category,
                              .tokens = sign.tokens,
                              .polarity = sign.polarity,
                              .source = sign.source};
    for (const WtfReason& reason :
         ReasonsOf(model, sentence, tables_, signal)) {
      out.contexts.push_back(
          {kWtfWordNames[static_cast<std::size_t>(reason.list)],
           std::string(Slice(model.text, model.SpanOf(reason.tokens)))});
    }
    out_.signs.push_back(std::move(out));
  }

  void AddIdioms() {
    AddIdiomsOf(true, {0, title_.tokens.size()});
    for (const Sentence& sentence : model_.sentences) {
      if (out_.idioms.size() >= Explanation::kMaxIdioms) return;
      AddIdiomsOf(false, sentence.tokens);
    }
  }

  void AddIdiomsOf(bool in_title, TokenRange sentence) {
    const TextModel& model = ModelOf(in_title);
    for (const WtfHiddenSign& hidden : HiddenSigns(model, sentence, tables_)) {
      if (out_.idioms.size() >= Explanation::kMaxIdioms) return;
      const ByteSpan span = model.SpanOf(hidden.idiom);
      out_.idioms.push_back(
          {.category = lexicon_.categories[hidden.category].name,
           .words = std::string(Slice(model.text, span)),
           .in_title = in_title,
           .span = span});
    }
  }

  const TextModel& model_;
  TextModel title_;
  const WtfTables& tables_;
  const WtfDefinitions& lexicon_;
  WtfTrace trace_;
  ExplainedWtf out_;
};

}  // namespace

ExplainedWtf ExplainWtf(const TextModel& model, std::string_view title,
                        const WtfLexicon& lexicon) {
  return WtfExplainer(model, title, lexicon).Explain();
}

}  // namespace precis::explain
