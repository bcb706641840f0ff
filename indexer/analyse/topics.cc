#include "indexer/analyse/topics.h"

#include <algorithm>

#include "indexer/analyse/keyphrases.h"
#include "indexer/analyse/numeric.h"
#include "indexer/analyse/phrase_table.h"
#include "indexer/analyse/taxonomy.h"
#include "indexer/analyse/vectors.h"

namespace precis::analyse {
namespace {

constexpr std::size_t kMaxFacets = 4;
constexpr std::size_t kMaxKeyphrases = 8;
constexpr double kStrong = 2.0;
constexpr double kWeak = 0.6;
constexpr std::size_t kTitleFactor = 3;
// A facet needs this much, and this share of the best one: an article is about
// few things, however many words it drops.
constexpr double kMinScore = 3.0;
constexpr double kMinShare = 0.35;
// Of the text's words per unit of score: a long text mentions everything once.
constexpr double kWordsPerScore = 110;
constexpr double kMaxWords = 1500;  // An hour of talk strays.
constexpr std::string_view kArtificialIntelligence = "artificial intelligence";

PhraseTable MakeTable() {
  std::vector<PhraseList> lists;
  int topic = 0;
  for (const TopicTerms& terms : Taxonomy()) {
    lists.push_back({.meaning = 2 * topic, .phrases = terms.strong});
    lists.push_back({.meaning = 2 * topic + 1, .phrases = terms.weak});
    ++topic;
  }
  return PhraseTable(lists);
}

const PhraseTable& Table() {
  static const PhraseTable table = MakeTable();
  return table;
}

constexpr std::size_t kNoParent = ~std::size_t{0};

// The index of each topic's parent in the taxonomy.
const std::vector<std::size_t>& Parents() {
  static const auto parents = [] {
    std::vector<std::size_t> indices;
    for (const TopicTerms& terms : Taxonomy()) {
      const auto found =
          std::ranges::find(Taxonomy(), terms.parent, &TopicTerms::topic);
      indices.push_back(
          found == Taxonomy().end()
              ? kNoParent
              : static_cast<std::size_t>(found - Taxonomy().begin()));
    }
    return indices;
  }();
  return parents;
}

// Hits, of which one in the title is worth several.
struct Tally {
  std::size_t strong = 0;
  std::size_t weak = 0;
};

// Repetition adds ever less.
double Score(const Tally& tally) {
  return kStrong * 2 * NaturalLogOf(1 + tally.strong) +
         kWeak * 2 * NaturalLogOf(1 + tally.weak);
}

class FacetFinder {
 public:
  FacetFinder() : tallies_(Taxonomy().size()) {}

  void Count(const TextModel& model, std::size_t factor) {
    const auto matches = Table().FindAll(model, {0, model.tokens.size()});
    for (const PhraseMatch& match : matches) {
      Tally& tally = tallies_[static_cast<std::size_t>(match.meaning / 2)];
      (match.meaning % 2 == 0 ? tally.strong : tally.weak) += factor;
    }
  }

  std::vector<std::string> Best(std::size_t words) const {
    const std::vector<double> scores = Scores();
    std::vector<std::size_t> order(tallies_.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::ranges::stable_sort(order, std::ranges::greater(),
                             [&](std::size_t i) { return scores[i]; });
    const double best = scores[order.front()];
    std::vector<std::string> out;
    for (const std::size_t i : order) {
      if (out.size() >= kMaxFacets || !IsAbout(tallies_[i], best, words)) break;
      Add(Taxonomy()[i].topic, out);
      if (!Taxonomy()[i].parent.empty()) Add(Taxonomy()[i].parent, out);
    }
    AddParents(best, words, out);
    return out;
  }

 private:
  std::vector<double> Scores() const {
    std::vector<double> scores;
    scores.reserve(tallies_.size());
    for (const Tally& tally : tallies_) scores.push_back(Score(tally));
    return scores;
  }

  // A story may be about AI by a little of several of its branches.
  void AddParents(double best, std::size_t words,
                  std::vector<std::string>& out) const {
    std::vector<Tally> sums = tallies_;
    for (std::size_t i = 0; i < tallies_.size(); ++i) {
      const std::size_t parent = Parents()[i];
      if (parent == kNoParent) continue;
      sums[parent].strong += tallies_[i].strong;
      sums[parent].weak += tallies_[i].weak;
    }
    for (std::size_t i = 0; i < tallies_.size(); ++i) {
      const bool branches =
          sums[i].strong + sums[i].weak > tallies_[i].strong + tallies_[i].weak;
      if (branches && sums[i].strong > 0 && IsAbout(sums[i], best, words)) {
        Add(Taxonomy()[i].topic, out);
      }
    }
  }

  static bool IsAbout(const Tally& tally, double best, std::size_t words) {
    const double score = Score(tally);
    const double hits = static_cast<double>(tally.strong) +
                        kWeak * static_cast<double>(tally.weak);
    return score >= kMinScore && score >= kMinShare * best &&
           hits * 2 * kWordsPerScore >=
               std::min(static_cast<double>(words), kMaxWords);
  }

  static void Add(std::string_view topic, std::vector<std::string>& out) {
    if (std::ranges::find(out, topic) == out.end()) out.emplace_back(topic);
  }

  std::vector<Tally> tallies_;
};

// A model of a text of one paragraph. The text must outlive it.
TextModel ModelOf(std::string_view text) {
  TextModel model;
  model.text = text;
  model.tokens = Tokenize(text, ByteClassMap(text));
  return model;
}

// The topic that the phrase is a strong term of, or empty: "AI" is artificial
// intelligence.
std::string_view TopicNamedBy(std::string_view phrase) {
  const TextModel model = ModelOf(phrase);
  const auto match = Table().MatchAt(model, {0, model.tokens.size()}, 0);
  if (!match || match->tokens.size() < model.tokens.size()) return {};
  if (match->meaning % 2 != 0) return {};
  return Taxonomy()[static_cast<std::size_t>(match->meaning / 2)].topic;
}

// "chip" beside the topic "chips".
bool SaysAgain(std::string_view phrase, const std::string& topic) {
  return HashStem(phrase) == HashStem(topic);
}

void AddPhrase(std::string phrase, std::vector<std::string>& topics) {
  const std::string_view named = TopicNamedBy(phrase);
  if (named == kArtificialIntelligence) phrase = named;
  const bool again = std::ranges::any_of(topics, [&](const std::string& topic) {
    return topic == named || SaysAgain(phrase, topic);
  });
  if (!again) topics.push_back(std::move(phrase));
}

}  // namespace

std::vector<std::string> FindTopics(const TextModel& model, const Names& names,
                                    std::string_view title,
                                    std::string_view language,
                                    const DocumentFrequencies& frequencies) {
  FacetFinder finder;
  finder.Count(model, 1);
  finder.Count(ModelOf(title), kTitleFactor);
  std::vector<std::string> topics = finder.Best(model.tokens.size());
  for (std::string& phrase : FindKeyphrases(model, names,
                                            {.tokens = {0, model.tokens.size()},
                                             .title = title,
                                             .limit = kMaxKeyphrases,
                                             .language = language,
                                             .frequencies = frequencies})) {
    AddPhrase(std::move(phrase), topics);
  }
  return topics;
}

}  // namespace precis::analyse
