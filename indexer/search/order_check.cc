#include "indexer/search/order_check.h"

#include <algorithm>

namespace precis {

class OrderCheck::Watcher : public Xapian::PostingSource {
 public:
  Watcher(std::shared_ptr<const WordOrders> orders,
          std::shared_ptr<Place> place)
      : orders_(std::move(orders)), place_(std::move(place)) {}

  void init(const Xapian::Database& segment) override {
    const auto found = orders_->find(segment.get_uuid());
    order_ = found == orders_->end() ? nullptr : found->second;
    documents_ = segment.get_doccount();
    last_ = segment.get_lastdocid();
    docid_ = 0;
    set_maxweight(0);
  }
  Xapian::doccount get_termfreq_min() const override { return documents_; }
  Xapian::doccount get_termfreq_est() const override { return documents_; }
  Xapian::doccount get_termfreq_max() const override { return documents_; }
  void next(double min_weight) override { skip_to(docid_ + 1, min_weight); }
  void skip_to(Xapian::docid docid, double /*min_weight*/) override {
    docid_ = std::max(docid_, docid);
    if (place_->order != order_) place_->order = order_;
  }
  bool at_end() const override { return docid_ > last_; }
  Xapian::docid get_docid() const override { return docid_; }
  Watcher* clone() const override { return new Watcher(orders_, place_); }

 private:
  std::shared_ptr<const WordOrders> orders_;
  std::shared_ptr<Place> place_;
  SharedWordOrder order_;  // Of the segment at hand.
  Xapian::doccount documents_ = 0;
  Xapian::docid last_ = 0;
  Xapian::docid docid_ = 0;  // 0: before the first.
};

bool OrderCheck::Decider::operator()(const Xapian::Document& document) const {
  if (!place->order) return false;
  const CodeSpan words = place->order->CodesOf(document.get_docid());
  return std::ranges::all_of(patterns, [&](const WordPattern& pattern) {
    return Occurs(pattern, words);
  });
}

Xapian::Query OrderCheck::Watched(const Xapian::Query& query) const {
  if (decider_.patterns.empty()) return query;
  auto* const watcher = new Watcher(orders_, decider_.place);
  return {Xapian::Query::OP_FILTER, query, Xapian::Query(watcher->release())};
}

}  // namespace precis
