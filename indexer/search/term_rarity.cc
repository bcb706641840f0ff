#include "indexer/search/term_rarity.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>

#include "indexer/match/posting_list.h"

namespace precis {
namespace {

constexpr std::size_t kAsked = 3;

}  // namespace

TermRarity::TermRarity(const OpenIndex& open) {
  segments_.reserve(open.lists.size());
  for (const auto& lists : open.lists) segments_.push_back(lists.get());
  std::ranges::sort(segments_, std::greater(), &match::SegmentLists::documents);
  segments_.resize(std::min(segments_.size(), kAsked));
  for (const auto* segment : segments_) documents_ += segment->documents();
}

double TermRarity::Of(std::string_view term) const {
  std::uint64_t with_term = 0;
  for (const auto* segment : segments_) {
    with_term += match::PostingList(segment->postings(), term).documents();
  }
  return std::log1p(static_cast<double>(documents_) /
                    static_cast<double>(std::max<std::uint64_t>(with_term, 1)));
}

}  // namespace precis
