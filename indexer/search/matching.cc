#include "indexer/search/matching.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <iterator>
#include <string>
#include <utility>

#include "indexer/index/terms/word_weights.h"
#include "indexer/search/direct_matching.h"
#include "indexer/search/document_reader.h"
#include "indexer/search/order_check.h"
#include "indexer/search/result_order.h"
#include "indexer/search/target_documents.h"

namespace precis {
namespace {

// Sorts before no date, as documents without one do.
std::string NewestOf(const SegmentInfo& info) {
  if (!info.newest) return {};
  return Xapian::sortable_serialise(static_cast<double>(*info.newest));
}

// The query among documents that are not deleted.
Xapian::Query Live(const MatchRequest& request) {
  if (!request.deleted || request.deleted->empty()) return request.query.query;
  auto* const deleted = new DeletedDocuments(request.deleted);
  return {Xapian::Query::OP_AND_NOT, request.query.query,
          Xapian::Query(deleted->release())};
}

Matches MatchEverywhere(const OpenIndex& open, const MatchRequest& request) {
  const OrderCheck order_check(open.word_orders, request.query.patterns);
  Xapian::Enquire enquire(open.all);
  enquire.set_query(order_check.Watched(Live(request)));
  enquire.set_weighting_scheme(WordWeighting());
  const ResultOrder result_order(request.order, request.target);
  result_order.Apply(enquire);
  const auto found =
      enquire.get_mset(0, static_cast<Xapian::doccount>(request.wanted), 0,
                       nullptr, order_check.decider());
  Matches matches;
  matches.estimated_total = found.get_matches_estimated();
  for (auto hit = found.begin(); hit != found.end(); ++hit) {
    matches.best.push_back({Locate(open, *hit), hit.get_weight()});
  }
  return matches;
}

// Weights are sums, rounded in different orders in different segments.
constexpr double kRounding = 1e-12;

// Puts equally relevant documents that are ranked together in the order of
// their dates.
void SortEqualsByDate(const OpenIndex& open, std::uint32_t published,
                      Matches& matches) {
  struct Dated {
    std::string date;
    FoundDocument found;
  };
  DocumentReader reader(open);
  auto& best = matches.best;
  for (std::size_t first = 0; first < best.size();) {
    std::size_t last = first + 1;
    const double weight = best[first].weight * (1 - kRounding);
    const std::size_t end =
        std::min(best.size(), (first / kRankedTogether + 1) * kRankedTogether);
    while (last < end && best[last].weight >= weight) ++last;
    std::vector<Dated> dated;
    for (std::size_t i = first; i < last && last - first > 1; ++i) {
      dated.push_back(
          {std::string(reader.Value(best[i].place, published)), best[i]});
    }
    std::ranges::stable_sort(dated, std::greater(), &Dated::date);
    for (std::size_t i = 0; i < dated.size(); ++i) {
      best[first + i] = dated[i].found;
    }
    first = last;
  }
}

// One segment's part of a search by date.
class NewestFirst {
 public:
  NewestFirst(const OpenIndex& open, const MatchRequest& request)
      : open_(open), request_(request), wanted_(request.wanted) {}

  Matches Run() {
    std::vector<std::pair<std::string, std::size_t>> order;
    order.reserve(open_.segments.size());
    for (std::size_t i = 0; i < open_.segments.size(); ++i) {
      order.emplace_back(NewestOf(open_.manifest->segments[i]), i);
    }
    std::ranges::sort(order, std::greater());
    Matches matches;
    for (const auto& [newest, segment] : order) {
      const auto items = Suffice(newest) ? 0 : wanted_;
      matches.estimated_total += Ask(segment, items);
    }
    for (const Item& item : best_) matches.best.push_back(item.found);
    return matches;
  }

 private:
  struct Item {
    std::string date;
    FoundDocument found;
  };

  // No document of a segment that begins at `newest` can be among the best.
  bool Suffice(const std::string& newest) const {
    return wanted_ == 0 ||
           (best_.size() == wanted_ && best_.back().date > newest);
  }

  // Returns how many documents match, about.
  std::size_t Ask(std::size_t segment, std::size_t items) {
    const OrderCheck order_check(open_.word_orders, request_.query.patterns);
    Xapian::Enquire enquire(open_.segments[segment]);
    enquire.set_query(order_check.Watched(Live(request_)));
    enquire.set_weighting_scheme(WordWeighting());
    const ResultOrder by_date(SearchOrder::kNewest, request_.target);
    by_date.Apply(enquire);
    const auto found = enquire.get_mset(0, static_cast<Xapian::doccount>(items),
                                        0, nullptr, order_check.decider());
    std::vector<Item> joined;
    std::vector<Item> more;
    for (auto hit = found.begin(); hit != found.end(); ++hit) {
      more.push_back({hit.get_sort_key(), {{segment, *hit}, hit.get_weight()}});
    }
    std::ranges::merge(best_, more, std::back_inserter(joined),
                       [](const Item& a, const Item& b) {
                         if (a.date != b.date) return a.date > b.date;
                         return a.found.weight > b.found.weight;
                       });
    if (joined.size() > wanted_) {
      joined.erase(joined.begin() + static_cast<std::ptrdiff_t>(wanted_),
                   joined.end());
    }
    best_ = std::move(joined);
    return found.get_matches_estimated();
  }

  const OpenIndex& open_;
  const MatchRequest& request_;
  const std::size_t wanted_;
  std::vector<Item> best_;  // In order.
};

}  // namespace

// Hidden from clang's analyzer, which takes the set of flags that Xapian's
// inline constructor adds up for an enumeration.
#ifndef __clang_analyzer__
Xapian::BM25Weight WordWeighting() { return {kWordUnit, 0, 1, 0, 0.5}; }
#endif

Matches MatchByXapian(const OpenIndex& open, const MatchRequest& request) {
  if (request.order == SearchOrder::kNewest) {
    return NewestFirst(open, request).Run();
  }
  Matches matches = MatchEverywhere(open, request);
  if (request.order == SearchOrder::kRelevance) {
    SortEqualsByDate(open, PublishedSlotOf(request.target), matches);
  }
  return matches;
}

Matches Match(const OpenIndex& open, const MatchRequest& request) {
  auto direct = MatchDirectly(open, request);
  if (!direct) return MatchByXapian(open, request);
  if (request.order == SearchOrder::kRelevance) {
    SortEqualsByDate(open, PublishedSlotOf(request.target), *direct);
  }
  return *std::move(direct);
}

}  // namespace precis
