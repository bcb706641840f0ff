#include "indexer/analyse/text/words.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <limits>

#include "indexer/analyse/text/block_divider.h"
#include "indexer/analyse/text/utf8.h"
#include "indexer/analyse/text/word_description.h"
#include "indexer/analyse/text/word_memo.h"

namespace precis::analyse {
namespace {

using simd::ByteClassBlock;

constexpr std::size_t kStretch = 256;
constexpr std::size_t kBlock = 64;
constexpr std::size_t kRead = WordKey::kMaxBytes;  // Of a word's key.

bool IsAsciiLetter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool IsDigit(char c) { return c >= '0' && c <= '9'; }

class Tokenizer {
 public:
  Tokenizer(std::string_view text, const ByteClassMap& classes)
      : text_(text), classes_(classes) {}

  std::vector<Token> Run() {
    tokens_.reserve(text_.size() / 5 + 8);
    for (std::size_t i = 0; i < classes_.blocks().size(); ++i) AddBlock(i);
    ResolveAll();
    DescribePending();
    return std::move(tokens_);
  }

  std::vector<Token> RunOneByOne() {
    remembers_ = false;
    for (std::size_t at = 0;;) {
      at = classes_.Next(&ByteClassBlock::graphic, at, text_.size());
      if (at == text_.size()) return std::move(tokens_);
      at = AddNext(at);
    }
  }

 private:
  // Words that are not remembered are described together, so that the steps of
  // one do not wait for those of another.
  struct Pending {
    std::size_t token = 0;
    std::size_t size = 0;
  };
  static constexpr std::size_t kMostPending = 16;

  // A token that may be remembered.
  struct Found {
    WordKey key;
    std::uint32_t place = 0;  // In the memo.
    std::uint32_t begin = 0;
    std::uint32_t size = 0;
    bool space_before = false;
  };
  static constexpr std::size_t kAhead = 16;

  // The tokens that begin in the block. Nearly all are plain ones: how long
  // they are and what they are decides no branch.
  void AddBlock(std::size_t block) {
    const BlockDivider divider(classes_.blocks(), block);
    const std::size_t first = block * kBlock;
    std::uint64_t begins = divider.begins() & NotBefore(first);
    while (begins != 0) {
      const auto place = static_cast<std::size_t>(std::countr_zero(begins));
      const std::size_t at = first + place;
      const std::size_t size = divider.PlainSize(place);
      if ((size <= BlockDivider::kMaxPlain) & (at + kRead <= text_.size())) {
        AddRemembered(at, size);
        begins &= begins - 1;
      } else {
        AddOdd(at);
        begins &= NotBefore(first);
      }
    }
  }

  // The bits of the block of bytes from `first` on that lie in no token yet.
  std::uint64_t NotBefore(std::size_t first) const {
    const std::size_t done = done_ > first ? done_ - first : 0;
    return done < kBlock ? ~std::uint64_t{0} << done : 0;
  }

  // Adds tokens from `at` on, until the next begins where its block says.
  void AddOdd(std::size_t at) {
    do {
      at = AddNext(at);
    } while (at < text_.size() && classes_.Has(&ByteClassBlock::word, at) &&
             classes_.Has(&ByteClassBlock::word, at - 1));
    done_ = at;
  }

  std::size_t AddNext(std::size_t at) {
    return classes_.Has(&ByteClassBlock::word, at) ? AddRun(at) : AddMark(at);
  }

  std::size_t AddMark(std::size_t at) {
    const CodePoint c = DecodeAt(text_, at);
    if (!IsSpace(c.value)) Add(MarkOf(c, at));
    return at + c.size;
  }

  static Token MarkOf(const CodePoint& c, std::size_t at) {
    Token token;
    token.begin = static_cast<std::uint32_t>(at);
    token.base_end = token.end = static_cast<std::uint32_t>(at + c.size);
    token.hash = c.value;
    return token;
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

  void AddWord(std::size_t begin, std::size_t end) {
    const std::size_t size = end - begin;
    if (remembers_ && size <= WordKey::kMaxBytes &&
        begin + kRead <= text_.size() && KeyAt(begin, size).is_ascii()) {
      return AddRemembered(begin, size);
    }
    Add(DescribeWord(text_, begin, end));
  }

  WordKey KeyAt(std::size_t at, std::size_t size) const {
    return WordKey::Of(text_.data() + at, size);
  }

  // Adds a token as the memo has it, a little later, when its memory is near.
  void AddRemembered(std::size_t at, std::size_t size) {
    Found& found = found_[found_count_ % kAhead];
    if (found_count_ >= resolved_count_ + kAhead) Resolve(found);
    const WordKey key = KeyAt(at, size);
    const std::size_t place = WordMemo::PlaceOf(key);
    memo_.Prefetch(place);
    found = {.key = key,
             .place = static_cast<std::uint32_t>(place),
             .begin = static_cast<std::uint32_t>(at),
             .size = static_cast<std::uint32_t>(size),
             .space_before = at != end_};
    ++found_count_;
    end_ = at + size;
  }

  void ResolveAll() {
    while (resolved_count_ < found_count_) {
      Resolve(found_[resolved_count_ % kAhead]);
    }
  }

  // What the memo does not have is described later.
  void Resolve(const Found& found) {
    const WordMemo::Slot& slot = memo_.At(found.place);
    pending_[pending_count_] = {.token = tokens_.size(), .size = found.size};
    pending_count_ += slot.key == found.key ? 0u : 1u;
    Token& token = tokens_.emplace_back(slot.token);
    token.begin = found.begin;
    token.base_end += found.begin;
    token.end += found.begin;
    token.space_before = found.space_before;
    ++resolved_count_;
    if (pending_count_ == kMostPending) DescribePending();
  }

  void DescribePending() {
    for (std::size_t i = 0; i < pending_count_; ++i) {
      const auto [index, size] = pending_[i];
      Token& token = tokens_[index];
      const bool space_before = token.space_before;
      const std::size_t at = token.begin;
      token = classes_.Has(&ByteClassBlock::word, at)
                  ? DescribeWord(text_, at, at + size)
                  : MarkOf(DecodeAt(text_, at), at);
      memo_.Keep(KeyAt(at, size), token);
      token.space_before = space_before;
    }
    pending_count_ = 0;
  }

  void Add(Token token) {
    ResolveAll();
    token.space_before = end_ != token.begin;
    end_ = token.end;
    tokens_.push_back(token);
  }

  std::string_view text_;
  const ByteClassMap& classes_;
  WordMemo& memo_ = WordMemo::OfThread();
  bool remembers_ = true;
  std::vector<Token> tokens_;
  std::size_t end_ = std::string_view::npos;  // Of the last token.
  std::size_t done_ = 0;             // All that begins before it is a token.
  std::array<Found, kAhead> found_;  // A ring.
  std::size_t found_count_ = 0;
  std::size_t resolved_count_ = 0;
  std::array<Pending, kMostPending> pending_;
  std::size_t pending_count_ = 0;
};

}  // namespace

std::vector<Token> Tokenize(std::string_view text,
                            const ByteClassMap& classes) {
  assert(text.size() < std::numeric_limits<std::uint32_t>::max());
  return Tokenizer(text, classes).Run();
}

std::vector<Token> TokenizeOneByOne(std::string_view text,
                                    const ByteClassMap& classes) {
  return Tokenizer(text, classes).RunOneByOne();
}

}  // namespace precis::analyse
