#pragma once

#include <optional>

#include "indexer/analyse/speech/attribution.h"
#include "indexer/analyse/speech/cues.h"
#include "indexer/analyse/speech/subjects.h"

namespace precis::analyse {

// A quotation with the unquoted tokens of its sentence right before and right
// after it.
struct QuotationContext {
  const Quotation* quotation = nullptr;
  TokenRange before{};
  TokenRange after{};
  bool follows = false;  // Another quotation of the sentence is before it.
};

// The sieves that look at one sentence only. Each finds an attribution or
// leaves the quotation to the next. Thread-safe.
class SentenceSieves {
 public:
  explicit SentenceSieves(const TextModel& model)
      : model_(model), tokens_(model.tokens), subjects_(model), cues_(model) {}

  std::optional<Attribution> RightAfter(const QuotationContext& context) const;
  std::optional<Attribution> Dash(const QuotationContext& context) const;
  std::optional<Attribution> CueBefore(const QuotationContext& context) const;
  std::optional<Attribution> AccordingBefore(
      const QuotationContext& context) const;
  std::optional<Attribution> LateCue(const QuotationContext& context) const;
  std::optional<Attribution> SentenceSubject(
      const QuotationContext& context) const;

  // `next` is the sentence after the one that the quotation ends.
  std::optional<Attribution> NextSentence(const Quotation& quotation,
                                          TokenRange next) const;

  // The subject of the last speech verb of the range, if there is one.
  std::optional<Attribution> LastSpeaker(TokenRange range) const;

 private:
  std::optional<Attribution> LastSpeaker(TokenRange range,
                                         WordClasses verbs) const;
  bool IsInverted(TokenRange range, std::size_t verb) const;
  bool IsNamed(TokenRange source) const;
  TokenRange OuterSpeaker(const QuotationContext& context,
                          std::size_t cue) const;
  std::optional<Attribution> SaidName(TokenRange after) const;
  std::optional<TokenRange> SpeakerAround(TokenRange range,
                                          std::size_t verb) const;
  std::optional<Attribution> VerbAndName(TokenRange after,
                                         std::size_t begin) const;
  std::optional<Attribution> NameAndVerb(TokenRange after,
                                         std::size_t begin) const;
  std::optional<Attribution> VerbFirst(TokenRange after, std::size_t i) const;
  std::optional<Attribution> SubjectFirst(TokenRange after, std::size_t begin,
                                          std::size_t limit, Sieve sieve) const;
  std::optional<TokenRange> SpeakerOfCue(TokenRange before,
                                         std::size_t cue) const;
  std::optional<TokenRange> SpeakerOfParticiple(TokenRange before,
                                                std::size_t cue) const;

  const TextModel& model_;
  const std::vector<Token>& tokens_;
  Subjects subjects_;
  Cues cues_;
};

}  // namespace precis::analyse
