#include "indexer/analyse/topics/keyphrase_candidates.h"

#include <algorithm>
#include <array>

#include "indexer/analyse/text/hash_map.h"

namespace precis::analyse {
namespace {

constexpr std::size_t kMaxPhraseWords = 3;
constexpr std::size_t kMaxCandidates = 20000;  // Distinct; later ones are lost.
constexpr std::size_t kUsualCandidates = 240;  // Of an article of some pages.

// Everyday words tell nothing; cues and dates are about the telling.
constexpr WordClasses kNoPhraseWord =
    word::kStop | word::kCommon | word::kSay | word::kCue | word::kCalendar;

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

class Collector {
 public:
  Collector(const TextModel& model, const KeyphraseWords& words,
            const DocumentFrequencies& frequencies)
      : model_(model), words_(words), frequencies_(frequencies) {
    candidates_.reserve(kUsualCandidates);
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

  // What is said once only counts if the title says it, too: in a text whose
  // phrases all fit, nothing else needs to be collected.
  void NoteTitle(TokenRange range, std::span<const std::uint64_t> stems) {
    selective_ = range.size() * kMaxPhraseWords <= kMaxCandidates;
    for (const std::uint64_t stem : stems) {
      recurring_.Add(stem);
      recurring_.Add(stem);
    }
  }

  // Sentence by sentence: labels and datelines belong to none.
  void Collect(TokenRange range) {
    const std::vector<std::size_t> starts = FindStarts(range);
    auto start = starts.begin();
    std::vector<Unit> units;
    for (std::size_t s = 0; s < model_.sentences.size(); ++s) {
      const TokenRange tokens = model_.sentences[s].tokens;
      if (tokens.begin < range.begin) continue;
      if (tokens.end > range.end) break;
      units.clear();
      std::size_t next = tokens.begin;
      for (; start != starts.end() && *start < tokens.end; ++start) {
        if (*start >= next) next = AddUnit(*start, tokens.end, units);
      }
      for (std::size_t i = 0; i < units.size(); ++i) CollectAt(units, i, s);
    }
  }

  std::vector<KeyphraseCandidate> Take() { return std::move(candidates_); }

 private:
  // The tokens of the range at which a unit may begin that matters: all where
  // one does, and a few more.
  std::vector<std::size_t> FindStarts(TokenRange range) {
    std::vector<std::size_t> starts = FindWords(range);
    for (const std::size_t start : starts) {
      recurring_.Add(model_.tokens[start].stem);
    }
    std::size_t count = 0;
    for (const std::size_t start : starts) {
      starts[count] = start;
      count += MayMatter(start, range.end) ? 1u : 0u;
    }
    starts.resize(count);
    for (const std::size_t start : starts) {
      frequencies_.Prefetch(model_.tokens[start].stem);
    }
    return starts;
  }

  // The same, whether it matters or not. Without a branch, since none of the
  // questions can be guessed.
  std::vector<std::size_t> FindWords(TokenRange range) const {
    std::vector<std::size_t> words(range.size());
    std::size_t count = 0;
    for (std::size_t i = range.begin; i < range.end; ++i) {
      words[count] = i;  // Always written, and written over if it is none.
      const bool word = MayBePhraseWord(model_.tokens[i]);
      count += (word | IsBeforeHyphen(i, range.end)) ? 1u : 0u;
    }
    words.resize(count);
    return words;
  }

  bool IsBeforeHyphen(std::size_t at, std::size_t end) const {
    const Token& next = model_.tokens[std::min(at + 1, end - 1)];
    return !next.is_word & (next.hash == '-');
  }

  static bool MayBePhraseWord(const Token& token) {
    const bool everyday = token.Has(kNoPhraseWord);
    const bool letters = token.base_end - token.begin >= 2;
    return !everyday & letters & !token.digit & token.is_word;
  }

  bool IsPhraseWord(const Token& token) const {
    return MayBePhraseWord(token) && !words_.stop.Contains(token.hash) &&
           !people_.Contains(token.stem);
  }

  // What hyphens join always does.
  bool MayMatter(std::size_t at, std::size_t end) const {
    const bool recurs = recurring_.Contains(model_.tokens[at].stem);
    return recurs | IsBeforeHyphen(at, end) | !selective_;
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
                       .weight = InverseFrequency(first, frequencies_)});
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
      unit.weight =
          std::max(unit.weight, InverseFrequency(token, frequencies_));
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
    if (candidates_.size() >= kMaxCandidates && !index_.Contains(key)) return;
    std::uint32_t& index = index_[key];
    if (index == 0) {
      candidates_.push_back({.tokens = tokens,
                             .words = words,
                             .first_sentence = sentence,
                             .weight = weight / static_cast<double>(words)});
      index = static_cast<std::uint32_t>(candidates_.size());
    }
    ++candidates_[index - 1].count;
  }

  const TextModel& model_;
  const KeyphraseWords& words_;
  const DocumentFrequencies& frequencies_;
  bool selective_ = false;
  RecurringStems recurring_;
  HashSet people_;  // Stems of their names.
  std::vector<KeyphraseCandidate> candidates_;
  HashMap<std::uint32_t> index_{kUsualCandidates};  // From 1 on; 0: none yet.
};

}  // namespace

std::vector<KeyphraseCandidate> CollectCandidates(
    const TextModel& model, const Names& names, const KeyphraseWords& words,
    const CandidateRequest& request) {
  Collector collector(model, words, request.frequencies);
  collector.LeaveOutPeople(names);
  collector.NoteTitle(request.tokens, request.title_stems);
  collector.Collect(request.tokens);
  return collector.Take();
}

}  // namespace precis::analyse
