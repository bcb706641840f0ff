#include "indexer/index/term_order.h"

#include <algorithm>
#include <array>
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

constexpr std::size_t kAhead = 16;  // Terms that are fetched before their turn.

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

// By heads, from the last byte to the first: a term is moved eight times, and
// no branch depends on it.
void SortByHead(Keys& keys) {
  constexpr std::size_t kBytes = sizeof(std::uint64_t);
  std::array<std::array<std::uint32_t, 256>, kBytes> counts{};
  for (const SortKey& key : keys) {
    for (std::size_t byte = 0; byte < kBytes; ++byte) {
      ++counts[byte][(key.head >> (8 * byte)) & 0xff];
    }
  }
  Keys sorted(keys.size());
  for (std::size_t byte = 0; byte < kBytes; ++byte) {
    std::uint32_t begin = 0;
    for (std::uint32_t& count : counts[byte]) {
      begin += std::exchange(count, begin);
    }
    for (const SortKey& key : keys) {
      sorted[counts[byte][(key.head >> (8 * byte)) & 0xff]++] = key;
    }
    keys.swap(sorted);
  }
}

// What follows the head. A head that is not full has zeros, which may be the
// term's own: then it is compared as a whole.
void SortEqualHeads(Keys& keys, const BulkLexicon& lexicon) {
  const auto by_bytes = [&](const SortKey& a, const SortKey& b) {
    return lexicon.Term(a.term) < lexicon.Term(b.term);
  };
  for (auto begin = keys.begin(); begin != keys.end();) {
    auto end = begin + 1;
    while (end != keys.end() && end->head == begin->head) ++end;
    if (end - begin > 1) std::sort(begin, end, by_bytes);
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
