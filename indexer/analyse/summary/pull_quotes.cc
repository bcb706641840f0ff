#include "indexer/analyse/summary/pull_quotes.h"

#include <algorithm>

namespace precis::analyse {
namespace {

constexpr std::size_t kMinWords = 8;
constexpr std::size_t kMaxWords = 40;
constexpr std::size_t kMaxPullQuotes = 3;
constexpr double kUnranked = -1;  // Its sentence was not among the candidates.

struct Scored {
  std::size_t quote = 0;
  double score = 0;
};

std::size_t WordCount(const TextModel& model, ByteSpan span) {
  const TokenRange range = model.TokensIn(span);
  std::size_t words = 0;
  for (std::size_t i = range.begin; i < range.end; ++i) {
    words += model.tokens[i].is_word ? 1u : 0u;
  }
  return words;
}

// The score of the sentence that the quote lies in.
double ScoreOf(const TextModel& model, const Ranking& ranking, ByteSpan span) {
  const auto after = std::ranges::upper_bound(
      ranking.candidates, span.begin, {}, [&](const Candidate& c) {
        return model.sentences[c.sentence].span.begin;
      });
  if (after == ranking.candidates.begin()) return kUnranked;
  const Candidate& c = *(after - 1);
  return model.sentences[c.sentence].span.end > span.begin ? c.score
                                                           : kUnranked;
}

bool MayPull(const TextModel& model, const Quote& quote) {
  if (TierOf(quote.confidence) != ConfidenceTier::kHigh) return false;
  const std::size_t words = WordCount(model, quote.span);
  return words >= kMinWords && words <= kMaxWords;
}

}  // namespace

void MarkPullQuotes(const TextModel& model, const Ranking& ranking,
                    std::vector<Quote>& quotes) {
  std::vector<Scored> scored;
  for (std::size_t i = 0; i < quotes.size(); ++i) {
    if (MayPull(model, quotes[i])) {
      scored.push_back({i, ScoreOf(model, ranking, quotes[i].span)});
    }
  }
  std::ranges::stable_sort(scored, std::ranges::greater(), &Scored::score);
  scored.resize(std::min(scored.size(), kMaxPullQuotes));
  for (const Scored& s : scored) quotes[s.quote].pull_quote = true;
}

}  // namespace precis::analyse
