#include "indexer/analyse/text/words.h"

#include <algorithm>
#include <cassert>
#include <limits>

#include "indexer/analyse/text/utf8.h"
#include "indexer/analyse/text/word_memo.h"

namespace precis::analyse {
namespace {

using simd::ByteClassBlock;

constexpr std::size_t kStretch = 256;

bool IsAsciiLetter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// Capital letters beyond ASCII that names begin with: Latin-1, and the even
// code points of Latin Extended-A.
bool IsCapitalBeyondAscii(char32_t c) {
  return (c >= 0xC0 && c <= 0xDE && c != 0xD7) ||
         (c >= 0x100 && c <= 0x137 && c % 2 == 0) ||
         (c >= 0x139 && c <= 0x148 && c % 2 == 1) ||
         (c >= 0x14A && c <= 0x177 && c % 2 == 0) ||
         (c >= 0x391 && c <= 0x3A9) || (c >= 0x410 && c <= 0x42F);
}

class Tokenizer {
 public:
  Tokenizer(std::string_view text, const ByteClassMap& classes)
      : text_(text), classes_(classes) {}

  std::vector<Token> Run() {
    tokens_.reserve(text_.size() / 5 + 8);
    std::size_t at = 0;
    while (true) {
      at = classes_.Next(&ByteClassBlock::graphic, at, text_.size());
      if (at == text_.size()) return std::move(tokens_);
      at = classes_.Has(&ByteClassBlock::word, at) ? AddRun(at) : AddMark(at);
    }
  }

 private:
  std::size_t AddMark(std::size_t at) {
    const CodePoint c = DecodeAt(text_, at);
    if (IsSpace(c.value)) return at + c.size;
    Token& token = Begin(at);
    token.base_end = token.end = static_cast<std::uint32_t>(at + c.size);
    token.hash = c.value;
    return at + c.size;
  }

  // The run of word bytes may hold marks beyond ASCII: those end the word.
  std::size_t AddRun(std::size_t at) {
    if (static_cast<unsigned char>(text_[at]) >= 0x80 &&
        IsMarkBeyondAscii(DecodeAt(text_, at).value)) {
      return AddMark(at);
    }
    const std::size_t end = WordEnd(at);
    AddWord(at, end);
    return end;
  }

  std::size_t WordEnd(std::size_t at) const {
    std::size_t end = LettersEnd(at);
    while (const std::size_t joiner = JoinerAt(at, end)) {
      end = LettersEnd(end + joiner);
    }
    return end;
  }

  // The end of the letters and digits from `at` on.
  // A script without spaces is one run of word bytes: it is looked at a stretch
  // at a time, so that its marks do not make this quadratic.
  std::size_t LettersEnd(std::size_t at) const {
    for (std::size_t end = at;;) {
      const std::size_t stretch = std::min(end + kStretch, text_.size());
      end = classes_.NextOther(&ByteClassBlock::word, end, stretch);
      at = classes_.Next(&ByteClassBlock::high, at, end);
      while (at < end) {
        const CodePoint c = DecodeAt(text_, at);
        if (IsMarkBeyondAscii(c.value)) return at;
        at += c.size;  // May lie beyond the stretch: not to be cut in two.
        if (at < end) at = classes_.Next(&ByteClassBlock::high, at, end);
      }
      if (end < stretch || end == text_.size()) return end;
    }
  }

  // The size of the mark at `end` if it joins the word [begin, end) to more
  // word bytes, else 0.
  std::size_t JoinerAt(std::size_t begin, std::size_t end) const {
    if (end == text_.size() || text_[end] == ' ') return 0;  // Nearly always.
    const CodePoint c = DecodeAt(text_, end);
    const std::size_t next = end + c.size;
    if (next >= text_.size()) return 0;
    const char before = text_[end - 1];
    const char after = text_[next];
    if (c.value == '\'' || c.value == 0x2019) {
      return IsAsciiLetter(after) && !IsDigit(before) ? c.size : 0;
    }
    if (c.value == ',') return IsDigit(before) && IsDigit(after) ? 1 : 0;
    if (c.value == '&') {
      return IsCapitalAt(end - 1) && IsCapitalAt(next) ? 1 : 0;
    }
    if (c.value != '.') return 0;
    if (IsDigit(before) && IsDigit(after)) return 1;
    const bool one_letter = end - begin == 1 || text_[end - 2] == '.';
    const bool one_letter_after =
        next + 1 == text_.size() ||
        !classes_.Has(&ByteClassBlock::word, next + 1);
    return one_letter && one_letter_after && IsAsciiLetter(before) &&
                   IsAsciiLetter(after)
               ? 1
               : 0;
  }

