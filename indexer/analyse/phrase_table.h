#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/analyse/text_model.h"

namespace precis::analyse {

// Phrases that stand for one thing: one a line, lower case, words separated by
// one space. A word that ends in * is a stem of four letters or more: "hallu*"
// no, "halluc*" yes. A space also matches a hyphen. A ~ between words stands
// for up to three words of any kind: "replace ~ workers".
struct PhraseList {
  int meaning = 0;  // What a match reports; the owner of the table decides.
  std::string_view phrases;
};

struct PhraseMatch {
  int meaning = 0;
  TokenRange tokens;
};

// Finds listed phrases in a text, regardless of case. Immutable, thread-safe.
class PhraseTable {
 public:
  // The lists' bytes must outlive the table.
  explicit PhraseTable(const std::vector<PhraseList>& lists);

  // The longest phrase that begins at token `at` and ends within `within`;
  // of equally long ones the first listed.
  std::optional<PhraseMatch> MatchAt(const TextModel& model, TokenRange within,
                                     std::size_t at) const;

  // All matches within the range, in text order; none overlaps another.
  std::vector<PhraseMatch> FindAll(const TextModel& model,
                                   TokenRange within) const;

 private:
  struct Phrase {
    int meaning = 0;
    std::string_view words;
  };
  using Bucket = std::vector<Phrase>;

  void AddList(const PhraseList& list);
  void Add(std::string_view phrase, int meaning);
  const Bucket* Find(std::uint64_t key) const;
  void Try(const Bucket* bucket, const TextModel& model, TokenRange within,
           std::size_t at, std::optional<PhraseMatch>& best) const;

  // Nearly every word begins no phrase: a bit tells so without the map.
  static constexpr std::size_t kFilterBits = 1 << 16;
  std::bitset<kFilterBits> filter_;
  std::unordered_map<std::uint64_t, Bucket> buckets_;
};

}  // namespace precis::analyse
