#pragma once

#include <cstddef>
#include <optional>

#include "indexer/analyse/text/text_model.h"

namespace precis::analyse {

// Finds the noun phrase that a verb belongs to, without a grammar: from word
// classes, commas and capitals. Every function looks at a bounded number of
// tokens, inside `within` only.
inline constexpr std::size_t kMaxPhraseTokens = 24;

class Subjects {
 public:
  explicit Subjects(const TextModel& model)
      : model_(model), tokens_(model.tokens) {}

  // The subject of the verb at `verb`: "[Ada Lund], a painter, later said",
  // "[she] also said", "[Lund], who said".
  std::optional<TokenRange> Before(TokenRange within, std::size_t verb) const;

  // The noun phrase that begins at `begin`: "said [the mayor of Ulm] on".
  std::optional<TokenRange> From(TokenRange within, std::size_t begin) const;

  // The subject of the first clause: "In May, [the mayor] opened …".
  std::optional<TokenRange> First(TokenRange within) const;

  // Whether the range can be a speaker at all: no "hours later", no "citing".
  bool IsNounPhrase(TokenRange range) const;

 private:
  std::optional<TokenRange> EndingAt(TokenRange within, std::size_t last) const;
  std::optional<std::size_t> BeforeApposition(TokenRange within,
                                              std::size_t comma) const;
  // The token before "(D-Ulm)" if `last` closes such a parenthesis.
  std::size_t BeforeParenthesis(TokenRange within, std::size_t last) const;
  std::optional<std::size_t> RelativeComma(TokenRange within, std::size_t begin,
                                           std::size_t last) const;
  std::size_t PhraseBegin(TokenRange within, std::size_t last) const;
  std::optional<TokenRange> FirstWithoutTime(TokenRange within) const;
  std::size_t DatelineEnd(TokenRange within) const;
  std::size_t ClauseBegin(TokenRange within) const;
  std::optional<TokenRange> NameBehind(TokenRange within,
                                       std::size_t end) const;
  std::size_t NameEnd(TokenRange within, std::size_t begin) const;
  bool IsBareName(TokenRange range) const;
  bool IsAdverb(const Token& token) const;
  bool LooksLikeVerb(const Token& token) const;
  bool EndsPhraseBackward(TokenRange within, std::size_t i) const;

  const TextModel& model_;
  const std::vector<Token>& tokens_;
};

}  // namespace precis::analyse
