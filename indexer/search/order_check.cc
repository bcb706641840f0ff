#include "indexer/search/order_check.h"

#include <algorithm>

namespace precis {

class OrderCheck::Watcher : public OrderedDocuments {
 public:
  Watcher(std::shared_ptr<const WordOrders> segments,
          std::shared_ptr<Place> place)
      : OrderedDocuments(std::move(segments)), place_(std::move(place)) {}

  void skip_to(Xapian::docid docid, double /*min_weight*/) override {
    MoveTo(std::max(get_docid(), docid));
    if (place_->order != order()) place_->order = order();
  }
  Watcher* clone() const override { return new Watcher(orders(), place_); }

 private:
  std::shared_ptr<Place> place_;
};

bool OrderCheck::Decider::operator()(const Xapian::Document& document) const {
  if (!place->order) return false;
  const Xapian::docid docid = document.get_docid();
  return std::ranges::all_of(patterns, [&](const WordPattern& pattern) {
    return OccursIn(*place->order, docid, pattern);
  });
}

Xapian::Query OrderCheck::Watched(const Xapian::Query& query) const {
  if (decider_.patterns.empty()) return query;
  auto* const watcher = new Watcher(orders_, decider_.place);
  return {Xapian::Query::OP_FILTER, query, Xapian::Query(watcher->release())};
}

}  // namespace precis
