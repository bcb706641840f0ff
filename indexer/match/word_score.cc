#include "indexer/match/word_score.h"

#include <cmath>

namespace precis::match {
namespace {

constexpr double kRepetition = 1;  // k3.

// The odds against a document's having the term, but never below 1, where the
// logarithm would turn negative: what lies below 2 is squeezed into 1 to 2.
double Rarity(const TermStatistics& term) {
  const auto with = static_cast<double>(term.with_term);
  const auto without = static_cast<double>(term.documents) - with;
  const double odds = (without + 0.5) / (with + 0.5);
  return odds < 2 ? odds * 0.5 + 1 : odds;
}

}  // namespace

WordScore::WordScore(const TermStatistics& term) {
  const auto in_query = static_cast<double>(term.in_query);
  factor_ = std::log(Rarity(term));
  factor_ *= (kRepetition + 1) * in_query / (kRepetition + in_query);
  factor_ *= kWordUnit + 1.0;
}

}  // namespace precis::match
