#include "indexer/index/write/term_order.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <utility>

namespace precis {
namespace {

// A term by its first bytes as a number, so that most comparisons do not have
// to look the term up.
struct SortKey {
  std::uint64_t head;
  TermId term;
};
using Keys = std::vector<SortKey>;

constexpr std::size_t kAhead = 64;  // Terms that are fetched before their turn.

std::uint64_t HeadOf(std::string_view term) {
  static_assert(std::endian::native == std::endian::little);
  std::uint64_t head = 0;
  std::memcpy(&head, term.data(), std::min(term.size(), sizeof(head)));
  return __builtin_bswap64(head);
}

Keys KeysOf(std::span<const TermId> terms, const BulkLexicon& lexicon) {
  Keys keys;
  keys.reserve(terms.size());
  for (std::size_t i = 0; i < terms.size(); ++i) {
    if (i + 2 * kAhead < terms.size()) {
      lexicon.PrefetchPlace(terms[i + 2 * kAhead]);
      lexicon.PrefetchTerm(terms[i + kAhead]);
    }
    keys.push_back({HeadOf(lexicon.Term(terms[i])), terms[i]});
  }
  return keys;
}

// By heads, from the last bits to the first: a term is moved once for each
// digit, and no branch depends on it.
template <unsigned kBits>
void SortByHead(Keys& keys) {
  constexpr std::size_t kValues = std::size_t{1} << kBits;
  std::vector<std::uint32_t> counts(kValues);
  Keys sorted(keys.size());
  for (unsigned shift = 0; shift < 64; shift += kBits) {
    const auto digit = [shift](const SortKey& key) {
      return key.head >> shift & (kValues - 1);
    };
    std::ranges::fill(counts, 0);
    for (const SortKey& key : keys) ++counts[digit(key)];
    std::uint32_t begin = 0;
    for (std::uint32_t& count : counts) begin += std::exchange(count, begin);
    for (const SortKey& key : keys) sorted[counts[digit(key)]++] = key;
    keys.swap(sorted);
  }
}

// Two bytes at a time once that is less work than to look at what each of their
// values has: few of them occur, so the places stay in the cache.
void SortByHead(Keys& keys) {
  constexpr std::size_t kMany = std::size_t{1} << 16;
  if (keys.size() < kMany) {
    SortByHead<8>(keys);
  } else {
    SortByHead<16>(keys);
  }
}

// By the eight bytes behind the head, then as a whole: a head that is not full
// has zeros, which may be the term's own.
void SortBehindHead(std::span<SortKey> keys, const BulkLexicon& lexicon) {
  for (SortKey& key : keys) {
    const std::string_view term = lexicon.Term(key.term);
    key.head = HeadOf(term.substr(std::min(term.size(), sizeof(key.head))));
  }
  std::sort(keys.begin(), keys.end(), [&](const SortKey& a, const SortKey& b) {
    if (a.head != b.head) return a.head < b.head;
    return lexicon.Term(a.term) < lexicon.Term(b.term);
  });
}

void SortEqualHeads(Keys& keys, const BulkLexicon& lexicon) {
  for (std::size_t begin = 0; begin < keys.size();) {
    const std::uint64_t head = keys[begin].head;
    std::size_t end = begin + 1;
    while (end < keys.size() && keys[end].head == head) ++end;
    if (end - begin > 1) {
      SortBehindHead(std::span(keys).subspan(begin, end - begin), lexicon);
    }
    begin = end;
  }
}

}  // namespace

std::vector<TermId> InOrderOfBytes(std::span<const TermId> terms,
                                   const BulkLexicon& lexicon) {
  Keys keys = KeysOf(terms, lexicon);
  SortByHead(keys);
  SortEqualHeads(keys, lexicon);
  std::vector<TermId> sorted;
  sorted.reserve(keys.size());
  for (const SortKey& key : keys) sorted.push_back(key.term);
  return sorted;
}

}  // namespace precis
