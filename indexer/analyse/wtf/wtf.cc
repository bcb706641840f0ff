#include "indexer/analyse/wtf/wtf.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "indexer/analyse/summary/summary.h"
#include "indexer/analyse/text/numeric.h"
#include "indexer/analyse/wtf/wtf_lexicon.h"
#include "indexer/analyse/wtf/wtf_rationale.h"
#include "indexer/analyse/wtf/wtf_signals.h"

namespace precis::analyse {
namespace {

constexpr double kTitleZone = 2.0;
constexpr double kLeadZone = 1.5;
constexpr double kTailZone = 0.7;
constexpr std::size_t kLeadSentences = 2;
constexpr std::size_t kBodySentences = 15;
constexpr double kTrendFactor = 0.4;
constexpr double kSaturation = 1.5;
constexpr double kScale = 5.5;
constexpr double kLeast = 0.45;
constexpr double kFullDensity =
    12;  // Sentences up to which nothing is diluted.
constexpr std::size_t kMaxEvidence = 3;
constexpr double kWeakMention = 0.5;  // "the agent", where AI is established.
constexpr std::size_t kOpening = 3;  // Sentences that say what a text is about.
constexpr double kAboutAi = 0.35;    // The gate from which a story is about AI.
constexpr double kTitleNear = 0.5;   // Of a title without AI over such a story.
constexpr std::size_t kManyWeak = 3;  // Then the story may be about AI.
constexpr std::size_t kInTitle = ~std::size_t{0};

struct Reading {
  WtfSentence content;
  double zone = 1;
  std::size_t sentence = kInTitle;
};

struct Evidence {
  std::size_t category = 0;
  std::size_t sentence = kInTitle;
  double weight = 0;
};

// A model of the title, which must outlive it.
TextModel TitleModel(std::string_view title) {
  TextModel model;
  model.text = title;
  model.tokens = Tokenize(title, ByteClassMap(title));
  return model;
}

std::string UpperCase(std::string text) {
  std::ranges::transform(text, text.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - ('a' - 'A')) : c;
  });
  return text;
}

class WtfScorer {
 public:
  WtfScorer(const TextModel& model, std::string_view title,
            const WtfLexicon& lexicon, WtfTrace* trace)
      : model_(model),
        lexicon_(lexicon.definitions()),
        trace_(trace),
        amounts_(lexicon_.categories.size()) {
    readings_.reserve(model.sentences.size() + 1);
    ReadTitle(title, lexicon.tables());
    ReadSentences(title, lexicon.tables());
  }

  WtfIndex Score() {
    established_ = Established();
    gate_ = Gate();
    if (trace_ != nullptr) BeginTrace();
    for (std::size_t i = 0; i < readings_.size(); ++i) Weigh(i);
    WtfIndex index;
    index.terminator = AxisScore(0);
    index.idiocracy = AxisScore(1);
    index.label = Label(index.terminator, index.idiocracy);
    std::ranges::stable_sort(evidence_, std::ranges::greater(),
                             &Evidence::weight);
    AddEvidence(index);
    index.rationale = WtfRationale(index, Findings(), lexicon_);
    return index;
  }

 private:
  void ReadTitle(std::string_view title, const WtfTables& tables) {
    const TextModel model = TitleModel(title);
    if (model.tokens.empty()) return;
    const TokenRange all = {0, model.tokens.size()};
    const auto starts = tables.any().StartsIn(model, all);
    readings_.push_back({.content = ReadWtfSentence(model, all, starts, tables),
                         .zone = kTitleZone});
  }

  void ReadSentences(std::string_view title, const WtfTables& tables) {
    const auto starts =
        tables.any().StartsIn(model_, {0, model_.tokens.size()});
    auto next = starts.begin();
    for (std::size_t i = 0; i < model_.sentences.size(); ++i) {
      const TokenRange tokens = model_.sentences[i].tokens;
      while (next != starts.end() && *next < tokens.begin) ++next;
      const auto first = next;
      while (next != starts.end() && *next < tokens.end) ++next;
      // Its headline over the text counts once.
      if (Slice(model_.text, model_.sentences[i].span) == title) continue;
      readings_.push_back(
          {.content = ReadWtfSentence(model_, tokens, {first, next}, tables),
           .zone = ZoneOf(i),
           .sentence = i});
    }
  }

