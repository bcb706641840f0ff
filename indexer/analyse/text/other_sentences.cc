#include "indexer/analyse/text/other_sentences.h"

#include <algorithm>
#include <string>

#include "indexer/analyse/text/other_languages.h"
#include "indexer/analyse/text/scripts.h"
#include "indexer/analyse/text/utf8.h"

namespace precis::analyse {
namespace {

// Sentences are divided even inside quotation marks that are this far apart.
constexpr std::size_t kMaxWholeBytes = 600;
constexpr std::size_t kMaxAbbreviationBytes = 12;
constexpr std::size_t kMaxOrdinalDigits = 2;

// What closes a quotation that the mark opens; empty: it opens none.
std::u32string_view ClosersOf(char32_t opener) {
  switch (opener) {
    case '"':
      return U"\"";
    case 0x201C:
    case 0x201D:
      return U"\u201D";
    case 0x201E:
      return U"\u201C\u201D";
    case 0xAB:
      return U"\u00BB";
    case 0xBB:
      return U"\u00AB\u00BB";
    case 0x300C:
      return U"\u300D";
    case 0x300E:
      return U"\u300F";
    default:
      return {};
  }
}

bool IsOneOf(char32_t c, std::u32string_view all) {
  return all.find(c) != std::u32string_view::npos;
}

bool IsSmallMark(char32_t c) { return IsOneOf(c, U".?!\u2026"); }

// Marks that end a sentence without a space behind them.
bool IsWideMark(char32_t c) {
  return IsOneOf(c,
                 U"\u3002\uFF01\uFF1F\uFF0E\uFF61\u061F\u06D4\u0964\u0965"
                 U"\u1362\u1367\u0589\u17D4\u17D5\u104B");
}

bool IsClosing(char32_t c) {
  return IsOneOf(c,
                 U"\"\u201C\u201D\u00BB\u00AB\u300D\u300F)]\uFF09\u3011\u2019"
                 U"'\u203A");
}

// What goes on with the sentence behind a quotation that ended in a mark:
// commas, and the particle to in Japanese.
bool GoesOn(char32_t c) {
  return IsLower(c) ||
         IsOneOf(c, U",;:\uFF0C\u3001\u060C\u3068\u3063\u3002)\uFF09");
}

class Splitter {
 public:
  Splitter(std::string_view language, TextModel& model)
      : language_(language), model_(model), text_(model.text) {}

  void Visit(std::size_t block) {
    block_ = block;
    const ByteSpan span = model_.blocks[block].span;
    begin_ = span.begin;
    end_ = span.end;
    Pair();
    std::size_t at = begin_;
    while (at < end_) {
      const CodePoint c = DecodeAt(text_, at);
      at = IsEndMark(c.value) ? VisitMark(at, c) : at + c.size;
    }
    Emit(end_);
  }

 private:
  struct Open {
    std::size_t at = 0;
    char32_t mark = 0;
    std::u32string_view closers;  // Empty: nothing is open.
    std::size_t nested = 0;
  };

  // What follows a run of end marks.
  struct End {
    std::size_t at = 0;    // After marks, brackets and closing quotes.
    std::size_t next = 0;  // The next byte that is no space.
  };

  // Greek asks with a semicolon.
  bool IsEndMark(char32_t c) const {
    return IsSmallMark(c) || IsWideMark(c) || IsGreekQuestion(c);
  }
  bool IsGreekQuestion(char32_t c) const {
    return language_ == "el" && (c == ';' || c == 0x37E);
  }

  // The quotations of the block. One that is never closed is none, and the
  // marks behind it are left alone.
  void Pair() {
    Open open;
    for (std::size_t at = begin_; at < end_;) {
      const CodePoint c = DecodeAt(text_, at);
      const std::size_t after = at + c.size;
      if (open.closers.empty()) {
        open = {.at = at, .mark = c.value, .closers = ClosersOf(c.value)};
      } else if (IsOneOf(c.value, open.closers)) {
        Close(open, after);
      } else if (c.value == open.mark) {
        ++open.nested;
      }
      at = after;
    }
  }

  void Close(Open& open, std::size_t end) {
    if (open.nested > 0) {
      --open.nested;
      return;
    }
    model_.quotations.push_back(
        {.span = {open.at, std::min(end, end_)}, .block = block_});
    open = {};
  }

  std::size_t VisitMark(std::size_t at, CodePoint mark) {
    const End end = EndAt(at, mark.size);
    if (end.next >= end_ || IsBoundary(at, mark.value, end)) Emit(end.at);
    return end.at;
  }

