#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/analyse/text/words.h"
#include "indexer/base/byte_span.h"
#include "indexer/parse/article.h"

namespace precis::analyse {

// A stretch between quotation marks, marks included.
struct Quotation {
  ByteSpan span;
  std::size_t block = 0;
  bool closed = true;      // Its closing mark is there.
  bool continues = false;  // Goes on from the unclosed one of the block before.
};

struct Sentence {
  ByteSpan span;      // Trimmed.
  TokenRange tokens;  // All tokens that begin inside the span.
  std::size_t block = 0;
};

// What a token says, in a text that is not in English.
struct Term {
  std::uint64_t stem = 0;
  double weight = 0;  // 0: nothing.
};

// The first token that begins at byte 16 i or after it, for every i below the
// last token's begin.
using TokenIndex = std::vector<std::uint32_t>;

// One article as the analysis sees it. All spans are byte offsets into `text`,
// which the article owns: the model must not outlive it.
struct TextModel {
  std::string_view text;
  std::vector<Block> blocks;
  std::vector<Token> tokens;                // In text order; so are the rest.
  TokenIndex token_index;                   // Of the tokens; may be empty.
  bool english = true;                      // Read by the rules of English.
  std::vector<Term> terms;                  // Of the tokens; none in English.
  std::vector<Quotation> quotations;        // Disjoint.
  std::vector<Sentence> sentences;          // Disjoint; none crosses a block.
  std::vector<std::size_t> first_sentence;  // Of each block, and the number
                                            // of all sentences at the end.

  // The first token that begins at byte `at` or after it. O(1) with an index,
  // else O(log n).
  std::size_t TokenAt(std::size_t at) const;
  // The tokens that begin inside `span`.
  TokenRange TokensIn(ByteSpan span) const;
  // The bytes from the first token of the range to its last.
  // REQUIRES: the range is not empty.
  ByteSpan SpanOf(TokenRange range) const;
  // The first quotation that begins at byte `at` or after it. O(log n).
  std::size_t QuotationAt(std::size_t at) const;
  std::string_view Text(const Token& token) const {  // Without 's.
    return text.substr(token.begin, token.base_end - token.begin);
  }
};

// The words among the tokens; of a script without spaces, two letters are one.
std::size_t CountWords(const TextModel& model, TokenRange tokens);

// Takes O(n log n) in the size of the text.
TextModel BuildTextModel(const Article& article);

// The same of an article whose language DetectLanguage() told.
TextModel BuildTextModel(const Article& article, std::string_view language);

}  // namespace precis::analyse
