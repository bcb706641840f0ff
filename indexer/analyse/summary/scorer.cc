#include "indexer/analyse/summary/scorer.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "indexer/analyse/summary/other_scorer.h"
#include "indexer/analyse/summary/summary_weights.h"
#include "indexer/analyse/text/numeric.h"
#include "indexer/analyse/text/sentence_form.h"

namespace precis::analyse {
namespace {

constexpr double kNormSquare = double{kNorm} * kNorm;
constexpr std::size_t kMinWords = 5;
constexpr std::size_t kMaxWords = 80;
constexpr double kSameAsTitle = 0.9;
constexpr std::size_t kShortWords = 8;
constexpr std::size_t kLongWords = 40;

// Fewer words than these say too little on their own.
struct Least {
  std::size_t words;
  std::size_t content;
};
constexpr Least kLeastOfArticle = {.words = 7, .content = 2};
constexpr Least kLeastOfTalk = {.words = 10, .content = 4};

// Those that say where a sentence stands, whatever it says.
constexpr std::array kPlaceFeatures = {
    Feature::kPlace,        Feature::kInverseRank, Feature::kOpening,
    Feature::kRelativeRank, Feature::kFirst,       Feature::kLast};

double One(bool yes) { return yes ? 1.0 : 0.0; }

// News says what matters in its first sentences, then ever less.
double OpeningValue(std::size_t rank) {
  return rank < 4 ? 1.0 : 1.0 / (1.0 + (static_cast<double>(rank) - 3) / 7);
}

class Ranker {
 public:
  Ranker(const TextModel& model, const FixedVector& title, Genre genre)
      : model_(model), title_(title), genre_(genre) {}

  Ranking Rank(std::size_t begin, std::size_t end) {
    ranking_.candidates.reserve(end - begin);
    vectors_.reserve(end - begin);
    for (std::size_t i = begin; i < end; ++i) Add(i);
    Place();
    Compare();
    KeepBest();
    CompareAll();
    Weigh();
    return std::move(ranking_);
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
    const SentenceForm form = FormOf(model_, sentence.tokens);
    if (!MayShow(sentence, form.words)) return;
    const TermSum& sum = summer_.Sum(model_, sentence.tokens);
    FixedVector& vector = vectors_.emplace_back();
    Normalise(sum, vector);
    const double title = Cosine(vector, title_);
    if (title > kSameAsTitle) return vectors_.pop_back();
    sum_ += sum;
    Candidate& c = ranking_.candidates.emplace_back();
    c.sentence = index;
    c.words = form.words;
    c.features[Feature::kTitle] = title;
    DescribeForm(sentence, form, c);
  }

  void DescribeForm(const Sentence& sentence, const SentenceForm& form,
                    Candidate& c) const {
    const bool talk = genre_ == Genre::kTalk;
    const SpokenForm spoken =
        talk ? SpokenFormOf(model_, sentence.tokens) : SpokenForm{};
    const Least& least = talk ? kLeastOfTalk : kLeastOfArticle;
    const auto words = static_cast<double>(form.words);
    const double quoted =
        QuotedBytes(sentence.span) / static_cast<double>(sentence.span.size());
    c.question = form.question;
    c.weak_start =
        form.weak_start || (talk && (spoken.start || spoken.unfinished));
    c.filler = (talk && (spoken.housekeeping || !spoken.verb)) ||
               form.words < least.words || form.content_words < least.content;
    c.quoted = quoted > 0.5;
    c.personal = talk && form.first_person;
    FeatureValues& f = c.features;
    f[Feature::kLength] = NaturalLogOf(c.words);
    f[Feature::kShort] = One(c.words < kShortWords);
    f[Feature::kLong] = One(c.words > kLongWords);
    f[Feature::kContent] = NaturalLogOf(1 + form.content_words);
    f[Feature::kContentShare] = static_cast<double>(form.content_words) / words;
    f[Feature::kNumber] = One(form.number);
    f[Feature::kQuoted] = quoted;
    f[Feature::kSays] = One(form.says);
    f[Feature::kQuestion] = One(c.question);
    f[Feature::kFirstPerson] = One(form.first_person);
    f[Feature::kWeakStart] = One(c.weak_start);
    f[Feature::kFiller] = One(c.filler);
  }

  double QuotedBytes(ByteSpan span) const {
    std::size_t bytes = 0;
    const auto& quotations = model_.quotations;
    for (std::size_t i = model_.QuotationAt(span.begin);
         i < quotations.size() && quotations[i].span.begin < span.end; ++i) {
      bytes +=
          std::min(quotations[i].span.end, span.end) - quotations[i].span.begin;
    }
    return static_cast<double>(bytes);
  }

  void Place() {
    const std::size_t count = ranking_.candidates.size();
    for (std::size_t rank = 0; rank < count; ++rank) {
      FeatureValues& f = ranking_.candidates[rank].features;
      const auto r = static_cast<double>(rank);
      f[Feature::kPlace] = 1 / (1 + r / 4);
      f[Feature::kInverseRank] = 1 / (1 + r);
      f[Feature::kOpening] = OpeningValue(rank);
      f[Feature::kRelativeRank] = r / static_cast<double>(count);
      f[Feature::kFirst] = One(rank == 0);
      f[Feature::kLast] = One(rank + 2 >= count);
    }
  }

