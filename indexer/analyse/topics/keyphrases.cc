#include "indexer/analyse/topics/keyphrases.h"

#include <algorithm>
#include <optional>
#include <span>

#include "indexer/analyse/text/hash_map.h"
#include "indexer/analyse/text/keyphrase_word_lists.h"
#include "indexer/analyse/text/numeric.h"
#include "indexer/analyse/topics/keyphrase_candidates.h"

namespace precis::analyse {
namespace {

using Phrase = KeyphraseCandidate;

// Of a word that one article in eight has, as every third on a subject has the
// words of that subject.
constexpr double kLeastWeight = 2.0;

struct Scored {
  const Phrase* phrase;
  double score;
};

std::vector<std::uint64_t> StemsOf(std::string_view title) {
  std::vector<std::uint64_t> stems;
  for (const Token& token : Tokenize(title, ByteClassMap(title))) {
    if (token.is_word) stems.push_back(token.stem);
  }
  return stems;
}

std::string PhraseText(const TextModel& model, TokenRange tokens) {
  const std::size_t begin = model.tokens[tokens.begin].begin;
  const std::size_t end = model.tokens[tokens.end - 1].base_end;
  std::string text(model.text.substr(begin, end - begin));
  std::ranges::replace(text, '\n', ' ');
  return text;
}

class KeyphraseRanker {
 public:
  KeyphraseRanker(const TextModel& model, const KeyphraseWords& words,
                  const KeyphraseRequest& request)
      : model_(model),
        words_(words),
        german_(request.language == "de"),
        least_alone_(request.least_alone) {}

  void AddTitle(std::span<const std::uint64_t> stems) {
    for (const std::uint64_t stem : stems) title_stems_.Insert(stem);
  }

  // Of a phrase that has been scored.
  KeyphraseTrace Describe(const Scored& scored) const {
    const Phrase& phrase = *scored.phrase;
    return {.text = PhraseText(model_, phrase.tokens),
            .count = phrase.count,
            .weight = phrase.weight,
            .words = phrase.words,
            .first_sentence = phrase.first_sentence,
            .in_title = InTitle(phrase),
            .score = scored.score,
            .as = {}};
  }

  // The phrases, best first.
  std::vector<Scored> Rank(const std::vector<Phrase>& phrases) const {
    std::vector<Scored> ranked;
    for (const Phrase& phrase : phrases) {
      const auto score = ScoreOf(phrase);
      if (score) ranked.push_back({&phrase, *score});
    }
    // The place in the text decides ties.
    std::ranges::sort(ranked, [](const Scored& a, const Scored& b) {
      if (a.score != b.score) return a.score > b.score;
      const TokenRange first = a.phrase->tokens;
      const TokenRange second = b.phrase->tokens;
      return first.begin != second.begin ? first.begin < second.begin
                                         : first.end < second.end;
    });
    return ranked;
  }

 private:
  // "twenty seconds" says nothing about any story.
  bool SaysSomething(const Phrase& phrase) const {
    for (std::size_t i = phrase.tokens.begin; i < phrase.tokens.end; ++i) {
      const Token& token = model_.tokens[i];
      if (!token.is_word) continue;
      if (!words_.never_alone.Contains(token.stem)) {
        return true;
      }
    }
    return false;
  }

  // Whether a word alone says what a story is about.
  bool StandsAlone(const Phrase& phrase, bool in_title) const {
    const Token& token = model_.tokens[phrase.tokens.begin];
    const TokenRange sentence = model_.sentences[phrase.first_sentence].tokens;
    const bool name = token.capital && phrase.tokens.begin > sentence.begin &&
                      !token.Has(word::kHonorific | word::kRole);
    if (phrase.count < (in_title || name ? kMinPhraseCount : least_alone_)) {
      return false;
    }
    if (german_ && !token.capital) return false;  // No noun.
    const std::string_view text = model_.Text(token);
    const bool verbal = text.ends_with("ed") || text.ends_with("ly") ||
                        (text.ends_with("ing") && !in_title);
    if (verbal && !token.capital) return false;
    return (in_title || !words_.generic.Contains(token.stem));
  }

  bool InTitle(const Phrase& phrase) const {
    for (std::size_t i = phrase.tokens.begin; i < phrase.tokens.end; ++i) {
      if (!model_.tokens[i].is_word) continue;
      const auto stem = model_.tokens[i].stem;
      if (!title_stems_.Contains(stem)) return false;
    }
    return true;
  }

  // Nothing for what is no keyphrase.
  std::optional<double> ScoreOf(const Phrase& phrase) const {
    if (phrase.weight < kLeastWeight) return std::nullopt;
    const bool in_title = InTitle(phrase);
    if (phrase.count < kMinPhraseCount && !in_title) return std::nullopt;
    if (!SaysSomething(phrase)) return std::nullopt;
    const bool alone = phrase.tokens.size() == 1;
    if (alone && !StandsAlone(phrase, in_title)) return std::nullopt;
    const auto place = static_cast<double>(phrase.first_sentence);
    return (1 + NaturalLogOf(phrase.count)) * phrase.weight *
           (1 + NaturalLogOf(phrase.words)) * (in_title ? 2 : 1) /
           (1 + place / 8);
  }

  const TextModel& model_;
  const KeyphraseWords& words_;
  bool german_;  // Nouns have capitals.
  std::uint32_t least_alone_;
  HashSet title_stems_;
};

// Marks the phrase's words as used; false if one of them was.
bool UseWords(const TextModel& model, TokenRange tokens, HashSet& used) {
  for (std::size_t i = tokens.begin; i < tokens.end; ++i) {
    const Token& token = model.tokens[i];
    if (token.is_word && used.Contains(token.stem)) return false;
  }
  for (std::size_t i = tokens.begin; i < tokens.end; ++i) {
    if (model.tokens[i].is_word) used.Insert(model.tokens[i].stem);
  }
  return true;
}

std::vector<Keyphrase> Pick(const TextModel& model,
                            const std::vector<Scored>& ranked,
                            std::size_t limit) {
  std::vector<Keyphrase> out;
  HashSet used;
  for (const Scored& scored : ranked) {
    if (out.size() == limit) break;
    const TokenRange tokens = scored.phrase->tokens;
    if (!UseWords(model, tokens, used)) continue;
    out.push_back({.text = PhraseText(model, tokens), .tokens = tokens});
  }
  return out;
}

}  // namespace

std::vector<Keyphrase> FindKeyphrases(const TextModel& model,
                                      const Names& names,
                                      const KeyphraseRequest& request,
                                      std::vector<KeyphraseTrace>* trace) {
  const KeyphraseWords* words = KeyphraseWordsOf(request.language);
  if (request.tokens.empty() || request.limit == 0 || words == nullptr) {
    return {};
  }
  const std::vector<std::uint64_t> title = StemsOf(request.title);
  const auto candidates =
      CollectCandidates(model, names, *words,
                        {.tokens = request.tokens,
                         .title_stems = title,
                         .frequencies = request.frequencies});
  KeyphraseRanker ranker(model, *words, request);
  ranker.AddTitle(title);
  const std::vector<Scored> ranked = ranker.Rank(candidates);
  if (trace != nullptr) {
    const std::size_t most = std::min(ranked.size(), 3 * request.limit);
    for (std::size_t i = 0; i < most; ++i) {
      trace->push_back(ranker.Describe(ranked[i]));
    }
  }
  return Pick(model, ranked, request.limit);
}

}  // namespace precis::analyse
