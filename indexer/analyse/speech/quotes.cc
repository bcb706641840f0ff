#include "indexer/analyse/speech/quotes.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/analyse/speech/attribution.h"
#include "indexer/analyse/speech/fragments.h"

namespace precis::analyse {
namespace {

// How often the words that a sieve finds are the speaker's, as measured on
// attributed news; times the confidence of the name they stand for.
double SieveConfidence(Sieve sieve) {
  switch (sieve) {
    case Sieve::kInverted:
    case Sieve::kSubjectVerb:
    case Sieve::kDash:
      return 0.97;
    case Sieve::kSameParagraph:
      return 0.95;
    case Sieve::kAccordingTo:
    case Sieve::kCueBefore:
    case Sieve::kSameSentence:
      return 0.92;
    case Sieve::kAnnounced:
    case Sieve::kColon:
    case Sieve::kSentenceBefore:
    case Sieve::kLateCue:
      return 0.85;
    case Sieve::kSubject:
    case Sieve::kContinuation:
      return 0.72;
    case Sieve::kPreviousParagraph:
      return 0.68;
    case Sieve::kNone:
      break;
  }
  return 0;
}

std::string_view SieveName(Sieve sieve) {
  switch (sieve) {
    case Sieve::kInverted:
      return "verb and speaker after it";
    case Sieve::kSubjectVerb:
      return "speaker and verb after it";
    case Sieve::kAccordingTo:
      return "according to";
    case Sieve::kDash:
      return "dash";
    case Sieve::kCueBefore:
      return "cue before it";
    case Sieve::kLateCue:
      return "cue later in the sentence";
    case Sieve::kSameSentence:
      return "same sentence";
    case Sieve::kSentenceBefore:
      return "sentence before";
    case Sieve::kContinuation:
      return "goes on from the paragraph before";
    case Sieve::kSameParagraph:
      return "same paragraph";
    case Sieve::kColon:
      return "colon";
    case Sieve::kAnnounced:
      return "announced by a colon";
    case Sieve::kSubject:
      return "subject of the sentence";
    case Sieve::kPreviousParagraph:
      return "paragraph before";
    case Sieve::kNone:
      break;
  }
  return {};
}

Quote QuoteOf(const TextModel& model, const SpeakerResolver& resolver,
              const AttributedQuotation& q) {
  Quote quote;
  quote.span = q.span;
  quote.text = std::string(Slice(model.text, q.span));
  if (q.attribution.cue != Attribution::kNoCue) {
    quote.cue = std::string(model.Text(model.tokens[q.attribution.cue]));
  }
  Sieve sieve = q.attribution.sieve;
  TokenRange source = q.attribution.source;
  Speaker speaker = resolver.Resolve(source);
  if (speaker.name.empty() && !q.attribution.other.empty()) {
    sieve = Sieve::kSubject;
    source = q.attribution.other;
    speaker = resolver.Resolve(source);
  }
  const double confidence = SieveConfidence(sieve) * speaker.confidence;
  quote.trail = resolver.Trail(SieveName(sieve), source, speaker);
  quote.trail.confidence = confidence;
  if (confidence < kMinSpeakerConfidence) return quote;
  quote.speaker = std::move(speaker.name);
  quote.confidence = confidence;
  return quote;
}

}  // namespace

std::vector<Quote> FindQuotes(const TextModel& model,
                              const SpeakerResolver& resolver) {
  std::vector<Quote> quotes;
  for (const AttributedQuotation& q : AttributeQuotations(model)) {
    Quote quote = QuoteOf(model, resolver, q);
    if (!IsSpoken(model, q, !quote.speaker.empty())) continue;
    quotes.push_back(std::move(quote));
  }
  return quotes;
}

}  // namespace precis::analyse
