#include "indexer/search/direct_matching.h"

#include <algorithm>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "indexer/match/matcher.h"
#include "indexer/search/pattern_check.h"
#include "indexer/search/target_documents.h"

namespace precis {
namespace {

using Segments = std::vector<match::SegmentToMatch>;

// In the manifest's order.
Segments SegmentsOf(const OpenIndex& open, const MatchRequest& request) {
  Segments segments;
  for (std::size_t i = 0; i < open.lists.size(); ++i) {
    match::SegmentToMatch segment{.lists = open.lists[i], .index = i};
    if (request.deleted) {
      const auto found = request.deleted->find(open.manifest->segments[i].uuid);
      if (found != request.deleted->end()) segment.deleted = &found->second;
    }
    segments.push_back(std::move(segment));
  }
  return segments;
}

// Those with the newest entries first: then others need not be looked into.
void SortByNewest(const Manifest& manifest, Segments& segments) {
  std::ranges::sort(segments, std::greater(), [&](const auto& segment) {
    return std::pair(manifest.segments[segment.index].newest, segment.index);
  });
}

}  // namespace

std::optional<Matches> MatchDirectly(const OpenIndex& open,
                                     const MatchRequest& request) {
  const bool newest = request.order == SearchOrder::kNewest;
  if (!newest && request.order != SearchOrder::kRelevance) return std::nullopt;
  const auto plan = match::PlanOf(request.query.query);
  if (!plan) return std::nullopt;
  Segments segments = SegmentsOf(open, request);
  if (newest) SortByNewest(*open.manifest, segments);
  const PatternCheck check(open, request.query.patterns);
  const match::MatchTask task{
      .plan = *plan,
      .segments = segments,
      .check = request.query.patterns.empty() ? nullptr : &check,
      .wanted = request.wanted,
      .helpers = request.helpers};
  const auto ranking =
      newest ? match::HighestFirst(task, PublishedSlotOf(request.target))
             : match::MostRelevant(task);
  if (!ranking) return std::nullopt;
  Matches matches;
  matches.estimated_total = ranking->estimated_total;
  for (const match::Match& found : ranking->best) {
    matches.best.push_back({{found.segment, found.docid}, found.weight});
  }
  return matches;
}

}  // namespace precis
