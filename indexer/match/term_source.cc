#include "indexer/match/term_source.h"

#include <algorithm>

namespace precis::match {
namespace {

// With fewer hits among so many postings each is looked for by itself.
constexpr std::size_t kFew = 8;

// Hits that span more ids are looked for one by one.
constexpr std::size_t kSlots = 16384;

std::size_t CountBelow(std::span<const Docid> ids, Docid docid) {
  return static_cast<std::size_t>(std::ranges::lower_bound(ids, docid) -
                                  ids.begin());
}

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
    const auto frequencies = list_.frequencies();
    const std::size_t size = hits.size();
    hits.Resize(size + count);
    std::ranges::copy(ids.first(count), hits.ids.data() + size);
    double* const weights = hits.weights.data() + size;
    for (std::size_t i = 0; i < count; ++i) {
      weights[i] = score_ == nullptr ? 0 : (*score_)(frequencies[i]);
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
    FindCommon(hits, begin, end);
    TakeCommon(hits, kept);
    begin = end;
  }
  hits.Resize(kept);
}

void TermSource::FindCommon(const Hits& hits, std::size_t begin,
                            std::size_t end) {
  auto& common = scratch_.common;
  if (common.size() < end - begin + 1) common.resize(end - begin + 1);
  common_size_ = 0;
  const bool is_wide = hits.ids[end - 1] - hits.ids[begin] >= kSlots;
  if (is_wide || (end - begin) * kFew < list_.ids().size()) {
    FindFew(hits, begin, end);
  } else {
    FindMany(hits, begin, end);
  }
}

void TermSource::FindFew(const Hits& hits, std::size_t begin, std::size_t end) {
  const auto ids = list_.ids();
  std::size_t at = 0;
  for (std::size_t hit = begin; hit < end; ++hit) {
    at += CountBelow(ids.subspan(at), hits.ids[hit]);
    if (at == ids.size()) return;
    if (ids[at] != hits.ids[hit]) continue;
    scratch_.common[common_size_++] = {static_cast<std::uint32_t>(hit),
                                       static_cast<std::uint32_t>(at)};
  }
}

// Without a branch that depends on the data: which of the two is smaller cannot
// be guessed. Each posting is put where its id says, and each hit looks there;
// what it finds may be left over from before and is compared again.
void TermSource::FindMany(const Hits& hits, std::size_t begin,
                          std::size_t end) {
  auto& slots = scratch_.slots;
  if (slots.empty()) slots.resize(kSlots);
  const Docid base = hits.ids[begin];
  const auto all = list_.ids();
  const auto ids = all.first(CountBelow(all, hits.ids[end - 1] + 1));
  for (std::size_t i = 0; i < ids.size(); ++i) {
    slots[ids[i] - base] = static_cast<std::uint16_t>(i);
  }
  JoinScratch::Pair* const common = scratch_.common.data();
  std::size_t found = 0;
  for (std::size_t hit = begin; hit < end; ++hit) {
    const Docid docid = hits.ids[hit];
    const std::size_t posting = slots[docid - base];
    common[found] = {static_cast<std::uint32_t>(hit),
                     static_cast<std::uint32_t>(posting)};
    const std::size_t known = posting < all.size() ? posting : 0;
    found += static_cast<std::size_t>(all[known] == docid);
  }
  common_size_ = found;
}

void TermSource::TakeCommon(Hits& hits, std::size_t& kept) {
  const auto frequencies = list_.frequencies();
  for (std::size_t i = 0; i < common_size_; ++i) {
    const auto [hit, posting] = scratch_.common[i];
    const double more = score_ == nullptr ? 0 : (*score_)(frequencies[posting]);
    hits.ids[kept] = hits.ids[hit];
    hits.weights[kept] = hits.weights[hit] + more;
    ++kept;
  }
}

}  // namespace precis::match
