#include "indexer/search/pattern_check.h"

#include <algorithm>
#include <array>

namespace precis {
namespace {

// So many documents are looked at together: memory answers for all of them in
// little more time than for one.
constexpr std::size_t kTogether = 32;

}  // namespace

PatternCheck::PatternCheck(const OpenIndex& open,
                           const std::vector<WordPattern>& patterns)
    : patterns_(patterns) {
  for (const SegmentInfo& info : open.manifest->segments) {
    orders_.push_back(open.word_orders->at(info.uuid).get());
  }
  const auto phrase = std::ranges::find_if(patterns, IsPhrase);
  if (phrase != patterns.end()) {
    first_.emplace(phrase->codes[0], phrase->codes[1]);
  }
}

bool PatternCheck::MayHaveAll(const PairFilter& neighbours) const {
  return std::ranges::all_of(patterns_, [&](const WordPattern& pattern) {
    return MayOccur(pattern, neighbours);
  });
}

void PatternCheck::Sift(std::vector<match::Match>& matches) const {
  if (!first_) return;
  const std::size_t size = matches.size();
  const auto fetch_places = [&](std::size_t begin) {
    for (std::size_t i = begin; i < std::min(size, begin + kTogether); ++i) {
      orders_[matches[i].segment]->FetchPlaceOf(matches[i].docid);
    }
  };
  std::array<PairFilter, kTogether> filters;
  std::size_t kept = 0;
  fetch_places(0);
  for (std::size_t begin = 0; begin < size; begin += kTogether) {
    const std::size_t count = std::min(kTogether, size - begin);
    fetch_places(begin + kTogether);
    for (std::size_t i = 0; i < count; ++i) {
      const match::Match& match = matches[begin + i];
      filters[i] = orders_[match.segment]->PairsOf(match.docid);
      filters[i].Fetch(*first_);
    }
    for (std::size_t i = 0; i < count; ++i) {
      matches[kept] = matches[begin + i];
      if (filters[i].MayHave(*first_) && MayHaveAll(filters[i])) ++kept;
    }
  }
  matches.resize(kept);
}

bool PatternCheck::Accepts(std::size_t segment, match::Docid docid) const {
  return std::ranges::all_of(patterns_, [&](const WordPattern& pattern) {
    return OccursIn(*orders_[segment], docid, pattern);
  });
}

}  // namespace precis
