#pragma once

#include <xapian.h>
#include <memory>
#include <utility>
#include <vector>

#include "indexer/search/words_in_order.h"

namespace precis {

// Lets Xapian find documents that have patterns of words, looking only at those
// that would be among the best:
//
//   OrderCheck check(orders, patterns);
//   enquire.set_query(check.Watched(query));
//   enquire.get_mset(0, wanted, 0, nullptr, check.decider());
//
// Xapian asks a decider last, but does not say in which of several databases
// the document lies. So the query is watched by a posting source that has every
// document, and is asked about each of them right before.
//
// Thread safety: none; one for each run of a query.
class OrderCheck {
 public:
  OrderCheck(std::shared_ptr<const WordOrders> orders,
             std::vector<WordPattern> patterns)
      : orders_(std::move(orders)), decider_(std::move(patterns)) {}

  // As it is if there are no patterns.
  Xapian::Query Watched(const Xapian::Query& query) const;

  // Null if there are no patterns.
  const Xapian::MatchDecider* decider() const {
    return decider_.patterns.empty() ? nullptr : &decider_;
  }

 private:
  // Of the segment that the document at hand lies in.
  struct Place {
    SharedWordOrder order;
  };
  class Watcher;

  struct Decider : Xapian::MatchDecider {
    explicit Decider(std::vector<WordPattern> needed)
        : patterns(std::move(needed)) {}
    bool operator()(const Xapian::Document& document) const override;

    const std::vector<WordPattern> patterns;
    const std::shared_ptr<Place> place = std::make_shared<Place>();
  };

  std::shared_ptr<const WordOrders> orders_;
  Decider decider_;
};

}  // namespace precis
