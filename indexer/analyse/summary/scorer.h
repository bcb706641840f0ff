#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "indexer/analyse/summary/sentence_features.h"
#include "indexer/analyse/text/text_model.h"
#include "indexer/analyse/text/vectors.h"

namespace precis::analyse {

// Whose weights score a sentence: in talk the beginning says little.
enum class Genre { kArticle, kTalk };

// Talk has turns.
Genre GenreOf(const TextModel& model);

// More sentences than this are never compared with each other: the Gram matrix
// is quadratic. The best by the linear features alone enter it.
inline constexpr std::size_t kMaxCompared = 192;

// A sentence that may be shown.
struct Candidate {
  std::size_t sentence = 0;  // Index into TextModel::sentences.
  double score = 0;          // As one of several; within one Ranking only.
  double headline = 0;       // As the only one; within one Ranking only.
  double position = 0;       // What its place in the text adds to `score`.
  std::size_t words = 0;
  bool weak_start = false;  // Leans on the sentence before: "It …", "But …".
  bool question = false;
  bool filler = false;    // Greets or thanks, or says too little for its genre.
  bool quoted = false;    // More than half of it stands between marks.
  bool personal = false;  // Talk in the first or second person.
  FeatureValues features;
};

struct Ranking {
  std::vector<Candidate> candidates;     // In text order; <= kMaxCompared.
  std::vector<std::int32_t> similarity;  // Row-major, size², kNorm² for equal.

  double Similarity(std::size_t a, std::size_t b) const;  // -1 to 1.
};

// Scores the sentences [begin, end) of the model that a summary may use (no
// headings, 5 to 80 words, not the title over again): the sum of their features
// under the weights of the genre. Other languages than English: RankByCentre().
// Takes O(tokens + min(n, kMaxCompared)²).
Ranking RankSentences(const TextModel& model, std::size_t begin,
                      std::size_t end, const FixedVector& title, Genre genre);

}  // namespace precis::analyse
