#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "indexer/analyse/text/hash_map.h"
#include "indexer/analyse/text/text_model.h"

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
                                     std::size_t at) const {
    if (!MayBegin(model.tokens[at])) return std::nullopt;
    return LongestAt(model, within, at);
  }

  // All matches within the range, in text order; none overlaps another.
  std::vector<PhraseMatch> FindAll(const TextModel& model,
                                   TokenRange within) const;

  // The same where no phrase can begin but at `starts`, which ascend.
  std::vector<PhraseMatch> FindAll(const TextModel& model, TokenRange within,
                                   std::span<const std::size_t> starts) const;

  // The tokens of the range at which a phrase may begin: all where one does,
  // and a few more.
  std::vector<std::size_t> StartsIn(const TextModel& model,
                                    TokenRange within) const;

 private:
  struct Phrase {
    int meaning = 0;
    std::string_view words;
    std::uint64_t second = 0;  // HashWord() of its second word; 0: of none, or
                               // one that is not spelt out.
  };
  using Bucket = std::vector<Phrase>;

  // The part of the first word that is looked up: all of it, or the first four
  // letters of a stem, which are told from a word of four by their key.
  static std::uint64_t WholeKey(std::uint64_t hash) { return hash; }
  static std::uint64_t StemKey(std::uint64_t prefix_hash) {
    return ~prefix_hash;
  }

  // Nearly every word begins no phrase: two bits tell so without the map.
  bool MayBegin(const Token& token) const {
    const bool whole = filter_[WholeKey(token.hash) % kFilterBits];
    const bool stem = filter_[StemKey(token.prefix_hash) % kFilterBits];
    return whole | stem;
  }

  std::optional<PhraseMatch> LongestAt(const TextModel& model,
                                       TokenRange within, std::size_t at) const;

  void AddList(const PhraseList& list);
  void Add(std::string_view phrase, int meaning);
  void Try(const Bucket* bucket, const TextModel& model, TokenRange within,
           std::size_t at, std::optional<PhraseMatch>& best) const;

  static constexpr std::size_t kFilterBits = 1 << 16;
  std::bitset<kFilterBits> filter_;
  HashMap<Bucket> buckets_;
};

}  // namespace precis::analyse
