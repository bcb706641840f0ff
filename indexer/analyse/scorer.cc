#include "indexer/analyse/scorer.h"

#include <algorithm>
#include <span>

#include "indexer/analyse/numeric.h"
#include "indexer/analyse/sentence_form.h"
#include "indexer/simd/dot_product.h"

namespace precis::analyse {
namespace {

constexpr std::size_t kMinWords = 5;
constexpr std::size_t kMaxWords = 80;
constexpr double kSameAsTitle = 0.9;

// In standard deviations of the final score; set by hand after the order of
// importance that a regression over news and talk found.
struct Weights {
  double position;
  double centre;
  double title;
  double length;
  double content;  // Words that carry a topic.
  double number;
  double question;
  double quoted;
  double first_person;
  double weak_start;
  double repeats;           // Similarity to the sentences before.
  std::size_t least_words;  // Fewer say too little on their own.
  std::size_t least_content;
};
constexpr Weights kArticleWeights = {.position = 3.0,
                                     .centre = 0.8,
                                     .title = 0.9,
                                     .length = 0.2,
                                     .content = 0,
                                     .number = 0.25,
                                     .question = -1.0,
                                     .quoted = -0.4,
                                     .first_person = -0.3,
                                     .weak_start = -0.15,
                                     .repeats = -0.2,
                                     .least_words = 7,
                                     .least_content = 2};
constexpr Weights kTalkWeights = {.position = 0.3,
                                  .centre = 0.9,
                                  .title = 0.8,
                                  .length = 0.2,
                                  .content = 0.6,
                                  .number = 0.1,
                                  .question = -1.2,
                                  .quoted = 0,
                                  .first_person = -0.8,
                                  .weak_start = -0.3,
                                  .repeats = -0.1,
                                  .least_words = 10,
                                  .least_content = 4};

// What the score is made of, before standardisation.
struct Features {
  Candidate candidate;
  FixedVector vector{};
  double position = 0;
  double centre = 0;
  double title = 0;
  double length = 0;
  double content = 0;
  double form = 0;  // The weighted sum of the yes-or-no features.
};

// News says what matters in its first sentences, then ever less.
double PositionValue(std::size_t rank) {
  return rank < 4 ? 1.0 : 1.0 / (1.0 + (static_cast<double>(rank) - 3) / 7);
}

class Ranker {
 public:
  Ranker(const TextModel& model, const FixedVector& title, Genre genre)
      : model_(model),
        title_(title),
        talk_(genre == Genre::kTalk),
        weights_(talk_ ? kTalkWeights : kArticleWeights) {}

  Ranking Rank(std::size_t begin, std::size_t end) {
    features_.reserve(end - begin);
    for (std::size_t i = begin; i < end; ++i) Add(i);
    const FixedVector centre = Normalised(sum_);
    for (Features& f : features_) f.centre = Cosine(f.vector, centre);
    ScoreLinearly();
    KeepBest();
    return CompareAll();
  }

 private:
  bool MayShow(const Sentence& sentence, std::size_t words) const {
    // "He put it so:" says nothing without what follows.
    if (model_.tokens[sentence.tokens.end - 1].Is(':')) return false;
    return model_.blocks[sentence.block].kind != BlockKind::kHeading &&
           words >= kMinWords && words <= kMaxWords;
  }

  void Add(std::size_t index) {
    const Sentence& sentence = model_.sentences[index];
    const auto tokens =
        std::span(model_.tokens)
            .subspan(sentence.tokens.begin, sentence.tokens.size());
    const auto words = static_cast<std::size_t>(
        std::ranges::count_if(tokens, &Token::is_word));
    if (!MayShow(sentence, words)) return;
    const TermSum sum = SumTerms(tokens);
    const FixedVector vector = Normalised(sum);
    const double title = Cosine(vector, title_);
    if (title > kSameAsTitle) return;
    const double position = PositionValue(features_.size());
    Features& f = features_.emplace_back();
    f.candidate = {.sentence = index, .words = words};
    f.vector = vector;
    f.title = title;
    sum_ += sum;
    f.position = position;
    f.length = NaturalLogOf(words);
    DescribeForm(sentence, f);
  }

