#include "indexer/analyse/keyphrases.h"

#include <algorithm>
#include <array>

#include "indexer/analyse/hash_map.h"
#include "indexer/analyse/keyphrase_word_lists.h"
#include "indexer/analyse/numeric.h"
#include "indexer/analyse/vectors.h"

namespace precis::analyse {
namespace {

constexpr std::size_t kMaxPhraseWords = 3;
constexpr std::size_t kMaxCandidates = 20000;  // Distinct; later ones are lost.
constexpr std::size_t kUsualCandidates = 400;  // Of an article of some pages.
constexpr std::uint32_t kMinCount = 2;

// Everyday words tell nothing; cues and dates are about the telling.
constexpr WordClasses kNoPhraseWord =
    word::kStop | word::kCommon | word::kSay | word::kCue | word::kCalendar;

struct Phrase {
  TokenRange tokens;  // Its first place.
  std::size_t words = 0;
  std::uint32_t count = 0;
  std::size_t first_sentence = 0;
  double weight = 0;  // Summed inverse frequency of its words.
  double score = 0;
};

// A word, or words that hyphens join.
struct Unit {
  TokenRange tokens;
  std::uint64_t stem = 0;
  double weight = 0;
};

std::uint64_t Joined(std::uint64_t a, std::uint64_t b) {
  return (a ^ (a >> 31)) * 0x9E3779B97F4A7C15 + b;
}

// Which stems are said more than once. May err towards yes, never towards no.
class RecurringStems {
 public:
  void Add(std::uint64_t stem) {
    const std::uint64_t bit = std::uint64_t{1} << stem % 64;
    const std::size_t word = stem / 64 % kWords;
    again_[word] |= once_[word] & bit;
    once_[word] |= bit;
  }
  bool Contains(std::uint64_t stem) const {
    return (again_[stem / 64 % kWords] >> stem % 64 & 1) != 0;
  }

 private:
  static constexpr std::size_t kWords = 512;  // A page for some 600 words.
  std::array<std::uint64_t, kWords> once_{};
  std::array<std::uint64_t, kWords> again_{};
};

class KeyphraseFinder {
 public:
  KeyphraseFinder(const TextModel& model, const Names& names,
                  const KeyphraseRequest& request)
      : model_(model),
        words_(KeyphraseWordsOf(request.language)),
        german_(request.language == "de"),
        least_alone_(request.least_alone) {
    const std::string_view title = request.title;
    const auto tokens = Tokenize(title, ByteClassMap(title));
    for (const Token& token : tokens) {
      title_stems_.Insert(token.stem);
      recurring_.Add(token.stem);
      recurring_.Add(token.stem);
    }
    LeaveOutPeople(names);
  }

  std::vector<std::string> Find(TokenRange range, std::size_t limit) {
    phrases_.reserve(kUsualCandidates);
    NoteStems(range);
    Collect(range);
    Score();
    return Pick(limit);
  }

 private:
  bool IsPhraseWord(const Token& token) const {
    // Together, since none of them can be guessed.
    const bool may = MayMatter(token) & token.is_word & !token.digit &
                     !token.Has(kNoPhraseWord) &
                     (token.base_end - token.begin >= 2);
    return may && !words_->stop.Contains(token.hash) &&
           !people_.Contains(token.stem);
  }

  // What is said once only counts if the title says it, too: in a text whose
  // phrases all fit, nothing else needs to be collected.
  bool MayMatter(const Token& token) const {
    return !selective_ | recurring_.Contains(token.stem);
  }

  void NoteStems(TokenRange range) {
    selective_ = range.size() * kMaxPhraseWords <= kMaxCandidates;
    if (!selective_) return;
    for (std::size_t i = range.begin; i < range.end; ++i) {
      if (model_.tokens[i].is_word) recurring_.Add(model_.tokens[i].stem);
    }
  }

