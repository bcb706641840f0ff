#pragma once

#include <xapian.h>
#include <map>
#include <memory>
#include <string>

#include "indexer/index/words/word_order_file.h"

namespace precis {

// Of the segments that are searched, by their UUIDs.
using WordOrders = std::map<std::string, SharedWordOrder>;

// Every id of a segment, one after another, with the order of its words at
// hand; what derives from it says which of them count. Claims to be all
// documents, so that Xapian asks it last.
class OrderedDocuments : public Xapian::PostingSource {
 public:
  explicit OrderedDocuments(std::shared_ptr<const WordOrders> orders)
      : orders_(std::move(orders)) {}

  void init(const Xapian::Database& segment) override;
  Xapian::doccount get_termfreq_min() const override { return 0; }
  Xapian::doccount get_termfreq_est() const override { return documents_; }
  Xapian::doccount get_termfreq_max() const override { return documents_; }
  void next(double min_weight) override { skip_to(docid_ + 1, min_weight); }
  bool at_end() const override { return docid_ > last_; }
  Xapian::docid get_docid() const override { return docid_; }

 protected:
  const std::shared_ptr<const WordOrders>& orders() const { return orders_; }
  // Of the segment at hand; null: it has none.
  const SharedWordOrder& order() const { return order_; }
  void MoveTo(Xapian::docid docid) { docid_ = docid; }

 private:
  std::shared_ptr<const WordOrders> orders_;
  SharedWordOrder order_;
  Xapian::doccount documents_ = 0;
  Xapian::docid last_ = 0;
  Xapian::docid docid_ = 0;  // 0: before the first.
};

}  // namespace precis
