#include "indexer/analyse/text/sentences.h"

#include <algorithm>

#include "indexer/analyse/text/dateline.h"
#include "indexer/analyse/text/utf8.h"

namespace precis::analyse {
namespace {

constexpr std::size_t kMaxAbbreviationBytes = 12;
constexpr std::size_t kAttributionWords = 6;  // `?” the old man said` at most.

bool IsClosingQuote(char32_t c) {
  return c == '"' || c == 0x201D || c == 0xBB || c == 0x201C;
}
bool IsClosingBracket(char32_t c) {
  return c == ')' || c == ']' || c == '\'' || c == 0x2019;
}
bool OpensSentence(char32_t c) {
  constexpr std::u32string_view kOpeners = U"\"'\u201C\u2018\u00AB\u201E([-";
  return kOpeners.find(c) != std::u32string_view::npos || IsDash(c) ||
         c == '$' || c == '#' || c == '@';
}

class Splitter {
 public:
  Splitter(const ByteClassMap& classes, TextModel& model)
      : classes_(classes), model_(model), text_(model.text) {}

  void Visit(std::size_t block) {
    block_ = block;
    const ByteSpan span = model_.blocks[block].span;
    begin_ = DatelineEnd(model_, span);
    std::size_t at = begin_;
    while (true) {
      at = classes_.Next(&simd::ByteClassBlock::terminator, at, span.end);
      if (at >= span.end) break;
      at = VisitTerminator(at, span.end);
    }
    Emit(span.end);
  }

 private:
  // What follows a run of end marks.
  struct End {
    std::size_t at = 0;    // After marks, brackets and closing quotes.
    std::size_t next = 0;  // The next byte that is no space.
    bool closes_quote = false;
  };

  std::size_t VisitTerminator(std::size_t at, std::size_t limit) {
    const End end = EndAt(at, limit);
    if (end.next < limit && end.next == end.at) return end.at;  // Glued.
    if (end.next >= limit || IsBoundary(at, end)) Emit(end.at);
    return end.at;
  }

  End EndAt(std::size_t at, std::size_t limit) const {
    End end{.at = at + 1};
    while (end.at < limit) {
      const CodePoint c = DecodeAt(text_, end.at);
      const bool mark = c.value == '.' || c.value == '?' || c.value == '!';
      const bool doubled = text_.substr(end.at, 2) == "''";
      if (IsClosingQuote(c.value) || doubled) {
        end.closes_quote = true;
        end.at += doubled ? 1u : 0u;
      } else if (!mark && !IsClosingBracket(c.value)) {
        break;
      }
      end.at += c.size;
    }
    end.at = std::min(end.at, limit);
    end.next = SkipSpaces(text_, end.at, limit);
    return end;
  }

  bool IsBoundary(std::size_t at, const End& end) {
    if (InsideQuotation(at) && !end.closes_quote) return false;
    const Token* next = TokenFrom(end.next);
    const char32_t first = DecodeAt(text_, end.next).value;
    const bool starts =
        (next != nullptr && next->is_word && (next->capital || next->digit)) ||
        OpensSentence(first) || first >= 0x2000;
    if (text_[at] == '.' && !end.closes_quote && !EndsAfterPoint(at, next)) {
      return false;
    }
    if (!starts) return LowerCaseMayStart(at, next, end);
    if (end.closes_quote && IsDash(first)) return false;  // “…” — Ada Lund
    return !(end.closes_quote && text_[at] != '.' && IsAttribution(end.next));
  }

  // Texts without capitals still have sentences: a word may begin one if it is
  // no attribution and the article has hardly a capital letter.
  bool LowerCaseMayStart(std::size_t at, const Token* next,
                         const End& end) const {
    return lower_case_text_ && next != nullptr && !end.closes_quote &&
           text_[at] == '.' && next->space_before;
  }

  bool EndsAfterPoint(std::size_t at, const Token* next) const {
    const Token* word = WordBefore(at);
    if (word == nullptr) return true;
    const std::size_t size = word->end - word->begin;
    if (word->Has(word::kEndAbbreviation)) {
      return next != nullptr && next->capital && next->Has(word::kStarter);
    }
    if (word->Has(word::kAbbreviation) && size <= kMaxAbbreviationBytes) {
      // "He said no. Then" ends, "No. 5" and "Mr. Lund" do not.
      const bool word_too = !word->capital && word->Has(word::kStop) &&
                            !word->Has(word::kHonorific);
      return word_too && !(next != nullptr && next->digit);
    }
    const bool initial = size == 1 && word->capital;
    return !initial || word->hash == HashWord("I");
  }

  // The word that ends right before byte `at`, if one does.
  const Token* WordBefore(std::size_t at) const {
    const std::size_t index = model_.TokenAt(at);
    if (index == 0) return nullptr;
    const Token& token = model_.tokens[index - 1];
    return token.is_word && token.end == at ? &token : nullptr;
  }

  const Token* TokenFrom(std::size_t at) const {
    const std::size_t index = model_.TokenAt(at);
    return index < model_.tokens.size() ? &model_.tokens[index] : nullptr;
  }

  // `Ada Lund said` and `she asked` within a few words, before any mark.
  bool IsAttribution(std::size_t at) const {
    const std::size_t first = model_.TokenAt(at);
    for (std::size_t i = first;
         i < model_.tokens.size() && i < first + kAttributionWords; ++i) {
      const Token& token = model_.tokens[i];
      if (!token.is_word) return false;
      if (i > first && token.Has(word::kStatement) && !token.capital) {
        return true;
      }
    }
    return false;
  }

  bool InsideQuotation(std::size_t at) {
    const auto& quotations = model_.quotations;
    while (quotation_ < quotations.size() &&
           quotations[quotation_].span.end <= at) {
      ++quotation_;
    }
    return quotation_ < quotations.size() &&
           quotations[quotation_].span.begin <= at;
  }

  void Emit(std::size_t end) {
    const TokenRange tokens = model_.TokensIn({begin_, end});
    begin_ = end;
    if (tokens.empty()) return;
    model_.sentences.push_back(
        {.span = model_.SpanOf(tokens), .tokens = tokens, .block = block_});
  }

  const ByteClassMap& classes_;
  TextModel& model_;
  std::string_view text_;
  std::size_t block_ = 0;
  std::size_t begin_ = 0;
  std::size_t quotation_ = 0;
  bool lower_case_text_ = std::ranges::none_of(
      model_.tokens, [](const Token& token) { return token.capital; });
};

}  // namespace

void SplitSentences(const ByteClassMap& classes, TextModel& model) {
  Splitter splitter(classes, model);
  for (std::size_t i = 0; i < model.blocks.size(); ++i) {
    model.first_sentence.push_back(model.sentences.size());
    splitter.Visit(i);
  }
  model.first_sentence.push_back(model.sentences.size());
}

}  // namespace precis::analyse
