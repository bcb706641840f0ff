#include "bench/corpus/vocabulary.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace precis::bench {
namespace {

constexpr std::uint64_t kHeadRanks = 8000;
// The weight of rank 1. Whole numbers: floating point would differ by library.
constexpr std::uint64_t kUnit = std::uint64_t{1} << 40;

constexpr std::array<std::string_view, 100> kCommonWords = {
    "the",     "of",    "and",     "to",    "in",    "a",      "that",
    "for",     "is",    "on",      "was",   "as",    "with",   "by",
    "it",      "at",    "from",    "be",    "have",  "not",    "are",
    "has",     "an",    "his",     "he",    "but",   "will",   "they",
    "which",   "their", "its",     "who",   "were",  "been",   "this",
    "one",     "or",    "more",    "had",   "would", "about",  "we",
    "she",     "up",    "after",   "when",  "there", "than",   "her",
    "out",     "all",   "new",     "can",   "also",  "some",   "what",
    "no",      "so",    "into",    "two",   "if",    "people", "over",
    "last",    "other", "time",    "could", "first", "you",    "now",
    "most",    "only",  "years",   "them",  "may",   "year",   "such",
    "between", "these", "many",    "like",  "where", "three",  "against",
    "before",  "made",  "because", "how",   "off",   "him",    "any",
    "under",   "our",   "still",   "while", "down",  "even",   "back",
    "during",  "much"};

constexpr std::array<std::string_view, 28> kSyllables = {
    "ba", "ter", "mo", "lin", "ca", "res", "du", "tion", "pa", "ven",
    "si", "gor", "ne", "mal", "fi", "dor", "ke", "ran",  "hu", "stem",
    "le", "pro", "wa", "nic", "jo", "bel", "ti", "qua"};

constexpr std::array<std::string_view, 4> kEndings = {"", "s", "ed", "ing"};

// Bijective numeration with syllables for digits: every number another word,
// small numbers short ones. One syllable is too short for a word with endings.
void Spell(std::uint64_t rank, std::string& out) {
  std::uint64_t number = rank / kEndings.size() + kSyllables.size() + 1;
  while (number > 0) {
    --number;
    out += kSyllables[number % kSyllables.size()];
    number /= kSyllables.size();
  }
  out += kEndings[rank % kEndings.size()];
}

}  // namespace

Vocabulary::Vocabulary() {
  std::uint64_t sum = 0;
  for (std::uint64_t rank = 0; rank < kHeadRanks; ++rank) {
    sum += kUnit / (rank + 1);
    up_to_.push_back(sum);
    std::string& word = head_.emplace_back();
    if (rank < kCommonWords.size()) {
      word = kCommonWords[rank];
    } else {
      Spell(rank, word);
    }
  }
}

std::uint64_t Vocabulary::Draw(Random& random) const {
  // The tail's weights add up to as much as rank 1 has.
  const std::uint64_t all = up_to_.back() + kUnit;
  // Below 2^44, so that the remainder favours no rank noticeably.
  const std::uint64_t point = random.Next() % all;
  if (point < up_to_.back()) {
    const auto at = std::upper_bound(up_to_.begin(), up_to_.end(), point);
    return static_cast<std::uint64_t>(at - up_to_.begin());
  }
  // Inversion of the tail's distribution, 1 - 8000/r.
  const std::uint64_t uniform = (random.Next() >> 32) + 1;
  return (kHeadRanks << 32) / uniform;
}

void Vocabulary::Append(std::uint64_t rank, std::string& out) const {
  if (rank < head_.size()) {
    out += head_[rank];
  } else {
    Spell(rank, out);
  }
}

}  // namespace precis::bench
