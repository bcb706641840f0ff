#include "indexer/index/terms/tokeniser.h"

#include <xapian.h>

#include <algorithm>
#include <bit>
#include <cstring>
#include <optional>

#include "indexer/index/terms/word_joints.h"

namespace precis {
namespace {

constexpr std::uint8_t kNotAscii = 0x80;

// For ASCII what is indexed for it, 0: it is not part of words.
constexpr std::array<std::uint8_t, 256> kAscii = [] {
  std::array<std::uint8_t, 256> table{};
  for (std::size_t c = 0; c < table.size(); ++c) {
    if (c >= 'A' && c <= 'Z') table[c] = static_cast<std::uint8_t>(c + 32);
    if (c >= 'a' && c <= 'z') table[c] = static_cast<std::uint8_t>(c);
    if (c >= '0' && c <= '9') table[c] = static_cast<std::uint8_t>(c);
    if (c >= 0x80) table[c] = kNotAscii;
  }
  table['_'] = '_';
  return table;
}();

constexpr std::uint8_t AsciiAt(const char* at) {
  return kAscii[static_cast<unsigned char>(*at)];
}

// Copies the letters at `at` in lower case, but no more than eight, and returns
// how many; may write eight bytes whatever they are.
std::size_t CopyLetters(const char* at, const char* end, char* out) {
  constexpr std::uint64_t kOnes = 0x0101010101010101;
  constexpr std::uint64_t kHighs = kOnes * 0x80;
  if (end - at < 8) return 0;
  static_assert(std::endian::native == std::endian::little);
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, at, sizeof(bytes));
  const std::uint64_t lower = bytes | kOnes * 0x20;
  std::memcpy(out, &lower, sizeof(lower));
  // With the high bits taken away, no sum runs over into the next byte.
  const std::uint64_t low = lower & ~kHighs;
  const std::uint64_t from_a = low + kOnes * (0x80 - 'a');
  const std::uint64_t above_z = low + kOnes * (0x80 - 'z' - 1);
  const std::uint64_t others = ~(from_a & ~above_z & ~bytes) & kHighs;
  return static_cast<std::size_t>(std::countr_zero(others)) / 8;
}

// Which of 16 bytes are among the first so many.
struct FirstBytes {
  std::uint64_t low;
  std::uint64_t high;
};
constexpr std::array<FirstBytes, 17> kFirstBytes = [] {
  std::array<FirstBytes, 17> masks{};
  for (std::size_t i = 0; i < 16; ++i) {
    masks[i + 1] = masks[i];
    auto& half = i < 8 ? masks[i + 1].low : masks[i + 1].high;
    half |= std::uint64_t{0xff} << (i % 8 * 8);
  }
  return masks;
}();

// Eight letters and digits in lower case: digits have that bit already.
std::uint64_t LowerEight(const char* at) {
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, at, sizeof(bytes));
  return bytes | 0x2020202020202020;
}

constexpr bool IsUpper(std::uint32_t code) {
  return code >= 'A' && code <= 'Z';
}

}  // namespace

// A word that is being put together. Of a word that is too long only the
// beginning is kept.
struct Tokeniser::Word {
  std::array<char, kMaxWordBytes> bytes;
  std::size_t size = 0;
  std::uint32_t last = 0;  // The code of its last letter.

  void Append(std::uint32_t code) {
    std::array<char, 4> encoded{};
    const std::size_t count = Xapian::Unicode::to_utf8(code, encoded.data());
    if (size + count <= bytes.size()) {
      std::memcpy(bytes.data() + size, encoded.data(), count);
    }
    size += count;
  }
};

void TokenBatch::Commit(std::size_t size, bool positional,
                        std::size_t text_end) {
  tokens_[size_++] = {static_cast<std::uint16_t>(end_),
                      static_cast<std::uint8_t>(size), positional,
                      static_cast<std::uint32_t>(text_end)};
  std::memset(bytes_.data() + end_ + size, 0, 8);
  end_ = (end_ + size + 7) / 8 * 8;
}