  // By word, not by place: headings and titles name people too.
  void LeaveOutPeople(const Names& names) {
    for (const Mention& mention : names.mentions) {
      if (names.entities[mention.entity].kind != NameKind::kPerson) continue;
      for (std::size_t i = mention.tokens.begin; i < mention.tokens.end; ++i) {
        people_.Insert(model_.tokens[i].stem);
      }
    }
  }

  // Sentence by sentence: labels and datelines belong to none.
  void Collect(TokenRange range) {
    std::vector<Unit> units;
    for (std::size_t s = 0; s < model_.sentences.size(); ++s) {
      const TokenRange tokens = model_.sentences[s].tokens;
      if (tokens.begin < range.begin) continue;
      if (tokens.end > range.end) break;
      units.clear();
      for (std::size_t i = tokens.begin; i < tokens.end;) {
        i = AddUnit(i, tokens.end, units);
      }
      for (std::size_t i = 0; i < units.size(); ++i) CollectAt(units, i, s);
    }
  }

  // Adds the token, with those that hyphens glue to it, if it may be part of a
  // phrase. Returns the token after it.
  std::size_t AddUnit(std::size_t begin, std::size_t limit,
                      std::vector<Unit>& units) const {
    const std::size_t end = UnitEnd(begin, limit);
    const Token& first = model_.tokens[begin];
    if (end > begin + 1) {
      const Unit unit = HyphenatedUnit({begin, end});
      if (unit.stem != 0) units.push_back(unit);
    } else if (IsPhraseWord(first)) {
      units.push_back({.tokens = {begin, end},
                       .stem = Joined(0, first.stem),
                       .weight = InverseFrequency(first)});
    }
    return end;
  }

  std::size_t UnitEnd(std::size_t begin, std::size_t limit) const {
    std::size_t end = begin + 1;
    const auto& tokens = model_.tokens;
    while (end + 1 < limit && tokens[end].Is('-') && tokens[begin].is_word &&
           tokens[end + 1].is_word && !tokens[end].space_before &&
           !tokens[end + 1].space_before) {
      end += 2;
    }
    return end;
  }

  Unit HyphenatedUnit(TokenRange range) const {
    Unit unit{.tokens = range};
    for (std::size_t i = range.begin; i < range.end; ++i) {
      const Token& token = model_.tokens[i];
      if (!token.is_word) continue;
      if (people_.Contains(token.stem)) return {.tokens = range};
      unit.stem = Joined(unit.stem, token.stem);
      unit.weight = std::max(unit.weight, InverseFrequency(token));
    }
    return unit;
  }

  // Whether the unit follows the one before it as words of a phrase do.
  bool Continues(const Unit& before, const Unit& unit) const {
    return before.tokens.end == unit.tokens.begin &&
           model_.tokens[unit.tokens.begin].space_before &&
           !model_.tokens[unit.tokens.begin - 1].possessive();
  }

  void CollectAt(const std::vector<Unit>& units, std::size_t i,
                 std::size_t sentence) {
    std::uint64_t key = 0;
    double weight = 0;
    for (std::size_t n = 0; n < kMaxPhraseWords && i + n < units.size(); ++n) {
      const Unit& unit = units[i + n];
      if (n > 0 && !Continues(units[i + n - 1], unit)) return;
      key = Joined(key, unit.stem);
      weight += unit.weight;
      Count(key, n + 1, {units[i].tokens.begin, unit.tokens.end}, weight,
            sentence);
    }
  }

  void Count(std::uint64_t key, std::size_t words, TokenRange tokens,
             double weight, std::size_t sentence) {
    if (phrases_.size() >= kMaxCandidates && !index_.Contains(key)) return;
    std::uint32_t& index = index_[key];
    if (index == 0) {
      phrases_.push_back({.tokens = tokens,
                          .words = words,
                          .first_sentence = sentence,
                          .weight = weight / static_cast<double>(words)});
      index = static_cast<std::uint32_t>(phrases_.size());
    }
    ++phrases_[index - 1].count;
  }

