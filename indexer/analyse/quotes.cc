#include "indexer/analyse/quotes.h"

#include <algorithm>
#include <string>

#include "indexer/analyse/attribution.h"

namespace precis::analyse {
namespace {

constexpr std::size_t kMinWordsWithoutCue = 4;

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

// `called it "thin"`, but not `said that "street prophets" foresee`.
bool FollowsCue(const TextModel& model, const AttributedQuotation& q) {
  static const std::uint64_t that = HashWord("that");
  const std::size_t at = model.TokenAt(q.span.begin);
  return at > 0 && model.tokens[at - 1].hash != that;
}

bool HasCueBeside(const TextModel& model, const AttributedQuotation& q) {
  const Sieve sieve = q.attribution.sieve;
  if (sieve == Sieve::kCueBefore) return FollowsCue(model, q);
  return sieve == Sieve::kInverted || sieve == Sieve::kSubjectVerb ||
         sieve == Sieve::kAccordingTo || sieve == Sieve::kDash ||
         sieve == Sieve::kSameSentence;
}

bool IsQuote(const TextModel& model, const AttributedQuotation& q) {
  if (q.words == 0) return false;
  return q.words >= kMinWordsWithoutCue || HasCueBeside(model, q);
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
  const double confidence =
      SieveConfidence(q.attribution.sieve) * speaker.confidence;
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
    if (!IsQuote(model, q)) continue;
    quotes.push_back(QuoteOf(model, resolver, q));
  }
  return quotes;
}

}  // namespace precis::analyse
