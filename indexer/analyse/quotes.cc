#include "indexer/analyse/quotes.h"

#include <algorithm>
#include <string>

#include "indexer/analyse/attribution.h"

namespace precis::analyse {
namespace {

constexpr std::size_t kMinWordsWithoutCue = 4;
constexpr std::size_t kRecentSentences = 3;  // That a speaker stays in mind.

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
    case Sieve::kAnnounced:
      return 0.85;
    case Sieve::kSameSentence:
    case Sieve::kColon:
      return 0.78;
    case Sieve::kLateCue:
    case Sieve::kContinuation:
    case Sieve::kSubject:
      return 0.68;
    case Sieve::kPreviousParagraph:
      return 0.58;
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
              const AttributedQuotation& q, const std::string& recent) {
  Quote quote;
  quote.span = q.span;
  quote.text = std::string(Slice(model.text, q.span));
  if (q.attribution.cue != Attribution::kNoCue) {
    quote.cue = std::string(model.Text(model.tokens[q.attribution.cue]));
  }
  Speaker speaker = resolver.Resolve(q.attribution.source, recent);
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
  std::size_t last_sentence = 0;
  std::string last_speaker;
  for (const AttributedQuotation& q : AttributeQuotations(model)) {
    if (!IsQuote(model, q)) continue;
    if (q.sentence > last_sentence + kRecentSentences) last_speaker.clear();
    quotes.push_back(QuoteOf(model, resolver, q, last_speaker));
    if (quotes.back().speaker.empty()) continue;
    last_speaker = quotes.back().speaker;
    last_sentence = q.sentence;
  }
  return quotes;
}

}  // namespace precis::analyse
