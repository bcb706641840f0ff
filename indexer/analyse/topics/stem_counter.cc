#include "indexer/analyse/topics/stem_counter.h"

#include <algorithm>
#include <bit>
#include <numeric>

namespace precis::analyse {
namespace {

constexpr std::size_t kAhead = 16;  // Look-ups that are on their way.

// As of the words of keyphrases.
bool Counts(const Token& token) {
  constexpr WordClasses kNever =
      word::kStop | word::kCommon | word::kSay | word::kCue | word::kCalendar;
  return token.is_word & !token.Has(kNever) & !token.digit;
}

// The counts by ascending stem. Stems are hashes: by their highest bits alone
// they nearly lie in order, and only neighbours need to be compared.
std::vector<StemCount> InOrder(const std::vector<StemCount>& counts) {
  constexpr std::size_t kBuckets = 4096;
  constexpr int kShift = 64 - std::bit_width(kBuckets - 1);
  std::vector<std::uint32_t> ends(kBuckets + 1);  // First where each begins.
  for (const StemCount& count : counts) ++ends[(count.stem >> kShift) + 1];
  std::partial_sum(ends.begin(), ends.end(), ends.begin());
  std::vector<StemCount> ordered(counts.size());
  for (const StemCount& count : counts) {
    ordered[ends[count.stem >> kShift]++] = count;
  }
  auto begin = ordered.begin();
  for (std::size_t i = 0; i < kBuckets; ++i) {
    const auto end = ordered.begin() + ends[i];
    std::ranges::sort(begin, end, {}, &StemCount::stem);
    begin = end;
  }
  return ordered;
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
  std::vector<StemCount> counts;
  counts.reserve(seen_.size());
  seen_.ForEach([&](std::uint64_t stem, const Seen& seen) {
    counts.push_back({stem, static_cast<float>(seen.articles)});
  });
  StemCounts out{.articles = articles_, .counts = InOrder(counts)};
  if (articles_ > 0) seen_ = HashMap<Seen>(kMaxStems);
  articles_ = 0;
  return out;
}

}  // namespace precis::analyse
