#include "indexer/analyse/text/text_model.h"

#include <algorithm>
#include <limits>

#include "indexer/analyse/text/layout.h"
#include "indexer/analyse/text/other_languages.h"
#include "indexer/analyse/text/other_sentences.h"
#include "indexer/analyse/text/other_terms.h"
#include "indexer/analyse/text/quotations.h"
#include "indexer/analyse/text/sentences.h"

namespace precis::analyse {

namespace {

constexpr std::size_t kIndexedBytes = 16;

// From the last token to the first, so that of several the first stays, and no
// branch depends on how long words are.
TokenIndex IndexOf(const std::vector<Token>& tokens) {
  TokenIndex index;
  if (tokens.empty()) return index;
  constexpr auto kNone = std::numeric_limits<std::uint32_t>::max();
  index.assign(tokens.back().begin / kIndexedBytes + 1, kNone);
  for (std::size_t i = tokens.size(); i-- > 0;) {
    index[tokens[i].begin / kIndexedBytes] = static_cast<std::uint32_t>(i);
  }
  for (std::size_t i = index.size() - 1; i-- > 0;) {
    index[i] = std::min(index[i], index[i + 1]);
  }
  return index;
}

}  // namespace

std::size_t TextModel::TokenAt(std::size_t at) const {
  if (token_index.empty()) {
    const auto found = std::ranges::lower_bound(tokens, at, {}, &Token::begin);
    return static_cast<std::size_t>(found - tokens.begin());
  }
  const std::size_t entry = at / kIndexedBytes;
  if (entry >= token_index.size()) return tokens.size();
  std::size_t token = token_index[entry];
  while (token < tokens.size() && tokens[token].begin < at) ++token;  // A few.
  return token;
}

TokenRange TextModel::TokensIn(ByteSpan span) const {
  return {TokenAt(span.begin), TokenAt(span.end)};
}

ByteSpan TextModel::SpanOf(TokenRange range) const {
  return {tokens[range.begin].begin, tokens[range.end - 1].end};
}

std::size_t TextModel::QuotationAt(std::size_t at) const {
  const auto found = std::ranges::lower_bound(
      quotations, at, {}, [](const Quotation& q) { return q.span.begin; });
  return static_cast<std::size_t>(found - quotations.begin());
}

std::size_t CountWords(const TextModel& model, TokenRange tokens) {
  std::size_t halves = 0;
  for (std::size_t i = tokens.begin; i < tokens.end; ++i) {
    const Token& token = model.tokens[i];
    const bool whole = token.is_word & !token.letter;  // No branch.
    halves += std::size_t{token.is_word} + std::size_t{whole};
  }
  return (halves + 1) / 2;
}

TextModel BuildTextModel(const Article& article) {
  return BuildTextModel(article, "en");
}

TextModel BuildTextModel(const Article& article, std::string_view language) {
  TextModel model;
  model.text = article.text;
  model.english = ReadsAsEnglish(language, article.text);
  const ByteClassMap classes(model.text);
  model.blocks = LayOut(article, classes);
  model.tokens = Tokenize(model.text, classes);
  if (!model.english) CutUnspaced(model.text, model.tokens);
  model.token_index = IndexOf(model.tokens);
  if (model.english) {
    model.quotations = FindQuotations(model.text, model.blocks, classes);
    SplitSentences(classes, model);
  } else {
    SplitOtherSentences(language, model);
    WeighTerms(model);
  }
  return model;
}

}  // namespace precis::analyse