  bool IsCapitalAt(std::size_t at) const {
    return classes_.Has(&ByteClassBlock::upper, at);
  }

  bool BeginsWithForeignCapital(std::size_t at) const {
    return classes_.Has(&ByteClassBlock::high, at) &&
           IsCapitalBeyondAscii(DecodeAt(text_, at).value);
  }

  // Bytes of a possessive ending of [begin, end), or 0.
  std::size_t PossessiveSize(std::size_t begin, std::size_t end) const {
    if ((text_[end - 1] | 0x20) != 's') return 0;
    const std::string_view word = text_.substr(begin, end - begin);
    if (word.size() > 2 && (word.ends_with("'s") || word.ends_with("'S"))) {
      return 2;
    }
    return word.size() > 4 && word.ends_with("\u2019s") ? 4 : 0;
  }

  void AddWord(std::size_t begin, std::size_t end) {
    Token& token = Begin(begin);
    if (end - begin > WordKey::kMaxBytes ||
        text_.size() - begin < WordKey::kMaxBytes) {
      return Describe(begin, end, token);
    }
    const WordKey key = WordKey::Of(text_.data() + begin, end - begin);
    if (memo_.Recall(key, token)) return;
    Describe(begin, end, token);
    if (key.is_ascii()) memo_.Keep(key, token);
  }

  // Fills in what follows from the bytes of the word alone.
  void Describe(std::size_t begin, std::size_t end, Token& token) const {
    token.is_word = true;
    token.end = static_cast<std::uint32_t>(end);
    token.base_end =
        static_cast<std::uint32_t>(end - PossessiveSize(begin, end));
    const std::string_view whole = text_.substr(begin, end - begin);
    const std::string_view base = text_.substr(begin, token.base_end - begin);
    token.capital = IsCapitalAt(begin) || BeginsWithForeignCapital(begin);
    token.digit = IsDigit(text_[begin]);
    token.all_capitals = token.capital && AllCapitals(base);
    const WordHasher hasher(text_.substr(begin), whole.size());
    token.hash = hasher.Whole(base.size());
    token.classes = ClassesOf(token.hash);
    // "it's" is a pronoun with its verb, not the possessive of "it".
    if (token.possessive() && token.Has(word::kPronoun | word::kStop)) {
      token.base_end = token.end;
      token.hash = hasher.Whole(whole.size());
      token.classes = ClassesOf(token.hash);
    }
    const std::size_t base_size = token.base_end - token.begin;
    token.prefix_hash =
        base_size < kPrefixBytes ? 0 : hasher.Whole(kPrefixBytes);
    token.stem = hasher.Stem(base_size);
  }

  static bool AllCapitals(std::string_view base) {
    std::size_t letters = 0;
    for (const char c : base) {
      if (c >= 'a' && c <= 'z') return false;
      letters += IsAsciiLetter(c) ? 1u : 0u;
    }
    return letters >= 2;
  }

  // Adds a token, to be filled in place.
  Token& Begin(std::size_t at) {
    const bool space_before = tokens_.empty() || tokens_.back().end != at;
    Token& token = tokens_.emplace_back();
    token.begin = static_cast<std::uint32_t>(at);
    token.space_before = space_before;
    return token;
  }

  std::string_view text_;
  const ByteClassMap& classes_;
  WordMemo& memo_ = WordMemo::OfThread();
  std::vector<Token> tokens_;
};

}  // namespace

std::vector<Token> Tokenize(std::string_view text,
                            const ByteClassMap& classes) {
  assert(text.size() < std::numeric_limits<std::uint32_t>::max());
  return Tokenizer(text, classes).Run();
}

}  // namespace precis::analyse