  // With the title and with the centre of all.
  void Compare() {
    const FixedVector centre = Normalised(sum_);
    for (std::size_t i = 0; i < vectors_.size(); ++i) {
      ranking_.candidates[i].features[Feature::kCentre] =
          Cosine(vectors_[i], centre);
    }
    for (const Feature f : {Feature::kLength, Feature::kContent,
                            Feature::kCentre, Feature::kTitle}) {
      StandardiseFeature(f);
    }
    for (Candidate& c : ranking_.candidates) {
      c.features[Feature::kCentrePlace] =
          c.features[Feature::kCentre] * c.features[Feature::kPlace];
    }
  }

  void StandardiseFeature(Feature feature) {
    std::vector<double> values;
    values.reserve(ranking_.candidates.size());
    for (const Candidate& c : ranking_.candidates) {
      values.push_back(c.features[feature]);
    }
    Standardise(values);
    for (std::size_t i = 0; i < values.size(); ++i) {
      ranking_.candidates[i].features[feature] = values[i];
    }
  }

  void Weigh() {
    const FeatureWeights& summary = SummaryWeights(genre_);
    const FeatureWeights& headline = HeadlineWeights(genre_);
    for (Candidate& c : ranking_.candidates) {
      for (std::size_t i = 0; i < kFeatureCount; ++i) {
        c.score += summary[i] * c.features.all()[i];
        c.headline += headline[i] * c.features.all()[i];
      }
      for (const Feature f : kPlaceFeatures) {
        c.position += summary[static_cast<std::size_t>(f)] * c.features[f];
      }
    }
  }

  // A first guess that does not depend on the trained weights, which are
  // learnt from what it leaves.
  double Promise(const Candidate& c) const {
    const FeatureValues& f = c.features;
    const double promise = f[Feature::kCentre] + f[Feature::kTitle] +
                           f[Feature::kContent] - 3 * f[Feature::kQuestion] -
                           3 * f[Feature::kFiller];
    if (genre_ == Genre::kArticle) return promise + 3 * f[Feature::kOpening];
    return promise - 3 * f[Feature::kFirstPerson] - 3 * f[Feature::kWeakStart];
  }

  void KeepBest() {
    std::vector<Candidate>& all = ranking_.candidates;
    if (all.size() <= kMaxCompared) return;
    std::vector<double> promises;
    promises.reserve(all.size());
    for (const Candidate& c : all) promises.push_back(Promise(c));
    std::vector<double> sorted = promises;
    std::ranges::nth_element(sorted, sorted.begin() + kMaxCompared,
                             std::ranges::greater());
    const double least = sorted[kMaxCompared];
    std::size_t kept = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (promises[i] <= least) continue;
      all[kept] = all[i];
      vectors_[kept++] = vectors_[i];
    }
    all.resize(kept);
    vectors_.resize(kept);
  }

  void CompareAll() {
    ranking_.similarity = DotProducts(vectors_);
    for (std::size_t i = 0; i < vectors_.size(); ++i) DescribeSimilarity(i);
    StandardiseFeature(Feature::kDegree);
    StandardiseFeature(Feature::kRepeats);
  }

  void DescribeSimilarity(std::size_t i) {
    const std::size_t count = ranking_.candidates.size();
    // Summed as whole numbers: that is exact in any order, and so a vector's.
    const auto row = std::span(ranking_.similarity).subspan(i * count, count);
    std::int64_t sum_before = 0;
    std::int64_t sum_after = 0;
    std::int32_t most = 0;
    for (const std::int32_t product : row.first(i)) {
      sum_before += product;
      most = std::max(most, product);
    }
    for (const std::int32_t product : row.subspan(i + 1)) sum_after += product;
    const double before = static_cast<double>(sum_before) / kNormSquare;
    const double after = static_cast<double>(sum_after) / kNormSquare;
    const double greatest = most / kNormSquare;
    FeatureValues& f = ranking_.candidates[i].features;
    f[Feature::kDegree] = (before + after) / static_cast<double>(count);
    f[Feature::kRepeats] = i == 0 ? 0 : before / static_cast<double>(i);
    f[Feature::kNovelty] = 1 - greatest;
    f[Feature::kLead] = i == 0 ? 0 : ranking_.Similarity(i, 0);
  }

  const TextModel& model_;
  const FixedVector& title_;
  Genre genre_;
  TermSummer summer_;
  TermSum sum_;  // Of the candidates.
  Ranking ranking_;
  std::vector<FixedVector> vectors_;  // Of the candidates.
};

}  // namespace

Genre GenreOf(const TextModel& model) {
  const bool talk = std::ranges::any_of(model.blocks, [](const Block& block) {
    return block.kind == BlockKind::kTurn;
  });
  return talk ? Genre::kTalk : Genre::kArticle;
}

double Ranking::Similarity(std::size_t a, std::size_t b) const {
  return similarity[a * candidates.size() + b] / kNormSquare;
}

Ranking RankSentences(const TextModel& model, std::size_t begin,
                      std::size_t end, const FixedVector& title, Genre genre) {
  if (!model.english) return RankByCentre(model, begin, end, title, genre);
  return Ranker(model, title, genre).Rank(begin, end);
}

}  // namespace precis::analyse
