#include "indexer/match/term_source.h"

#include <algorithm>

namespace precis::match {
namespace {

// With fewer postings among so many hits each is looked for by itself.
constexpr std::size_t kFew = 8;

// With fewer hits among so many postings, likewise: to put a posting into its
// slot takes no longer than two or three steps of a search by halves.
constexpr std::size_t kVeryFew = 32;

// Hits that span more ids are looked for one by one.
constexpr std::size_t kSlots = 16384;

// By halves, without a branch that depends on the data.
std::size_t CountBelow(std::span<const Docid> ids, Docid docid) {
  const Docid* first = ids.data();
  std::size_t size = ids.size();
  while (size > 1) {
    const std::size_t half = size / 2;
    first += first[half - 1] < docid ? half : 0;
    size -= half;
  }
  const auto below = static_cast<std::size_t>(first - ids.data());
  return below + (size == 1 && *first < docid ? 1 : 0);
}

// What a filter adds.
struct NoScore {
  double operator()(std::uint32_t /*frequency*/) const { return 0; }
};

}  // namespace

Docid TermSource::Next(Docid docid) {
  return list_.SkipTo(docid) ? list_.ids().front() : kNoDocument;
}

void TermSource::Fill(Window window, Hits& hits) {
  hits.Clear();
  Docid from = window.begin;
  while (list_.SkipTo(from)) {
    const auto ids = list_.ids();
    const bool is_all = ids.back() < window.end;
    const std::size_t count = is_all ? ids.size() : CountBelow(ids, window.end);
    const std::size_t size = hits.size();
    hits.Resize(size + count);
    std::ranges::copy(ids.first(count), hits.ids.data() + size);
    if (score_ != nullptr) {
      const std::uint32_t* const frequencies = list_.frequencies().data();
      double* const weights = hits.weights.data() + size;
      for (std::size_t i = 0; i < count; ++i) {
        weights[i] = (*score_)(frequencies[i]);
      }
    }
    if (!is_all) return;
    from = ids.back() + 1;
    list_.Advance(count);
  }
}

void TermSource::Keep(Hits& hits) {
  const std::size_t size = hits.size();
  std::size_t kept = 0;
  for (std::size_t begin = 0; begin < size;) {
    if (!list_.SkipTo(hits.ids[begin])) break;
    const std::span<const Docid> rest(hits.ids.data() + begin, size - begin);
    const Docid last = list_.ids().back();
    const std::size_t end =
        rest.back() <= last ? size : begin + CountBelow(rest, last + 1);
    kept = score_ == nullptr ? KeepCommon(hits, {begin, end}, kept, NoScore())
                             : KeepCommon(hits, {begin, end}, kept, *score_);
    begin = end;
  }
  hits.Resize(kept);
}

// Returns the new end of what is kept, as the three below.
template <typename Score>
std::size_t TermSource::KeepCommon(Hits& hits, Stretch stretch,
                                   std::size_t kept, const Score& score) {
  const std::size_t count = stretch.end - stretch.begin;
  const Docid first = hits.ids[stretch.begin];
  const Docid last = hits.ids[stretch.end - 1];
  const std::size_t postings = CountBelow(list_.ids(), last + 1);
  if (postings * kFew < count) {
    return KeepByPosting(hits, stretch, kept, score);
  }
  const bool is_wide = last - first >= kSlots;
  if (is_wide || count * kVeryFew < postings) {
    return KeepByHit(hits, stretch, kept, score);
  }
  return KeepBySlot(hits, stretch, kept, score);
}

template <typename Score>
std::size_t TermSource::KeepByHit(Hits& hits, Stretch stretch, std::size_t kept,
                                  const Score& score) const {
  const auto ids = list_.ids();
  std::size_t at = 0;
  for (std::size_t hit = stretch.begin; hit < stretch.end; ++hit) {
    at += CountBelow(ids.subspan(at), hits.ids[hit]);
    if (at == ids.size()) break;
    if (ids[at] != hits.ids[hit]) continue;
    hits.ids[kept] = ids[at];
    hits.weights[kept++] = hits.weights[hit] + score(list_.frequencies()[at]);
  }
  return kept;
}

template <typename Score>
std::size_t TermSource::KeepByPosting(Hits& hits, Stretch stretch,
                                      std::size_t kept,
                                      const Score& score) const {
  const auto ids = list_.ids();
  std::size_t hit = stretch.begin;
  for (std::size_t at = 0; at < ids.size(); ++at) {
    const std::span<const Docid> rest(hits.ids.data() + hit, stretch.end - hit);
    hit += CountBelow(rest, ids[at]);
    if (hit == stretch.end) break;
    if (hits.ids[hit] != ids[at]) continue;
    hits.ids[kept] = ids[at];
    hits.weights[kept++] = hits.weights[hit] + score(list_.frequencies()[at]);
  }
  return kept;
}

// Without a branch that depends on the data: which of the two is smaller cannot
// be guessed. Each posting is put where its id says, and each hit looks there;
// what it finds may be left over from before and is compared again. What is not
// common is overwritten by the next.
template <typename Score>
std::size_t TermSource::KeepBySlot(Hits& hits, Stretch stretch,
                                   std::size_t kept, const Score& score) {
  if (scratch_.slots.empty()) scratch_.slots.resize(kSlots);
  std::uint16_t* const slots = scratch_.slots.data();
  Docid* const ids = hits.ids.data();
  double* const weights = hits.weights.data();
  const Docid base = ids[stretch.begin];
  const auto all = list_.ids();
  const Docid* const postings = all.data();
  const std::uint32_t* const frequencies = list_.frequencies().data();
  const std::size_t count = CountBelow(all, ids[stretch.end - 1] + 1);
  for (std::size_t i = 0; i < count; ++i) {
    slots[postings[i] - base] = static_cast<std::uint16_t>(i);
  }
  for (std::size_t hit = stretch.begin; hit < stretch.end; ++hit) {
    const Docid docid = ids[hit];
    const std::size_t posting = slots[docid - base];
    const std::size_t known = posting < all.size() ? posting : 0;
    ids[kept] = docid;
    weights[kept] = weights[hit] + score(frequencies[known]);
    kept += static_cast<std::size_t>(postings[known] == docid);
  }
  return kept;
}

}  // namespace precis::match
