#include "indexer/analyse/topics/topics.h"

#include <algorithm>
#include <cstdint>
#include <span>
#include <utility>

#include "indexer/analyse/text/numeric.h"
#include "indexer/analyse/text/phrase_table.h"
#include "indexer/analyse/text/vectors.h"
#include "indexer/analyse/topics/keyphrases.h"
#include "indexer/analyse/topics/taxonomy.h"

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

  // Every topic with a hit, best first. `shown` are those of Best().
  std::vector<FacetTrace> Describe(std::size_t words,
                                   std::span<const std::string> shown) const {
    const std::vector<double> scores = Scores();
    const double best = std::ranges::max(scores);
    std::vector<FacetTrace> facets;
    for (std::size_t i = 0; i < tallies_.size(); ++i) {
      const std::string_view topic = Taxonomy()[i].topic;
      const bool is_shown = std::ranges::find(shown, topic) != shown.end();
      const bool found = tallies_[i].strong + tallies_[i].weak > 0;
      if (!found && !is_shown) continue;
      facets.push_back({.topic = topic,
                        .parent = Taxonomy()[i].parent,
                        .strong = tallies_[i].strong,
                        .weak = tallies_[i].weak,
                        .score = scores[i],
                        .about = IsAbout(tallies_[i], best, words),
                        .shown = is_shown});
    }
    std::ranges::stable_sort(facets, std::ranges::greater(),
                             &FacetTrace::score);
    return facets;
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
std::string_view TopicNamedBy(const TextModel& model, TokenRange phrase) {
  const auto match = Table().MatchAt(model, phrase, phrase.begin);
  if (!match || match->tokens.end < phrase.end) return {};
  if (match->meaning % 2 != 0) return {};
  return Taxonomy()[static_cast<std::size_t>(match->meaning / 2)].topic;
}

// The topics so far, with the stems that tell whether one says another again.
class TopicList {
 public:
  TopicList(const TextModel& model, std::vector<std::string> topics)
      : model_(model), topics_(std::move(topics)) {
    for (const std::string& topic : topics_) stems_.push_back(HashStem(topic));
  }

  // The topic that it became, valid until the next one; null: said already.
  const std::string* AddPhrase(Keyphrase found) {
    const std::string_view named = TopicNamedBy(model_, found.tokens);
    std::string& phrase = found.text;
    if (named == kArtificialIntelligence) phrase = named;
    // "chip" beside the topic "chips".
    const std::uint64_t stem = HashStem(phrase);
    if (std::ranges::find(topics_, named) != topics_.end() ||
        std::ranges::find(stems_, stem) != stems_.end()) {
      return nullptr;
    }
    topics_.push_back(std::move(phrase));
    stems_.push_back(stem);
    return &topics_.back();
  }

  std::vector<std::string> Take() { return std::move(topics_); }

 private:
  const TextModel& model_;
  std::vector<std::string> topics_;
  std::vector<std::uint64_t> stems_;  // HashStem() of each.
};

std::vector<KeyphraseTrace>* PhrasesOf(TopicTrace* trace) {
  return trace == nullptr ? nullptr : &trace->phrases;
}

void MarkShown(const std::string& phrase, const std::string& topic,
               TopicTrace& trace) {
  const auto found =
      std::ranges::find(trace.phrases, phrase, &KeyphraseTrace::text);
  if (found != trace.phrases.end()) found->as = topic;
}

std::vector<std::string> FindFacets(const TextModel& model,
                                    std::string_view title, TopicTrace* trace) {
  FacetFinder finder;
  finder.Count(model, 1);
  finder.Count(ModelOf(title), kTitleFactor);
  std::vector<std::string> facets = finder.Best(model.tokens.size());
  if (trace != nullptr) {
    trace->facets = finder.Describe(model.tokens.size(), facets);
  }
  return facets;
}

}  // namespace

std::vector<std::string> FindTopics(const TextModel& model, const Names& names,
                                    const TopicRequest& request,
                                    TopicTrace* trace) {
  std::vector<std::string> facets;
  // The taxonomy's terms are English.
  if (model.english) facets = FindFacets(model, request.title, trace);
  TopicList topics(model, std::move(facets));
  for (Keyphrase& phrase : FindKeyphrases(model, names,
                                          {.tokens = {0, model.tokens.size()},
                                           .title = request.title,
                                           .limit = kMaxKeyphrases,
                                           .language = request.language,
                                           .frequencies = request.frequencies},
                                          PhrasesOf(trace))) {
    const std::string found = trace == nullptr ? std::string() : phrase.text;
    const std::string* shown = topics.AddPhrase(std::move(phrase));
    if (trace != nullptr && shown != nullptr) MarkShown(found, *shown, *trace);
  }
  return topics.Take();
}

}  // namespace precis::analyse