  static double ZoneOf(std::size_t sentence) {
    if (sentence < kLeadSentences) return kLeadZone;
    return sentence < kBodySentences ? 1.0 : kTailZone;
  }

  // Whether a reader knows that it is about AI: then "the agent", "the model"
  // or "the machine" are mentions as well.
  bool Established() const {
    std::size_t strong = 0;
    for (const Reading& reading : readings_) {
      strong += reading.content.subject;
      const bool opens =
          reading.sentence == kInTitle || reading.sentence < kOpening;
      if (strong >= 2 || (strong == 1 && opens)) return true;
    }
    return false;
  }

  double Mentions(const Reading& reading) const {
    const auto strong = static_cast<double>(reading.content.subject);
    const auto weak = static_cast<double>(reading.content.possible_subject);
    return strong + (established_ ? kWeakMention * weak : 0);
  }

  // How much the article is about AI at all, 0 to 1.
  double Gate() const {
    double mentions = 0;
    double in_title = 0;
    for (const Reading& reading : readings_) {
      mentions += Mentions(reading);
      if (reading.sentence == kInTitle) in_title = Mentions(reading);
    }
    const bool short_text = readings_.size() <= 3;
    const double weighed = mentions + 3 * std::min(1.0, in_title);
    const double gate = 1 - Exponential(-weighed / (short_text ? 1.0 : 3.0));
    const bool in_passing = in_title == 0 && mentions < 3 && !short_text;
    return in_passing ? gate * 0.3 : gate;
  }

  bool SpeaksOfAi(std::size_t i) const {
    return i < readings_.size() && Mentions(readings_[i]) > 0;
  }

  double Proximity(std::size_t i) const {
    const WtfSentence& content = readings_[i].content;
    if (content.subject > 0) return 1;
    if (content.possible_subject > 0) return 0.7;
    if (readings_[i].sentence == kInTitle && gate_ >= kAboutAi) {
      return kTitleNear;
    }
    return (i > 0 && SpeaksOfAi(i - 1)) || SpeaksOfAi(i + 1) ? 0.35 : 0;
  }

  void Weigh(std::size_t i) {
    const Reading& reading = readings_[i];
    const double near = Proximity(i);
    for (const WtfSignal& signal : reading.content.signals) {
      const WtfCategory& category = lexicon_.categories[signal.category];
      const double u = signal.polarity * reading.zone * near * signal.source *
                       gate_ * Trend(signal.category);
      if (trace_ != nullptr) {
        Tell(reading, signal, near, u);
      }
      if (signal.polarity == 0 && denied_.empty()) denied_ = category.label;
      if (u <= 0) continue;
      amounts_[signal.category] += u;
      evidence_.push_back({.category = signal.category,
                           .sentence = reading.sentence,
                           .weight = category.weight * u});
    }
  }

  void BeginTrace() const {
    *trace_ = {};
    trace_->gate = gate_;
    trace_->density = Density();
    trace_->least = kLeast;
    trace_->categories.resize(amounts_.size());
    for (const Reading& reading : readings_) {
      trace_->mentions += Mentions(reading);
    }
  }

  void Tell(const Reading& reading, const WtfSignal& signal, double near,
            double amount) const {
    WtfSignTrace& sign = trace_->signs.emplace_back();
    sign.category = signal.category;
    if (reading.sentence != kInTitle) sign.sentence = reading.sentence;
    sign.tokens = signal.tokens;
    sign.polarity = signal.polarity;
    sign.zone = reading.zone;
    sign.proximity = near;
    sign.source = signal.source;
    sign.trend = Trend(signal.category);
    sign.amount = amount;
  }

