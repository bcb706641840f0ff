#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "indexer/analyse/names/names.h"
#include "indexer/analyse/speech/pronouns.h"
#include "indexer/analyse/speech/roles.h"
#include "indexer/analyse/text/analysis.h"
#include "indexer/analyse/text/text_model.h"

namespace precis::analyse {

// Below this a speaker is left out: a wrong name is worse than none.
inline constexpr double kMinSpeakerConfidence = 0.45;

struct Speaker {
  std::string name;          // Empty: not known.
  double confidence = 0;     // That `name` is who the words stand for, 0 to 1.
  std::string_view reading;  // See SpeakerTrail.
};

// Turns the words that a text uses for a speaker into a name: a surname into
// the full name, "he" and "she" into the likeliest person before, "the mayor"
// into whom the article calls so, or the only person around; other phrases
// stand for themselves if they hold a name or a people ("Lund's campaign", "an
// Italian official").
class SpeakerResolver {
 public:
  // `model` and `names` must outlive the resolver.
  SpeakerResolver(const TextModel& model, const Names& names);

  // Looks back over a bounded number of sentences and mentions.
  Speaker Resolve(TokenRange source) const;

  // How `speaker`, whom Resolve(source) found, was found by the sieve of this
  // name.
  SpeakerTrail Trail(std::string_view sieve, TokenRange source,
                     const Speaker& speaker) const;

 private:
  Speaker ResolvePronoun(std::size_t at) const;
  Speaker ResolveRole(TokenRange source) const;
  Speaker ResolvePhrase(TokenRange source) const;
  Speaker Describe(TokenRange source) const;
  bool IsDescription(TokenRange source) const;
  Speaker ResolveSurname(TokenRange source) const;
  bool Heads(TokenRange source, const Mention& mention) const;
  TokenRange WithoutDeterminer(TokenRange source) const;
  std::string PhraseText(TokenRange source) const;
  std::size_t SentenceOf(std::size_t token) const;

  const TextModel& model_;
  const Names& names_;
  Pronouns pronouns_;
  Roles roles_;
};

}  // namespace precis::analyse
