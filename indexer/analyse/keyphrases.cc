#include "indexer/analyse/keyphrases.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "indexer/analyse/numeric.h"
#include "indexer/analyse/vectors.h"

namespace precis::analyse {
namespace {

constexpr std::size_t kMaxPhraseWords = 3;
constexpr std::size_t kMaxCandidates = 20000;  // Distinct; later ones are lost.
constexpr std::uint32_t kMinCount = 2;

struct Phrase {
  TokenRange tokens;  // Its first place.
  std::uint32_t count = 0;
  std::size_t first_sentence = 0;
  double weight = 0;  // Summed inverse frequency of its words.
  double score = 0;
};

std::uint64_t Joined(std::uint64_t a, std::uint64_t b) {
  return (a ^ (a >> 31)) * 0x9E3779B97F4A7C15 + b;
}

class KeyphraseFinder {
 public:
  KeyphraseFinder(const TextModel& model, const Names& names,
                  std::string_view title)
      : model_(model), names_(names) {
    const auto tokens = Tokenize(title, ByteClassMap(title));
    for (const Token& token : tokens) {
      title_stems_.insert(
          HashStem(title.substr(token.begin, token.base_end - token.begin)));
    }
  }

  std::vector<std::string> Find(TokenRange range, std::size_t limit) {
    Collect(range);
    Score();
    return Pick(limit);
  }

 private:
  bool IsPhraseWord(const Token& token) const {
    return InverseFrequency(token) > 2 && !token.digit &&
           !token.Has(word::kCue | word::kCalendar) &&
           token.base_end - token.begin >= 2;
  }

  void Collect(TokenRange range) {
    stems_.resize(range.size());
    for (std::size_t i = range.begin; i < range.end; ++i) {
      const Token& token = model_.tokens[i];
      if (IsPhraseWord(token)) {
        stems_[i - range.begin] = HashStem(model_.Text(token));
      }
    }
    LeaveOutPeople();
    std::size_t sentence = 0;
    for (std::size_t i = range.begin; i < range.end; ++i) {
      while (sentence + 1 < model_.sentences.size() &&
             model_.sentences[sentence].tokens.end <= i) {
        ++sentence;
      }
      CollectAt(range, i, sentence);
    }
  }

  // By word, not by place: headings and titles name people too.
  void LeaveOutPeople() {
    std::unordered_set<std::uint64_t> people;
    for (const Mention& mention : names_.mentions) {
      if (names_.entities[mention.entity].kind != NameKind::kPerson) continue;
      for (std::size_t i = mention.tokens.begin; i < mention.tokens.end; ++i) {
        people.insert(HashStem(model_.Text(model_.tokens[i])));
      }
    }
    for (std::uint64_t& stem : stems_) {
      if (people.contains(stem)) stem = 0;
    }
  }

  void CollectAt(TokenRange range, std::size_t i, std::size_t sentence) {
    std::uint64_t key = 0;
    double weight = 0;
    for (std::size_t end = i; end < range.end && end - i < kMaxPhraseWords;
         ++end) {
      const std::uint64_t stem = stems_[end - range.begin];
      const bool glued = end == i || model_.tokens[end].space_before;
      if (stem == 0 || !glued) return;
      if (end > i && model_.tokens[end - 1].possessive()) return;
      key = Joined(key, stem);
      weight += InverseFrequency(model_.tokens[end]);
      Count(key, {i, end + 1}, weight, sentence);
    }
  }

  void Count(std::uint64_t key, TokenRange tokens, double weight,
             std::size_t sentence) {
    if (phrases_.size() >= kMaxCandidates && !phrases_.contains(key)) return;
    Phrase& phrase = phrases_[key];
    if (phrase.count == 0) {
      phrase = {.tokens = tokens,
                .first_sentence = sentence,
                .weight = weight / static_cast<double>(tokens.size())};
    }
    ++phrase.count;
  }

  bool InTitle(const Phrase& phrase) const {
    for (std::size_t i = phrase.tokens.begin; i < phrase.tokens.end; ++i) {
      const auto stem = HashStem(model_.Text(model_.tokens[i]));
      if (!title_stems_.contains(stem)) return false;
    }
    return true;
  }

  void Score() {
    for (auto& [key, phrase] : phrases_) {
      const bool in_title = InTitle(phrase);
      if (phrase.count < kMinCount && !in_title) continue;
      const auto words = static_cast<double>(phrase.tokens.size());
      const auto place = static_cast<double>(phrase.first_sentence);
      phrase.score = (1 + NaturalLog(phrase.count)) * phrase.weight *
                     (1 + NaturalLog(words)) * (in_title ? 2 : 1) /
                     (1 + place / 8);
      ranked_.push_back(phrase);
    }
    // The map's order is not ours: the place in the text decides ties.
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
    std::unordered_set<std::uint64_t> used;
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
  bool UseWords(const Phrase& phrase,
                std::unordered_set<std::uint64_t>& used) const {
    std::vector<std::uint64_t> stems;
    for (std::size_t i = phrase.tokens.begin; i < phrase.tokens.end; ++i) {
      stems.push_back(HashStem(model_.Text(model_.tokens[i])));
      if (used.contains(stems.back())) return false;
    }
    used.insert(stems.begin(), stems.end());
    return true;
  }

  const TextModel& model_;
  const Names& names_;
  std::unordered_set<std::uint64_t> title_stems_;
  std::vector<std::uint64_t> stems_;  // 0: not a phrase word.
  std::unordered_map<std::uint64_t, Phrase> phrases_;
  std::vector<Phrase> ranked_;
};

}  // namespace

std::vector<std::string> FindKeyphrases(const TextModel& model,
                                        const Names& names, TokenRange tokens,
                                        std::string_view title,
                                        std::size_t limit) {
  if (tokens.empty() || limit == 0) return {};
  return KeyphraseFinder(model, names, title).Find(tokens, limit);
}

}  // namespace precis::analyse
