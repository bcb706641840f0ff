#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/base/flat_memory.h"
#include "indexer/index/terms/language.h"
#include "indexer/index/write/posting_memory.h"
#include "indexer/index/write/segment_writer_factory.h"

namespace precis {

// A lexicon above this, or so full that it would soon be, is emptied before the
// next segment.
inline constexpr std::size_t kMaxLexiconBytes = std::size_t{96} << 20;

// A word and the terms that it is indexed by. Half a cache line, since looking
// words up is what the processor waits for: the bytes to compare, what is found
// and the notes of the document at hand come with one miss.
struct LexiconWord {
  static constexpr std::size_t kInline = 14;

  TermId term = kNoTerm;
  TermId stem = kNoTerm;       // kNoTerm: it has none.
  std::uint32_t document = 0;  // Where it was seen last, and its number there.
  std::uint32_t group = 0;
  std::uint8_t size = 0;  // 0: nothing is here.
  std::uint8_t kind = 0;
  // The word, padded with zeros; where the bytes of a longer one begin.
  std::array<char, kInline> bytes{};
};
static_assert(sizeof(LexiconWord) == 32);

// Interns words and terms, and stems each word once.
//
// Collisions of hashes are resolved by comparing all bytes; hashes are seeded
// at random, so that nobody can prepare texts whose words collide.
//
// Thread safety: none.
class BulkLexicon {
 public:
  // How a word becomes terms: its language and prefix. kWholeTerm: the word is
  // the term, and has no stem.
  using Kind = std::uint8_t;
  static constexpr Kind kWholeTerm = 0;

  BulkLexicon();

  Kind KindOf(const std::string& language, std::string_view prefix);

  // REQUIRES: zeros follow the `size` bytes up to a multiple of 8; 16 bytes can
  // be read.
  std::uint64_t Hash(Kind kind, const char* padded, std::size_t size) const {
    return HashPadded(seed_ + kind, padded, size);
  }
  void Prefetch(std::uint64_t hash) const {
    __builtin_prefetch(words_.data() + (hash & mask_));
  }

  // The word of 1 to 255 bytes; it is made if it is new. REQUIRES: `hash` is
  // Hash(kind, padded, size). Valid until the next call.
  LexiconWord& Find(Kind kind, std::uint64_t hash, const char* padded,
                    std::size_t size) {
    for (std::uint64_t at = hash & mask_;; at = (at + 1) & mask_) {
      LexiconWord& word = words_[at];
      if (word.size == 0) return Make(kind, hash, padded, size);
      if (Holds(word, kind, padded, size)) return word;
    }
  }
  LexiconWord& FindTerm(std::string_view term);  // kWholeTerm.

  // TermIds are 0 to terms() - 1.
  std::size_t terms() const { return terms_.size(); }
  std::string_view Term(TermId id) const {
    const Stored& term = terms_[id];
    return {arena_.data() + term.begin(), term.size()};
  }
  // For terms in any order: each Term() is two misses, the second of which only
  // the first one tells.
  void PrefetchPlace(TermId id) const {
    __builtin_prefetch(terms_.data() + id);
  }
  void PrefetchTerm(TermId id) const {
    __builtin_prefetch(arena_.data() + terms_[id].begin());
  }

  // A number that no word has in LexiconWord::document yet; never 0.
  std::uint32_t NewDocument();

  // For the postings of the segment at hand.
  PostingMemory& posting_memory() { return posting_memory_; }

  // Without the posting memory.
  std::size_t memory_bytes() const;
  // Forgets all words and terms if they take more than kMaxLexiconBytes, or if
  // another segment may make them grow above it. Then what memory they have is
  // kept: fresh pages cost more than clearing these.
  void ShrinkBetweenSegments();

 private:
  struct WordKind {
    std::string language;
    std::string prefix;
    Xapian::Stem stem;
  };
  struct Stored {
    std::uint64_t begin_and_size;  // The size is the lowest byte.

    std::uint64_t begin() const { return begin_and_size >> 8; }
    std::size_t size() const { return begin_and_size & 0xff; }
  };
  struct TermSlot {
    std::uint32_t hash = 0;
    TermId id = kNoTerm;
  };