void TokenBatch::AddPlain(const char* letters, std::size_t size,
                          std::size_t text_end) {
  char* const out = Tail();
  // Both halves, needed or not: half of the words need it, as if at random.
  const FirstBytes& mask = kFirstBytes[std::min<std::size_t>(size, 16)];
  const std::uint64_t low = LowerEight(letters) & mask.low;
  const std::uint64_t high = LowerEight(letters + 8) & mask.high;
  std::memcpy(out, &low, sizeof(low));
  std::memcpy(out + 8, &high, sizeof(high));
  for (std::size_t i = 16; i < size; i += 8) {
    const std::uint64_t more =
        LowerEight(letters + i) &
        kFirstBytes[std::min<std::size_t>(size - i, 8)].low;
    std::memcpy(out + i, &more, sizeof(more));
  }
  tokens_[size_++] = {static_cast<std::uint16_t>(end_),
                      static_cast<std::uint8_t>(size), true,
                      static_cast<std::uint32_t>(text_end)};
  end_ += (size + 7) / 8 * 8;
}

void Tokeniser::Run(std::string_view text, TokenReceiver& receiver) {
  receiver_ = &receiver;
  batch_.Clear();
  runs_.Find(text);
  begin_ = at_ = text.data();
  end_ = text.data() + text.size();
  while (true) {
    const std::size_t start =
        runs_.NextStart(static_cast<std::size_t>(at_ - begin_));
    if (start == text.size()) break;
    MakeRoom();
    if (PlainWord(start)) continue;
    at_ = begin_ + start;
    const char* const behind =
        AsciiAt(at_) == kNotAscii ? nullptr : FastWord(at_, end_);
    if (behind != nullptr) {
      at_ = behind;
    } else if (SkipToWord()) {
      AnyWord();
    }
  }
  if (!batch_.tokens().empty()) receiver_->Take(batch_);
}

// Whether a word of `size` bytes may go on at `at`, which is one of kMayJoin.
bool Tokeniser::MayGoOn(const char* at, std::size_t size) const {
  switch (*at) {
    case '\'':
    case '&':
    case ',':
    case ';':
      break;
    case '.':
      if (size == 1) return true;  // An acronym?
      break;
    default:
      return true;
  }
  // Most commas and full stops have a blank behind them.
  return at + 1 != end_ && AsciiAt(at + 1) != 0;
}

// Puts the word that begins at `at` of the text into the batch, if it is plain
// letters and digits with nothing that may join it to what follows: most are.
bool Tokeniser::PlainWord(std::size_t at) {
  const std::size_t end = runs_.EndOfRun(at);
  const std::size_t size = end - at;
  const auto left = static_cast<std::size_t>(end_ - begin_) - at;
  if (size == 0 || size > kMaxWordBytes ||
      std::max<std::size_t>(16, (size + 7) / 8 * 8) > left) {
    return false;
  }
  if (size != left && kMayJoin[static_cast<unsigned char>(begin_[end])] &&
      MayGoOn(begin_ + end, size)) {
    return false;
  }
  batch_.AddPlain(begin_ + at, size, end);
  at_ = begin_ + end;
  return true;
}

// Puts the ASCII word at `at` into the batch and returns its end; nullptr: it
// is no such simple word.
const char* Tokeniser::FastWord(const char* at, const char* end) {
  char* const out = batch_.Tail();
  std::size_t size = 0;
  while (true) {
    std::size_t letters = 0;
    do {
      letters = CopyLetters(at, end, out + size);
      at += letters;
      size += letters;
    } while (letters == 8 && size <= kMaxWordBytes);
    std::uint8_t lower = 0;
    while (at != end && size <= kMaxWordBytes &&
           (lower = AsciiAt(at)) - 1u < kNotAscii - 1u) {
      out[size++] = static_cast<char>(lower);
      ++at;
    }
    if (size > kMaxWordBytes) return nullptr;
    if (at == end || !kMayJoin[static_cast<unsigned char>(*at)]) break;
    if (lower == kNotAscii || *at == '+' || *at == '#') return nullptr;
    if (*at == '.' && size == 1) return nullptr;  // An acronym?
    if (at + 1 == end) break;
    const std::uint8_t next = AsciiAt(at + 1);
    if (next == 0) break;
    const char last = out[size - 1];
    if (next == kNotAscii || (last >= '0' && last <= '9')) return nullptr;
    if (*at != '\'' && *at != '&') break;
    out[size++] = *at++;
  }
  batch_.Commit(size, true, static_cast<std::size_t>(at - begin_));
  return at;
}