  void DescribeForm(const Sentence& sentence, Features& f) const {
    Candidate& c = f.candidate;
    const SentenceForm form = FormOf(model_, sentence.tokens);
    f.content = NaturalLogOf(1 + form.content_words);
    c.question = form.question;
    c.weak_start =
        form.weak_start || (talk_ && (form.spoken_start || form.unfinished));
    c.filler = (talk_ && form.housekeeping) ||
               form.words < weights_.least_words ||
               form.content_words < weights_.least_content;
    c.quoted = QuotedBytes(sentence.span) * 2 > sentence.span.size();
    f.form = (form.number ? weights_.number : 0) +
             (c.question ? weights_.question : 0) +
             (c.quoted ? weights_.quoted : 0) +
             (form.first_person ? weights_.first_person : 0) +
             (c.weak_start ? weights_.weak_start : 0);
  }

  std::size_t QuotedBytes(ByteSpan span) const {
    std::size_t bytes = 0;
    const auto& quotations = model_.quotations;
    for (std::size_t i = model_.QuotationAt(span.begin);
         i < quotations.size() && quotations[i].span.begin < span.end; ++i) {
      bytes +=
          std::min(quotations[i].span.end, span.end) - quotations[i].span.begin;
    }
    return bytes;
  }

  void AddStandardised(double Features::* member, double weight) {
    std::vector<double> values;
    values.reserve(features_.size());
    for (const Features& f : features_) values.push_back(f.*member);
    Standardise(values);
    for (std::size_t i = 0; i < features_.size(); ++i) {
      features_[i].candidate.score += weight * values[i];
    }
  }

  void ScoreLinearly() {
    for (Features& f : features_) {
      f.candidate.position = weights_.position * f.position;
      f.candidate.score = f.candidate.position + f.form;
    }
    AddStandardised(&Features::centre, weights_.centre);
    AddStandardised(&Features::title, weights_.title);
    AddStandardised(&Features::length, weights_.length);
    AddStandardised(&Features::content, weights_.content);
  }

  void KeepBest() {
    if (features_.size() <= kMaxCompared) return;
    std::vector<double> scores;
    scores.reserve(features_.size());
    for (const Features& f : features_) scores.push_back(f.candidate.score);
    std::ranges::nth_element(scores, scores.begin() + kMaxCompared,
                             std::ranges::greater());
    const double least = scores[kMaxCompared];
    std::erase_if(features_, [least](const Features& f) {
      return f.candidate.score <= least;
    });
  }

  Ranking CompareAll() {
    Ranking ranking;
    const std::size_t count = features_.size();
    std::vector<std::int16_t> rows;
    rows.reserve(count * kDimensions);
    for (const Features& f : features_) {
      rows.insert(rows.end(), f.vector.begin(), f.vector.end());
      ranking.candidates.push_back(f.candidate);
    }
    ranking.similarity.resize(count * count);
    simd::GramMatrix(rows, count, ranking.similarity);
    PunishRepeats(ranking);
    return ranking;
  }

  void PunishRepeats(Ranking& ranking) const {
    std::vector<double> repeats(ranking.candidates.size());
    for (std::size_t i = 1; i < repeats.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        repeats[i] += ranking.Similarity(i, j) / static_cast<double>(i);
      }
    }
    Standardise(repeats);
    for (std::size_t i = 0; i < repeats.size(); ++i) {
      ranking.candidates[i].score += weights_.repeats * repeats[i];
    }
  }

  const TextModel& model_;
  const FixedVector& title_;
  bool talk_;
  const Weights& weights_;
  TermSum sum_;
  std::vector<Features> features_;
};

}  // namespace

double Ranking::Similarity(std::size_t a, std::size_t b) const {
  return similarity[a * candidates.size() + b] / (double{kNorm} * kNorm);
}

Ranking RankSentences(const TextModel& model, std::size_t begin,
                      std::size_t end, const FixedVector& title, Genre genre) {
  return Ranker(model, title, genre).Rank(begin, end);
}

}  // namespace precis::analyse