  double Trend(std::size_t category) const {
    return lexicon_.categories[category].trend ? kTrendFactor : 1;
  }

  double Density() const {
    const auto sentences = static_cast<double>(readings_.size());
    return sentences <= 3 ? 1
                          : std::sqrt(std::min(1.0, kFullDensity / sentences));
  }

  int AxisScore(std::size_t axis) const {
    const double density = Density();
    double sum = 0;
    for (std::size_t i = 0; i < amounts_.size(); ++i) {
      if (lexicon_.categories[i].axis != axis || amounts_[i] == 0) continue;
      const double adds =
          lexicon_.categories[i].weight *
          (1 - Exponential(-amounts_[i] * density / kSaturation));
      if (trace_ != nullptr) trace_->categories[i] = {amounts_[i], adds};
      sum += adds;
    }
    const double value =
        sum < kLeast ? 0 : 10 * (1 - Exponential(-sum / kScale));
    if (trace_ != nullptr) trace_->axes[axis] = {sum, value};
    return static_cast<int>(std::lround(value));
  }

  std::string Label(int first, int second) const {
    const int most = std::max(first, second);
    const int apart = std::abs(first - second);
    if (most <= 2 || (apart <= 1 && most < 5)) return "NEUTRAL";
    if (apart <= 1) return "DOUBLE TROUBLE";
    const std::string leader =
        UpperCase(lexicon_.axes[first > second ? 0 : 1].title);
    return most < 6 ? "LEANS " + leader : leader;
  }

  // A headline names a sign; what bears it out is in the text below.
  bool MayQuote(std::size_t sentence) const {
    if (sentence == kInTitle) return false;
    const std::size_t block = model_.sentences[sentence].block;
    return model_.blocks[block].kind != BlockKind::kHeading;
  }

  void AddEvidence(WtfIndex& index) const {
    for (std::size_t axis = 0; axis < kWtfAxes; ++axis) {
      if (WtfScore(index, axis) == 0) continue;
      std::vector<std::size_t> used;
      for (const Evidence& e : evidence_) {
        const WtfCategory& category = lexicon_.categories[e.category];
        const bool again = std::ranges::find(used, e.sentence) != used.end();
        if (category.axis != axis || again || !MayQuote(e.sentence)) continue;
        if (used.size() == kMaxEvidence) break;
        used.push_back(e.sentence);
        index.evidence.push_back({.axis = lexicon_.axes[axis].name,
                                  .category = category.name,
                                  .excerpt = ExcerptOf(model_, e.sentence)});
      }
    }
  }

  std::size_t WeakMentions() const {
    std::size_t sum = 0;
    for (const Reading& reading : readings_)
      sum += reading.content.possible_subject;
    return sum;
  }

  // The label of the strongest sign of the axis, or of any.
  std::string_view Strongest(std::optional<std::size_t> axis) const {
    for (const Evidence& e : evidence_) {
      const WtfCategory& category = lexicon_.categories[e.category];
      if (!axis || category.axis == *axis) return category.label;
    }
    return {};
  }

  WtfFindings Findings() const {
    return {.mentions_subject = gate_ > 0,
            .may_be_subject = WeakMentions() >= kManyWeak,
            .about_subject = gate_ >= kAboutAi,
            .strongest = Strongest(std::nullopt),
            .denied = denied_,
            .best = {Strongest(0), Strongest(1)}};
  }

  const TextModel& model_;
  const WtfDefinitions& lexicon_;
  WtfTrace* trace_;  // Null: nobody asks.
  bool established_ = false;
  double gate_ = 0;
  std::vector<Reading> readings_;
  std::vector<double> amounts_;  // u of each category.
  std::string_view denied_;      // Label of the first sign that does not hold.
  std::vector<Evidence> evidence_;
};

}  // namespace

WtfIndex ScoreWtf(const TextModel& model, std::string_view title,
                  const WtfLexicon& lexicon, WtfTrace* trace) {
  return WtfScorer(model, title, lexicon, trace).Score();
}

}  // namespace precis::analyse
