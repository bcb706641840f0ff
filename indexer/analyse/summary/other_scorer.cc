#include "indexer/analyse/summary/other_scorer.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "indexer/analyse/text/numeric.h"
#include "indexer/analyse/text/utf8.h"

namespace precis::analyse {
namespace {

constexpr std::size_t kMinWords = 5;
constexpr std::size_t kMaxWords = 80;
constexpr std::size_t kLeastTold = 7;  // Words; fewer say too little alone.
constexpr std::size_t kEndMarks = 4;   // At most, to look for a question in.
constexpr double kSameAsTitle = 0.9;

// What the parts of a score count for, in standard deviations but for kOpening.
struct CentreWeights {
  double centre;
  double title;
  double opening;
  double length;
};
constexpr CentreWeights kSummaryOfArticle = {1.0, 0.5, 6.0, 0.3};
constexpr CentreWeights kHeadlineOfArticle = {1.0, 1.0, 3.0, 0.0};
constexpr CentreWeights kSummaryOfTalk = {1.0, 0.6, 0.0, 0.3};
constexpr CentreWeights kHeadlineOfTalk = {1.0, 1.2, 0.0, 0.0};

bool IsQuestion(const TextModel& model, const Sentence& sentence) {
  constexpr std::u32string_view kMarks = U"?\uFF1F\u061F\u1367";
  const TokenRange tokens = sentence.tokens;
  for (std::size_t i = 0; i < std::min(kEndMarks, tokens.size()); ++i) {
    const Token& token = model.tokens[tokens.end - 1 - i];
    if (token.is_word) return false;
    if (kMarks.find(static_cast<char32_t>(token.hash)) !=
        std::u32string_view::npos) {
      return true;
    }
  }
  return false;
}

class Ranker {
 public:
  Ranker(const TextModel& model, const FixedVector& title, Genre genre)
      : model_(model), title_(title), genre_(genre) {}

  Ranking Rank(std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) Add(i);
    Describe();
    Weigh();
    KeepBest();
    ranking_.similarity = DotProducts(vectors_);
    return std::move(ranking_);
  }

 private:
  void Add(std::size_t index) {
    const Sentence& sentence = model_.sentences[index];
    const std::size_t words = CountWords(model_, sentence.tokens);
    const bool heading =
        model_.blocks[sentence.block].kind == BlockKind::kHeading;
    const Token& last = model_.tokens[sentence.tokens.end - 1];
    const bool announces = last.Is(':') || last.Is(0xFF1A);
    if (heading || announces || words < kMinWords || words > kMaxWords) return;
    const TermSum sum = SumTerms(model_, sentence.tokens);
    const FixedVector vector = Normalised(sum);
    const double title = Cosine(vector, title_);
    if (title > kSameAsTitle) return;
    sum_ += sum;
    vectors_.push_back(vector);
    titles_.push_back(title);
    ranking_.candidates.push_back({.sentence = index,
                                   .words = words,
                                   .question = IsQuestion(model_, sentence),
                                   .filler = words < kLeastTold,
                                   .quoted = IsQuoted(sentence.span),
                                   .features = {}});
  }

  // Whether most of it stands between quotation marks.
  bool IsQuoted(ByteSpan span) const {
    std::size_t bytes = 0;
    const auto& quotations = model_.quotations;
    for (std::size_t i = model_.QuotationAt(span.begin);
         i < quotations.size() && quotations[i].span.begin < span.end; ++i) {
      bytes +=
          std::min(quotations[i].span.end, span.end) - quotations[i].span.begin;
    }
    return 2 * bytes > span.size();
  }

  void Describe() {
    const FixedVector centre = Normalised(sum_);
    for (std::size_t i = 0; i < vectors_.size(); ++i) {
      centres_.push_back(Cosine(vectors_[i], centre));
      lengths_.push_back(NaturalLogOf(ranking_.candidates[i].words));
    }
    for (std::size_t i = 0; i < vectors_.size(); ++i) {
      FeatureValues& f = ranking_.candidates[i].features;
      f[Feature::kTitle] = titles_[i];
      f[Feature::kCentre] = centres_[i];
    }
    Standardise(centres_);
    Standardise(titles_);
    Standardise(lengths_);
  }

  double ScoreOf(std::size_t i, const CentreWeights& weights) const {
    return weights.centre * centres_[i] + weights.title * titles_[i] +
           weights.length * lengths_[i];
  }

  void Weigh() {
    const bool talk = genre_ == Genre::kTalk;
    const CentreWeights& summary = talk ? kSummaryOfTalk : kSummaryOfArticle;
    const CentreWeights& headline = talk ? kHeadlineOfTalk : kHeadlineOfArticle;
    for (std::size_t i = 0; i < vectors_.size(); ++i) {
      Candidate& c = ranking_.candidates[i];
      const double opening = 1 / (1 + static_cast<double>(i) / 4);
      c.position = summary.opening * opening;
      c.score = ScoreOf(i, summary) + c.position;
      c.headline = ScoreOf(i, headline) + headline.opening * opening;
    }
  }

  // Those of the best scores, the earlier of equals, in text order.
  void KeepBest() {
    std::vector<Candidate>& all = ranking_.candidates;
    if (all.size() <= kMaxCompared) return;
    std::vector<std::size_t> order(all.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    const auto end = order.begin() + kMaxCompared;
    std::ranges::nth_element(order, end, [&](std::size_t a, std::size_t b) {
      return all[a].score != all[b].score ? all[a].score > all[b].score : a < b;
    });
    order.resize(kMaxCompared);
    std::ranges::sort(order);
    for (std::size_t kept = 0; kept < order.size(); ++kept) {
      all[kept] = all[order[kept]];
      vectors_[kept] = vectors_[order[kept]];
    }
    all.resize(kMaxCompared);
    vectors_.resize(kMaxCompared);
  }

  const TextModel& model_;
  const FixedVector& title_;
  Genre genre_;
  TermSum sum_;
  Ranking ranking_;
  std::vector<FixedVector> vectors_;  // Of the candidates; so are the rest.
  std::vector<double> centres_;
  std::vector<double> titles_;
  std::vector<double> lengths_;
};

}  // namespace

Ranking RankByCentre(const TextModel& model, std::size_t begin, std::size_t end,
                     const FixedVector& title, Genre genre) {
  return Ranker(model, title, genre).Rank(begin, end);
}

}  // namespace precis::analyse
