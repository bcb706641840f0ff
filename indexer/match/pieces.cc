#include "indexer/match/pieces.h"

#include <algorithm>
#include <cstdint>
#include <numeric>

namespace precis::match {
namespace {

std::uint64_t PostingsOf(const SegmentRun& run) {
  const auto& terms = run.term_documents();
  return std::accumulate(terms.begin(), terms.end(), std::uint64_t{0});
}

}  // namespace

std::vector<Piece> Divide(SegmentRuns& all, std::size_t postings) {
  const auto& runs = all.runs();
  std::uint64_t total = 0;
  for (const SegmentRun& run : runs) total += PostingsOf(run);
  std::vector<Piece> pieces;
  if (total < std::uint64_t{2} * postings) return pieces;
  for (std::size_t at = 0; at < runs.size(); ++at) {
    const std::uint64_t last =
        std::max<Docid>(1, runs[at].segment().lists->last_docid());
    const std::uint64_t here = PostingsOf(runs[at]);
    const auto count =
        std::clamp<std::uint64_t>((here + postings / 2) / postings, 1, last);
    Docid begin = 1;
    for (std::uint64_t i = 1; i <= count; ++i) {
      const Docid end =
          i == count ? kNoDocument : static_cast<Docid>(last * i / count) + 1;
      pieces.push_back({at, {begin, end}});
      begin = end;
    }
  }
  return pieces;
}

}  // namespace precis::match
