#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace precis::analyse {

// What is known of a sentence before it is weighed: the trained weights of
// summary_weights.cc are in this order. Ranks count the candidates of the
// text from 0; "standardised" means over the candidates of the text.
enum class Feature : std::size_t {
  kPlace,         // 1 / (1 + rank / 4).
  kInverseRank,   // 1 / (1 + rank).
  kOpening,       // 1 for the first four, then 1 / (1 + (rank - 3) / 7).
  kRelativeRank,  // 0 at the beginning, 1 at the end.
  kFirst,
  kLast,          // One of the last two.
  kLength,        // Standardised ln of the words.
  kShort,         // Below 8 words.
  kLong,          // Above 40 words.
  kContent,       // Standardised ln of the content words.
  kContentShare,  // Content words of all words.
  kNumber,
  kQuoted,  // Share of its bytes between quotation marks.
  kSays,    // Has a verb of saying.
  kQuestion,
  kFirstPerson,
  kWeakStart,
  kFiller,
  kCentre,       // Standardised cosine to the sum of all.
  kTitle,        // Standardised cosine to the title.
  kCentrePlace,  // kCentre · kPlace.
  kDegree,       // Standardised mean similarity to the others.
  kRepeats,      // Standardised mean similarity to those before.
  kNovelty,      // 1 - the greatest similarity to one before.
  kLead,         // Similarity to the first; 0 for the first.
  kCount,
};

inline constexpr auto kFeatureCount = static_cast<std::size_t>(Feature::kCount);

// The names that the training program and its reader see.
inline constexpr std::array<std::string_view, kFeatureCount> kFeatureNames = {
    "place",         "inverse_rank", "opening", "relative_rank", "first",
    "last",          "length",       "short",   "long",          "content",
    "content_share", "number",       "quoted",  "says",          "question",
    "first_person",  "weak_start",   "filler",  "centre",        "title",
    "centre_place",  "degree",       "repeats", "novelty",       "lead"};

// What people are told that they are.
inline constexpr std::array<std::string_view, kFeatureCount> kFeatureMeanings =
    {"early in the text",
     "near the very beginning",
     "among the first sentences",
     "how far into the text",
     "the first sentence",
     "one of the last two sentences",
     "length",
     "short",
     "long",
     "words that carry meaning",
     "share of words that carry meaning",
     "names a number",
     "share between quotation marks",
     "reports what somebody says",
     "a question",
     "speaks of I or we",
     "leans on the sentence before",
     "says little",
     "likeness to the whole text",
     "likeness to the title",
     "likeness to the whole text, early in it",
     "likeness to the other sentences",
     "likeness to the sentences before",
     "says something new",
     "likeness to the first sentence"};

class FeatureValues {
 public:
  double& operator[](Feature f) { return values_[static_cast<std::size_t>(f)]; }
  double operator[](Feature f) const {
    return values_[static_cast<std::size_t>(f)];
  }
  const std::array<double, kFeatureCount>& all() const { return values_; }

 private:
  std::array<double, kFeatureCount> values_{};
};

}  // namespace precis::analyse