  // "twenty seconds" says nothing about any story.
  bool SaysSomething(const Phrase& phrase) const {
    for (std::size_t i = phrase.tokens.begin; i < phrase.tokens.end; ++i) {
      const Token& token = model_.tokens[i];
      if (!token.is_word) continue;
      if (!words_->never_alone.Contains(token.stem)) {
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
    if (phrase.count < (in_title || name ? kMinCount : least_alone_)) {
      return false;
    }
    if (german_ && !token.capital) return false;  // No noun.
    const std::string_view text = model_.Text(token);
    const bool verbal = text.ends_with("ed") || text.ends_with("ly") ||
                        (text.ends_with("ing") && !in_title);
    if (verbal && !token.capital) return false;
    return (in_title || !words_->generic.Contains(token.stem));
  }

  bool InTitle(const Phrase& phrase) const {
    for (std::size_t i = phrase.tokens.begin; i < phrase.tokens.end; ++i) {
      if (!model_.tokens[i].is_word) continue;
      const auto stem = model_.tokens[i].stem;
      if (!title_stems_.Contains(stem)) return false;
    }
    return true;
  }

  void Score() {
    for (Phrase& phrase : phrases_) {
      const bool in_title = InTitle(phrase);
      if (phrase.count < kMinCount && !in_title) continue;
      if (!SaysSomething(phrase)) continue;
      const bool alone = phrase.tokens.size() == 1;
      if (alone && !StandsAlone(phrase, in_title)) continue;
      const auto place = static_cast<double>(phrase.first_sentence);
      phrase.score = (1 + NaturalLogOf(phrase.count)) * phrase.weight *
                     (1 + NaturalLogOf(phrase.words)) * (in_title ? 2 : 1) /
                     (1 + place / 8);
      ranked_.push_back(phrase);
    }
    // The place in the text decides ties.
    std::ranges::sort(ranked_, [](const Phrase& a, const Phrase& b) {
      if (a.score != b.score) return a.score > b.score;
      if (a.tokens.begin != b.tokens.begin) {
        return a.tokens.begin < b.tokens.begin;
      }
      return a.tokens.end < b.tokens.end;
    });
  }

  std::vector<std::string> Pick(std::size_t limit) const {
    std::vector<std::string> out;
    HashSet used;
    for (const Phrase& phrase : ranked_) {
      if (out.size() == limit) break;
      if (!UseWords(phrase, used)) continue;
      const std::size_t begin = model_.tokens[phrase.tokens.begin].begin;
      const std::size_t end = model_.tokens[phrase.tokens.end - 1].base_end;
      std::string text(model_.text.substr(begin, end - begin));
      std::ranges::replace(text, '\n', ' ');
      out.push_back(std::move(text));
    }
    return out;
  }

  // Marks the phrase's words as used; false if one of them was.
  bool UseWords(const Phrase& phrase, HashSet& used) const {
    std::vector<std::uint64_t> stems;
    for (std::size_t i = phrase.tokens.begin; i < phrase.tokens.end; ++i) {
      if (!model_.tokens[i].is_word) continue;
      stems.push_back(model_.tokens[i].stem);
      if (used.Contains(stems.back())) return false;
    }
    for (const std::uint64_t stem : stems) used.Insert(stem);
    return true;
  }

  const TextModel& model_;
  const KeyphraseWords* words_;  // Not null.
  bool german_;                  // Nouns have capitals.
  std::uint32_t least_alone_;
  bool selective_ = false;
  RecurringStems recurring_;
  HashSet title_stems_;
  HashSet people_;               // Stems of their names.
  std::vector<Phrase> phrases_;  // In order of their first place.
  HashMap<std::uint32_t> index_{
      kUsualCandidates};  // Of phrases_, from 1 on; 0: none yet.
  std::vector<Phrase> ranked_;
};

}  // namespace

std::vector<std::string> FindKeyphrases(const TextModel& model,
                                        const Names& names,
                                        const KeyphraseRequest& request) {
  if (request.tokens.empty() || request.limit == 0 ||
      KeyphraseWordsOf(request.language) == nullptr) {
    return {};
  }
  return KeyphraseFinder(model, names, request)
      .Find(request.tokens, request.limit);
}

}  // namespace precis::analyse