// Any word at all, at at_, which is one of its characters.
void Tokeniser::AnyWord() {
  Word word;
  if (Acronym(word)) return Emit(word);
  while (true) {
    if (characters_.IsPaired(Here().code)) {
      CjkRun();
      if (!SkipToWord()) return;
      // What is before an infix and a CJK run goes with the word behind the
      // run; that is how TermGenerator does it.
      continue;
    }
    if (!WordBody(word)) return Emit(word);
    if (!Infix(word)) break;
  }
  Suffix(word);
  Emit(word);
}

// "U.S.A." at at_ as "usa".
bool Tokeniser::Acronym(Word& word) {
  const auto is_upper = [this](const char* at) {
    return at != end_ && IsUpper(static_cast<unsigned char>(*at));
  };
  const char* at = at_;
  while (is_upper(at)) {
    word.Append(AsciiAt(at));
    ++at;
    if (at == end_ || *at != '.') break;
    ++at;
  }
  if (word.size > 1 &&
      (at == end_ || characters_.Lower(CharacterAt(at, end_).code) == 0)) {
    at_ = at;
    return true;
  }
  word.size = 0;
  return false;
}

// Letters up to what is none. False: that ends the word, because the text ends
// or CJK begins.
bool Tokeniser::WordBody(Word& word) {
  Character here = Here();
  std::uint32_t lower = characters_.Lower(here.code);
  do {
    word.Append(lower);
    word.last = lower;
    at_ += here.bytes;
    if (at_ == end_) return false;
    here = Here();
    if (here.code >= 0x2e80 && WordCharacters::IsCjk(here.code)) return false;
    lower = characters_.Lower(here.code);
  } while (lower != 0);
  return true;
}

// Whether the word goes on behind the character at at_; then at_ is there.
bool Tokeniser::Infix(Word& word) {
  const Character here = Here();
  const char* const next = at_ + here.bytes;
  if (next == end_) return false;
  const std::uint32_t code = CharacterAt(next, end_).code;
  if (characters_.Lower(code) == 0) return false;
  const bool number =
      WordCharacters::IsDigit(word.last) && WordCharacters::IsDigit(code);
  const std::uint32_t infix =
      number ? InfixOfNumber(here.code) : InfixOf(here.code);
  if (infix == 0) return false;
  if (infix != kIgnored) word.Append(infix);
  at_ = next;
  return true;
}

void Tokeniser::Suffix(Word& word) {
  const std::size_t size = word.size;
  std::size_t count = 0;
  while (*at_ == '+' || *at_ == '#') {
    if (++count > kMaxSuffix) {
      word.size = size;
      break;
    }
    word.Append(static_cast<unsigned char>(*at_));
    if (++at_ == end_) return;
  }
  // "fish+chips" are two words without a suffix.
  if (characters_.Lower(Here().code) != 0) word.size = size;
}

// Each character, and each with its neighbour, up to the end of the run.
void Tokeniser::CjkRun() {
  std::optional<std::string_view> before;
  while (at_ != end_) {
    const Character here = Here();
    if (!characters_.IsPaired(here.code)) return;
    const std::string_view character(at_, here.bytes);
    at_ += here.bytes;
    if (before) Emit({before->data(), before->size() + here.bytes}, false);
    Emit(character, true);
    before = character;
  }
}

bool Tokeniser::SkipToWord() {
  while (at_ != end_) {
    const Character here = Here();
    if (characters_.Lower(here.code) != 0) return true;
    at_ += here.bytes;
  }
  return false;
}

void Tokeniser::Emit(const Word& word) {
  if (word.size <= kMaxWordBytes) {
    Emit(std::string_view(word.bytes.data(), word.size), true);
  }
}

void Tokeniser::Emit(std::string_view word, bool positional) {
  MakeRoom();
  std::memcpy(batch_.Tail(), word.data(), word.size());
  batch_.Commit(word.size(), positional,
                static_cast<std::size_t>(at_ - begin_));
}

void Tokeniser::MakeRoom() {
  if (!batch_.full()) return;
  receiver_->Take(batch_);
  batch_.Clear();
}

}  // namespace precis
