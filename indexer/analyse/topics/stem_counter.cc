#include "indexer/analyse/topics/stem_counter.h"

#include <algorithm>
#include <utility>

namespace precis::analyse {
namespace {

constexpr std::size_t kAhead = 16;  // Look-ups that are on their way.

// As of the words of keyphrases.
bool Counts(const Token& token) {
  constexpr WordClasses kNever =
      word::kStop | word::kCommon | word::kSay | word::kCue | word::kCalendar;
  return token.is_word & !token.Has(kNever) & !token.digit;
}

}  // namespace

void StemCounter::NoteStems(const TextModel& model) {
  stems_.resize(model.tokens.size());
  std::size_t count = 0;
  for (const Token& token : model.tokens) {
    stems_[count] = token.stem;  // Written over if it does not count.
    count += Counts(token) ? 1u : 0u;
  }
  stems_.resize(count);
}

void StemCounter::Add(const TextModel& model) {
  ++articles_;
  NoteStems(model);
  for (std::size_t i = 0; i < stems_.size(); ++i) {
    seen_.Prefetch(stems_[std::min(i + kAhead, stems_.size() - 1)]);
    const std::uint64_t stem = stems_[i];
    Seen* seen = seen_.size() < kMaxStems ? &seen_[stem] : seen_.Find(stem);
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
