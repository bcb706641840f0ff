#pragma once

#include <cstddef>
#include <vector>

#include "indexer/analyse/text/text_model.h"

namespace precis::analyse {

// Tells the verbs that attribute from the nouns that look like them. Every
// function looks at a few tokens around one, inside `within` only. Thread-safe.
class Cues {
 public:
  explicit Cues(const TextModel& model)
      : model_(model), tokens_(model.tokens) {}

  bool IsCue(const Token& token) const;
  bool IsParticiple(const Token& token) const;  // "saying".
  bool IsNoun(TokenRange within, std::size_t i) const;
  bool IsAccordingTo(TokenRange within, std::size_t i) const;

 private:
  bool HasDeterminer(TokenRange within, std::size_t i) const;
  bool TakesObject(TokenRange within, std::size_t i) const;
  bool IsFollowedAsNoun(TokenRange within, std::size_t i) const;

  const TextModel& model_;
  const std::vector<Token>& tokens_;
};

}  // namespace precis::analyse
