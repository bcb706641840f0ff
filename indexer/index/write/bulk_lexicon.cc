#include "indexer/index/write/bulk_lexicon.h"

#include <algorithm>
#include <cassert>
#include <cstring>
#include <random>

namespace precis {
namespace {

constexpr std::size_t kInitialWords = std::size_t{1} << 16;
constexpr std::size_t kInitialTerms = std::size_t{1} << 17;
constexpr std::size_t kMaxBytes = 255;

// How many words so many slots may hold. Those that are frequent come first,
// and have their place; the others seldom need to look further than a line.
constexpr std::size_t MostWords(std::size_t slots) { return slots / 8 * 5; }

class Padded {
 public:
  explicit Padded(std::string_view text) {
    std::memcpy(bytes_.data(), text.data(), text.size());
    std::memset(bytes_.data() + text.size(), 0, 16);
  }
  const char* data() const { return bytes_.data(); }

 private:
  std::array<char, kMaxBytes + 16> bytes_;
};

// TermGenerator stems what begins with a letter that is no capital.
bool IsStemmed(std::string_view word) {
  switch (Xapian::Unicode::get_category(
      *Xapian::Utf8Iterator(word.data(), word.size()))) {
    case Xapian::Unicode::LOWERCASE_LETTER:
    case Xapian::Unicode::TITLECASE_LETTER:
    case Xapian::Unicode::MODIFIER_LETTER:
    case Xapian::Unicode::OTHER_LETTER:
      return true;
    default:
      return false;
  }
}

std::uint64_t RandomSeed() {
  std::random_device random;
  return std::uint64_t{random()} << 32 | random();
}

}  // namespace

BulkLexicon::BulkLexicon() : seed_(RandomSeed()) { Reset(); }

void BulkLexicon::Clear() {
  std::ranges::fill(words_, LexiconWord{});
  used_ = 0;
  std::ranges::fill(term_slots_, TermSlot{});
  terms_.clear();
  arena_.clear();
}

void BulkLexicon::Reset() {
  // Fresh ones, so that what had grown is given back.
  words_ = FlatVector<LexiconWord>(kInitialWords);
  mask_ = kInitialWords - 1;
  used_ = 0;
  term_slots_ = FlatVector<TermSlot>(kInitialTerms);
  terms_ = FlatVector<Stored>();
  arena_ = FlatVector<char>();
}

BulkLexicon::Kind BulkLexicon::KindOf(const std::string& language,
                                      std::string_view prefix) {
  for (std::size_t i = 0; i < kinds_.size(); ++i) {
    if (kinds_[i].language == language && kinds_[i].prefix == prefix) {
      return static_cast<Kind>(i + 1);
    }
  }
  // Stemmers has some thirty languages, documents a few prefixes; every other
  // language is English (and must not have kinds of its own without end).
  if (!Stemmers::Has(language) && language != "en") return KindOf("en", prefix);
  assert(kinds_.size() < kMaxBytes);
  kinds_.push_back({language, std::string(prefix), stemmers_.For(language)});
  return static_cast<Kind>(kinds_.size());
}

std::uint64_t BulkLexicon::HashOf(std::uint64_t seed,
                                  std::string_view bytes) const {
  return HashPadded(seed, Padded(bytes).data(), bytes.size());
}

std::uint64_t BulkLexicon::HashOf(const LexiconWord& word) const {
  const char* const bytes =
      word.size <= LexiconWord::kInline ? word.bytes.data() : BytesOfLong(word);
  return HashOf(seed_ + word.kind, {bytes, word.size});
}

LexiconWord& BulkLexicon::FindTerm(std::string_view term) {
  assert(!term.empty() && term.size() <= kMaxBytes);
  const Padded padded(term);
  return Find(kWholeTerm, Hash(kWholeTerm, padded.data(), term.size()),
              padded.data(), term.size());
}

LexiconWord& BulkLexicon::Make(Kind kind, std::uint64_t hash,
                               const char* padded, std::size_t size) {
  assert(size > 0 && size <= kMaxBytes);
  LexiconWord made{.size = static_cast<std::uint8_t>(size), .kind = kind};
  FindTerms(kind, {padded, size}, made);
  if (size <= LexiconWord::kInline) {
    std::memcpy(made.bytes.data(), padded, size);
  } else {
    const std::uint64_t begin = Store({padded, size});
    std::memcpy(made.bytes.data(), &begin, sizeof(begin));
  }
  if (++used_ > MostWords(words_.size())) GrowWords();
  std::uint64_t at = hash & mask_;
  while (words_[at].size != 0) at = (at + 1) & mask_;
  words_[at] = made;
  return words_[at];
}

void BulkLexicon::FindTerms(Kind kind, std::string_view word,
                            LexiconWord& made) {
  if (kind == kWholeTerm) {
    made.term = InternTerm(word);
    return;
  }
  const WordKind& how = kinds_[kind - 1u];
  const std::string term = how.prefix + std::string(word);
  const std::uint32_t hash = HashOfTerm(term);
  // It is on its way while the word is stemmed.
  __builtin_prefetch(term_slots_.data() + (hash & (term_slots_.size() - 1)), 1);
  const std::string stem =
      IsStemmed(word) ? how.stem(std::string(word)) : std::string();
  made.term = InternTerm(term, hash);
  if (!stem.empty()) made.stem = InternTerm("Z" + how.prefix + stem);
}

std::uint32_t BulkLexicon::HashOfTerm(std::string_view term) const {
  return static_cast<std::uint32_t>(HashOf(seed_, term));
}

TermId BulkLexicon::InternTerm(std::string_view term) {
  return InternTerm(term, HashOfTerm(term));
}

TermId BulkLexicon::InternTerm(std::string_view term, std::uint32_t hash) {
  assert(!term.empty() && term.size() <= kMaxBytes);
  std::size_t at = hash & (term_slots_.size() - 1);
  while (term_slots_[at].id != kNoTerm) {
    const TermSlot& slot = term_slots_[at];
    if (slot.hash == hash && Term(slot.id) == term) return slot.id;
    at = (at + 1) & (term_slots_.size() - 1);
  }
  const auto id = static_cast<TermId>(terms_.size());
  terms_.push_back({Store(term) << 8 | term.size()});
  term_slots_[at] = {hash, id};
  if (terms_.size() * 2 > term_slots_.size()) GrowTerms();
  return id;
}

std::uint64_t BulkLexicon::Store(std::string_view bytes) {
  const std::uint64_t begin = arena_.size();
  arena_.insert(arena_.end(), bytes.begin(), bytes.end());
  return begin;
}

void BulkLexicon::GrowWords() {
  FlatVector<LexiconWord> words(words_.size() * 2);
  mask_ = words.size() - 1;
  for (const LexiconWord& word : words_) {
    if (word.size == 0) continue;
    std::uint64_t at = HashOf(word) & mask_;
    while (words[at].size != 0) at = (at + 1) & mask_;
    words[at] = word;
  }
  words_ = std::move(words);
}

void BulkLexicon::GrowTerms() {
  FlatVector<TermSlot> slots(term_slots_.size() * 2);
  for (const TermSlot& slot : term_slots_) {
    if (slot.id == kNoTerm) continue;
    std::size_t at = slot.hash & (slots.size() - 1);
    while (slots[at].id != kNoTerm) at = (at + 1) & (slots.size() - 1);
    slots[at] = slot;
  }
  term_slots_ = std::move(slots);
}

std::uint32_t BulkLexicon::NewDocument() {
  if (++document_ == 0) {  // All numbers were used: begin again.
    for (LexiconWord& word : words_) word.document = 0;
    document_ = 1;
  }
  return document_;
}

std::size_t BulkLexicon::memory_bytes() const {
  return BytesOf(words_) + BytesOf(term_slots_) + BytesOf(terms_) +
         BytesOf(arena_);
}

// A quarter of its room is left, and with twice the room it were too large.
bool BulkLexicon::IsAlmostFull() const {
  return used_ > MostWords(words_.size()) / 4 * 3 &&
         memory_bytes() + BytesOf(words_) > kMaxLexiconBytes;
}

void BulkLexicon::ShrinkBetweenSegments() {
  if (memory_bytes() > kMaxLexiconBytes) {
    Reset();
  } else if (IsAlmostFull()) {
    Clear();
  }
}

std::shared_ptr<BulkLexicon> NewBulkLexicon() {
  return std::make_shared<BulkLexicon>();
}

}  // namespace precis
