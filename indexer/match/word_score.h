#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace precis::match {

// How many documents there are, in all segments together, and how many of them
// have the term.
struct TermStatistics {
  std::uint64_t documents = 0;
  std::uint64_t with_term = 0;
  std::uint32_t in_query = 1;  // How often the query has it.
};

// What a term adds to the weight of a document, as Xapian's BM25Weight with
// k1 = kWordUnit, k2 = 0, k3 = 1 and b = 0 computes it (see word_weights.h):
// no length of a document is needed.
// https://en.wikipedia.org/wiki/Okapi_BM25
class WordScore {
 public:
  WordScore() = default;  // Nothing.
  explicit WordScore(const TermStatistics& term);

  double operator()(std::uint32_t frequency) const {
    return frequency < table_.size() ? table_[frequency] : Compute(frequency);
  }

 private:
  double Compute(std::uint32_t frequency) const;

  double factor_ = 0;
  std::array<double, 128> table_{};
};

}  // namespace precis::match
