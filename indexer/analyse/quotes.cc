#include "indexer/analyse/quotes.h"

#include <algorithm>
#include <string>
#include <utility>

#include "indexer/analyse/attribution.h"
#include "indexer/analyse/fragments.h"

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

Quote QuoteOf(const TextModel& model, const SpeakerResolver& resolver,
              const AttributedQuotation& q) {
  Quote quote;
  quote.span = q.span;
  quote.text = std::string(Slice(model.text, q.span));
  if (q.attribution.cue != Attribution::kNoCue) {
    quote.cue = std::string(model.Text(model.tokens[q.attribution.cue]));
  }
  Speaker speaker = resolver.Resolve(q.attribution.source);
  double confidence = SieveConfidence(q.attribution.sieve) * speaker.confidence;
  if (speaker.name.empty()) {
    speaker = resolver.Resolve(q.attribution.other);
    confidence = SieveConfidence(Sieve::kSubject) * speaker.confidence;
  }
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