  void Reset();
  void Clear();
  bool IsAlmostFull() const;
  static std::uint64_t Load8(const char* bytes);
  static std::uint64_t Mix(std::uint64_t value);
  static std::uint64_t HashPadded(std::uint64_t seed, const char* padded,
                                  std::size_t size);
  bool Holds(const LexiconWord& word, Kind kind, const char* padded,
             std::size_t size) const;
  const char* BytesOfLong(const LexiconWord& word) const {
    return arena_.data() + Load8(word.bytes.data());
  }
  LexiconWord& Make(Kind kind, std::uint64_t hash, const char* padded,
                    std::size_t size);
  void FindTerms(Kind kind, std::string_view word, LexiconWord& made);
  std::uint32_t HashOfTerm(std::string_view term) const;
  TermId InternTerm(std::string_view term);
  TermId InternTerm(std::string_view term, std::uint32_t hash);
  std::uint64_t Store(std::string_view bytes);
  void GrowWords();
  void GrowTerms();
  std::uint64_t HashOf(std::uint64_t seed, std::string_view bytes) const;
  std::uint64_t HashOf(const LexiconWord& word) const;

  std::uint64_t seed_;
  Stemmers stemmers_;
  std::vector<WordKind> kinds_;
  FlatVector<LexiconWord> words_;  // Open addressing, a power of two.
  std::uint64_t mask_ = 0;
  std::size_t used_ = 0;
  FlatVector<TermSlot> term_slots_;  // Likewise.
  FlatVector<Stored> terms_;
  FlatVector<char> arena_;
  std::uint32_t document_ = 0;
  PostingMemory posting_memory_;
};

inline std::uint64_t BulkLexicon::Load8(const char* bytes) {
  static_assert(std::endian::native == std::endian::little);
  std::uint64_t value = 0;
  std::memcpy(&value, bytes, sizeof(value));
  return value;
}

// Both halves of the 128-bit product, so that every bit of `value` reaches all
// others.
inline std::uint64_t BulkLexicon::Mix(std::uint64_t value) {
  __extension__ using Number = unsigned __int128;
  constexpr std::uint64_t kFactor = 0x9d7ab53c6e15c8a7;  // Half its bits.
  const Number product = Number{value} * kFactor;
  return static_cast<std::uint64_t>(product) ^
         static_cast<std::uint64_t>(product >> 64);
}

inline std::uint64_t BulkLexicon::HashPadded(std::uint64_t seed,
                                             const char* padded,
                                             std::size_t size) {
  const std::uint64_t first = Mix((Mix(seed ^ size) + seed) ^ Load8(padded));
  const std::uint64_t second = Mix((first + seed) ^ Load8(padded + 8));
  // Which of the two depends on a mask, since compilers make a branch of a
  // choice, which would often be guessed wrong.
  const std::uint64_t mask = std::uint64_t{0} - std::uint64_t{size > 8};
  std::uint64_t hash = first ^ ((first ^ second) & mask);
  for (std::size_t i = 16; i < size; i += 8) {
    hash = Mix((hash + seed) ^ Load8(padded + i));
  }
  return hash;
}

inline bool BulkLexicon::Holds(const LexiconWord& word, Kind kind,
                               const char* padded, std::size_t size) const {
  if (word.size != size || word.kind != kind) return false;
  if (size > LexiconWord::kInline) {
    return std::memcmp(BytesOfLong(word), padded, size) == 0;
  }
  const std::uint64_t first = Load8(word.bytes.data()) ^ Load8(padded);
  // The last six bytes of the word's, and the two before them once more. Where
  // there are none the mask says so: a branch would often be guessed wrong.
  const std::uint64_t mask = std::uint64_t{0} - std::uint64_t{size > 8};
  const std::uint64_t second =
      (Load8(word.bytes.data() + LexiconWord::kInline - 8) >> 16) ^
      Load8(padded + 8);
  return (first | (second & mask)) == 0;
}

}  // namespace precis
