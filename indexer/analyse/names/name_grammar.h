#pragma once

#include <cstddef>
#include <vector>

#include "indexer/analyse/names/name_tags.h"
#include "indexer/analyse/text/text_model.h"

namespace precis::analyse {

// What may stand beside what inside a name. All positions are tokens of the
// model, which must outlive the grammar.
class NameGrammar {
 public:
  explicit NameGrammar(const TextModel& model) : tokens_(model.tokens) {}

  // A capitalised word that is neither a day nor "I".
  static bool IsNameWord(const Token& token) {
    return token.is_word && token.capital && !token.Has(word::kCalendar) &&
           !(token.Has(word::kFirstPerson) && token.end - token.begin < 5);
  }
  // The end of the name that begins at `begin`, at most `limit`.
  std::size_t RunEnd(std::size_t begin, std::size_t limit) const;
  // What the tagger found, without what follows a mark or word that no name
  // has inside, and without the weekday or title at its end; with the "van der
  // Berg" that follows a person.
  TokenRange Mended(const NameTag& tag, std::size_t limit) const;
  // Where the second of two bodies begins that "and" joins to one name: "and"
  // of "Mill College and River Works Inc". The range's end if there is none.
  std::size_t SecondBody(TokenRange range) const;
  // The last title within the range but its last word, or the range's end.
  std::size_t TitleIn(TokenRange range) const;
  // "Rep. Ada": past the title's point. REQUIRES: a word follows the title.
  bool FirstNameFollows(std::size_t title) const;
  // "Mill Labs".
  bool EndsBody(TokenRange range) const;

 private:
  std::size_t Continuation(std::size_t begin, std::size_t at,
                           std::size_t limit) const;
  std::size_t AfterParticles(std::size_t at, std::size_t limit) const;
  std::size_t AfterSyllable(std::size_t at, std::size_t limit) const;
  bool IsManyNamed(std::size_t begin, std::size_t at) const;
  bool BeginsBody(std::size_t begin, std::size_t end) const;
  bool EndsNoName(std::size_t i, WordClasses after) const;
  bool IsSmallWord(std::size_t i) const;
  bool Divides(std::size_t i) const;

  const std::vector<Token>& tokens_;
};

}  // namespace precis::analyse
