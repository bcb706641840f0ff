#pragma once

#include "indexer/analyse/text/text_model.h"

namespace precis::analyse {

// What a sentence is like, whatever it is about.
struct SentenceForm {
  std::size_t words = 0;
  std::size_t content_words = 0;  // Neither function words nor everyday ones.
  bool question = false;
  bool number = false;
  bool says = false;  // Has a verb of saying.
  bool first_person = false;
  bool weak_start = false;  // Leans on the sentence before: "From then on".
};

// The same of what only matters where people talk.
struct SpokenForm {
  bool verb = false;        // Has a word that may well be a finite verb.
  bool unfinished = false;  // Ends in dots.
  bool start = false;       // Begins as talk goes on: "Because", "You", "Like".
  bool housekeeping = false;  // Greets, thanks, or speaks of the show itself.
};

// English; linear in the tokens, of which one at least must be a word.
// Thread-safe.
SentenceForm FormOf(const TextModel& model, TokenRange tokens);
SpokenForm SpokenFormOf(const TextModel& model, TokenRange tokens);

}  // namespace precis::analyse
