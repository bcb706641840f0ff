#include "indexer/analyse/topics/stem_counter.h"

#include <algorithm>
#include <utility>

namespace precis::analyse {
namespace {

// As of the words of keyphrases.
bool Counts(const Token& token) {
  constexpr WordClasses kNever =
      word::kStop | word::kCommon | word::kSay | word::kCue | word::kCalendar;
  return token.is_word & !token.Has(kNever) & !token.digit;
}

}  // namespace

void StemCounter::Add(const TextModel& model) {
  ++articles_;
  for (const Token& token : model.tokens) {
    if (!Counts(token)) continue;
    Seen* seen =
        seen_.size() < kMaxStems ? &seen_[token.stem] : seen_.Find(token.stem);
    if (seen == nullptr) continue;
    seen->articles += seen->last != articles_ ? 1u : 0u;
    seen->last = articles_;
  }
}

StemCounts StemCounter::Take() {
  StemCounts out{.articles = articles_, .counts = {}};
  out.counts.reserve(seen_.size());
  seen_.ForEach([&](std::uint64_t stem, const Seen& seen) {
    out.counts.push_back({stem, static_cast<float>(seen.articles)});
  });
  std::ranges::sort(out.counts, {}, &StemCount::stem);
  if (articles_ > 0) seen_ = HashMap<Seen>(kMaxStems);
  articles_ = 0;
  return out;
}

}  // namespace precis::analyse
