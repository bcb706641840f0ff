#include "indexer/analyse/text/dateline.h"

#include <algorithm>

#include "indexer/analyse/text/utf8.h"

namespace precis::analyse {
namespace {

constexpr std::size_t kMaxTokens = 14;  // Before the dash.

bool IsDatelineDash(const TextModel& model, std::size_t i) {
  const Token& token = model.tokens[i];
  if (token.is_word) return false;
  // A hyphen divides words, unless there is space on both sides.
  const bool apart = token.space_before && i + 1 < model.tokens.size() &&
                     model.tokens[i + 1].space_before;
  return apart && (token.Is('-') || IsDash(static_cast<char32_t>(token.hash)));
}

// Whether the token may stand before the dash, outside brackets.
bool FitsDateline(const Token& token) {
  if (token.is_word) return token.capital || token.digit;
  return token.Is(',') || token.Is('.') || token.Is('/') || token.Is('-');
}

// What follows begins a sentence: "NASA — the agency" is no dateline.
bool BeginsSentence(const Token& token) {
  return token.capital || token.digit || !token.is_word;
}

}  // namespace

std::size_t DatelineEnd(const TextModel& model, ByteSpan block) {
  const TokenRange tokens = model.TokensIn(block);
  const std::size_t limit = std::min(tokens.end, tokens.begin + kMaxTokens);
  bool inside = false;  // Brackets.
  bool agency = false;  // Brackets end right before.
  bool all_capitals = false;
  for (std::size_t i = tokens.begin; i < limit; ++i) {
    const Token& token = model.tokens[i];
    if (IsDatelineDash(model, i)) {
      const bool dateline = i + 1 < tokens.end && !inside &&
                            (agency || all_capitals) &&
                            BeginsSentence(model.tokens[i + 1]);
      return dateline ? model.tokens[i + 1].begin : block.begin;
    }
    if (i == tokens.begin) {
      if (!token.capital) break;
      all_capitals = token.all_capitals;
    }
    agency = inside && token.Is(')');
    if (token.Is('(') || token.Is(')')) {
      inside = token.Is('(');
    } else if (!inside && !FitsDateline(token)) {
      break;
    }
  }
  return block.begin;
}

}  // namespace precis::analyse