  End EndAt(std::size_t at, std::size_t size) const {
    End end{.at = at + size};
    while (end.at < end_) {
      const CodePoint c = DecodeAt(text_, end.at);
      if (!IsEndMark(c.value) && !IsClosing(c.value)) break;
      if (OpensQuotation(end.at)) break;
      end.at += c.size;
    }
    end.at = std::min(end.at, end_);
    end.next = SkipSpaces(text_, end.at, end_);
    return end;
  }

  bool OpensQuotation(std::size_t at) const {
    const std::size_t i = model_.QuotationAt(at);
    return i < model_.quotations.size() &&
           model_.quotations[i].span.begin == at;
  }

  bool IsBoundary(std::size_t at, char32_t mark, const End& end) {
    const Quotation* quotation = QuotationAround(at);
    if (quotation != nullptr && quotation->span.end > end.at) return false;
    if (!IsWideMark(mark) && end.next == end.at) return false;  // Glued.
    const char32_t first = FirstAfterDash(end.next);
    if (quotation != nullptr) return !GoesOn(first);
    if (IsWideMark(mark)) return true;
    if (IsLower(first) || first == ',') return false;
    return mark != '.' || EndsAfterPoint(at);
  }

  // The first code point from `at` on, behind a dash and its space.
  char32_t FirstAfterDash(std::size_t at) const {
    CodePoint c = DecodeAt(text_, at);
    for (int i = 0; i < 2 && at + c.size < end_; ++i) {
      if (!IsDash(c.value) && !IsSpace(c.value)) break;
      at += c.size;
      c = DecodeAt(text_, at);
    }
    return c.value;
  }

  bool EndsAfterPoint(std::size_t at) const {
    const std::size_t index = model_.TokenAt(at);
    if (index == 0) return true;
    const Token& word = model_.tokens[index - 1];
    if (!word.is_word || word.end != at) return true;
    const std::string_view bytes = Slice(text_, {word.begin, word.end});
    const CodePoint first = DecodeAt(bytes, 0);
    if (word.digit) {
      return bytes.size() > kMaxOrdinalDigits ||
             !WritesOrdinalsWithPoint(language_);
    }
    if (IsUnspaced(first.value)) return true;
    if (first.size == bytes.size()) return false;                 // An initial.
    if (bytes.find('.') != std::string_view::npos) return false;  // "z.B."
    return bytes.size() > kMaxAbbreviationBytes ||
           !IsAbbreviation(language_, Lower(bytes));
  }

  static std::string Lower(std::string_view word) {
    std::string lower;
    for (std::size_t at = 0; at < word.size();) {
      const CodePoint c = DecodeAt(word, at);
      const char32_t small = LowerOf(c.value);
      if (small == c.value) {
        lower += word.substr(at, c.size);
      } else if (small < 0x80) {
        lower += static_cast<char>(small);
      } else {
        lower += static_cast<char>(0xC0 | small >> 6);
        lower += static_cast<char>(0x80 | (small & 0x3F));
      }
      at += c.size;
    }
    return lower;
  }

  // The quotation that byte `at` lies in, if it is kept whole. Asked in text
  // order.
  const Quotation* QuotationAround(std::size_t at) {
    const auto& quotations = model_.quotations;
    while (quotation_ < quotations.size() &&
           quotations[quotation_].span.end <= at) {
      ++quotation_;
    }
    if (quotation_ == quotations.size()) return nullptr;
    const ByteSpan span = quotations[quotation_].span;
    const bool around = span.begin <= at && span.size() <= kMaxWholeBytes;
    return around ? &quotations[quotation_] : nullptr;
  }

  void Emit(std::size_t end) {
    const TokenRange tokens = model_.TokensIn({begin_, end});
    begin_ = end;
    if (tokens.empty()) return;
    model_.sentences.push_back(
        {.span = model_.SpanOf(tokens), .tokens = tokens, .block = block_});
  }

  std::string_view language_;
  TextModel& model_;
  std::string_view text_;
  std::size_t block_ = 0;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::size_t quotation_ = 0;
};

}  // namespace

void SplitOtherSentences(std::string_view language, TextModel& model) {
  Splitter splitter(language, model);
  for (std::size_t i = 0; i < model.blocks.size(); ++i) {
    model.first_sentence.push_back(model.sentences.size());
    splitter.Visit(i);
  }
  model.first_sentence.push_back(model.sentences.size());
}

}  // namespace precis::analyse
