#pragma once

#include <array>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "indexer/index/write/bulk_lexicon.h"

namespace precis {

// Terms that are looked up together, since each is a miss that others can be
// waited for with.
//
// Thread safety: none.
class TermBatch {
 public:
  bool full() const { return size_ == kCapacity; }

  // `note` comes back with the term. REQUIRES: 1 to 255 bytes; not full().
  void Add(std::string_view term, std::uint32_t note) {
    assert(!term.empty() && term.size() <= kMaxBytes && !full());
    char* const bytes = bytes_.data() + end_;
    std::memcpy(bytes, term.data(), term.size());
    std::memset(bytes + term.size(), 0, kPadding);
    terms_[size_++] = {end_, static_cast<std::uint32_t>(term.size()), note};
    end_ += static_cast<std::uint32_t>(term.size()) + kPadding;
  }

  // Calls receive(TermId, note) for each of them, in order; then it is empty.
  template <typename Receive>
  void Resolve(BulkLexicon& lexicon, Receive receive) {
    std::array<std::uint64_t, kCapacity> hashes;
    for (std::size_t i = 0; i < size_; ++i) {
      hashes[i] =
          lexicon.Hash(BulkLexicon::kWholeTerm, Bytes(i), terms_[i].size);
      lexicon.Prefetch(hashes[i]);
    }
    for (std::size_t i = 0; i < size_; ++i) {
      receive(lexicon
                  .Find(BulkLexicon::kWholeTerm, hashes[i], Bytes(i),
                        terms_[i].size)
                  .term,
              terms_[i].note);
    }
    size_ = 0;
    end_ = 0;
  }

 private:
  static constexpr std::size_t kCapacity = 64;
  static constexpr std::size_t kMaxBytes = 255;
  static constexpr std::uint32_t kPadding = 16;  // See BulkLexicon::Hash().

  struct Term {
    std::uint32_t begin;
    std::uint32_t size;
    std::uint32_t note;
  };

  const char* Bytes(std::size_t at) const {
    return bytes_.data() + terms_[at].begin;
  }

  std::array<Term, kCapacity> terms_;
  std::array<char, kCapacity*(kMaxBytes + kPadding)> bytes_;
  std::size_t size_ = 0;
  std::uint32_t end_ = 0;
};

}  // namespace precis
