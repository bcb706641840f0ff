#include "indexer/search/matching.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <iterator>
#include <string>
#include <utility>

#include "indexer/index/word_weights.h"
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

Matches MatchEverywhere(const OpenIndex& open, const MatchRequest& request) {
  const OrderCheck order_check(open.word_orders, request.query.patterns);
  Xapian::Enquire enquire(open.all);
  enquire.set_query(order_check.Watched(request.query.query));
  enquire.set_weighting_scheme(WordWeighting());
  const ResultOrder result_order(request.order, request.target);
  result_order.Apply(enquire);
  const auto found =
      enquire.get_mset(0, static_cast<Xapian::doccount>(request.wanted), 0,
                       nullptr, order_check.decider());
  Matches matches;
  matches.estimated_total = found.get_matches_estimated();
  for (auto hit = found.begin(); hit != found.end(); ++hit) {
    matches.hits.push_back(hit);
    matches.places.push_back(Locate(open, *hit));
  }
  return matches;
}

// Puts equally relevant documents in the order of their dates.
void SortEqualsByDate(const OpenIndex& open, std::uint32_t published,
                      Matches& matches) {
  const auto count = matches.hits.size();
  for (std::size_t first = 0; first < count;) {
    std::size_t last = first + 1;
    const double weight = matches.hits[first].get_weight();
    while (last < count && matches.hits[last].get_weight() >= weight) ++last;
    if (last - first > 1) {
      struct Dated {
        std::string date;
        Xapian::MSetIterator hit;
        SegmentDocument place;
      };
      std::vector<Dated> dated;
      for (std::size_t i = first; i < last; ++i) {
        const auto place = matches.places[i];
        const auto document = open.segments[place.segment].get_document(
            place.docid, Xapian::DOC_ASSUME_VALID);
        dated.push_back(
            {document.get_value(published), matches.hits[i], place});
      }
      std::ranges::stable_sort(dated, [](const Dated& a, const Dated& b) {
        return a.date > b.date;
      });
      for (std::size_t i = first; i < last; ++i) {
        matches.hits[i] = dated[i - first].hit;
        matches.places[i] = dated[i - first].place;
      }
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
    for (Item& item : best_) {
      matches.hits.push_back(item.hit);
      matches.places.push_back({item.segment, *item.hit});
    }
    return matches;
  }

 private:
  struct Item {
    std::string date;
    Xapian::MSetIterator hit;
    std::size_t segment = 0;
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
    enquire.set_query(order_check.Watched(request_.query.query));
    enquire.set_weighting_scheme(WordWeighting());
    const ResultOrder by_date(SearchOrder::kNewest, request_.target);
    by_date.Apply(enquire);
    const auto found = enquire.get_mset(0, static_cast<Xapian::doccount>(items),
                                        0, nullptr, order_check.decider());
    std::vector<Item> joined;
    std::vector<Item> more;
    for (auto hit = found.begin(); hit != found.end(); ++hit) {
      more.push_back({hit.get_sort_key(), hit, segment});
    }
    std::ranges::merge(best_, more, std::back_inserter(joined),
                       [](const Item& a, const Item& b) {
                         if (a.date != b.date) return a.date > b.date;
                         return a.hit.get_weight() > b.hit.get_weight();
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

Matches Match(const OpenIndex& open, const MatchRequest& request) {
  if (request.order == SearchOrder::kNewest) {
    return NewestFirst(open, request).Run();
  }
  Matches matches = MatchEverywhere(open, request);
  if (request.order == SearchOrder::kRelevance) {
    SortEqualsByDate(open, PublishedSlotOf(request.target), matches);
  }
  return matches;
}

}  // namespace precis
