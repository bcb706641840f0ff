#pragma once

#include <xapian.h>

namespace precis {

// The documents [begin, end) of one segment: an entry's quotes follow it.
// For a search of that segment alone.
class DocumentRange : public Xapian::PostingSource {
 public:
  DocumentRange(Xapian::docid begin, Xapian::docid end)
      : begin_(begin), end_(end) {}

  void init(const Xapian::Database& segment) override;
  Xapian::doccount get_termfreq_min() const override { return end_ - begin_; }
  Xapian::doccount get_termfreq_est() const override { return end_ - begin_; }
  Xapian::doccount get_termfreq_max() const override { return end_ - begin_; }
  void next(double min_weight) override;
  void skip_to(Xapian::docid docid, double min_weight) override;
  bool at_end() const override { return docid_ >= end_; }
  Xapian::docid get_docid() const override { return docid_; }
  DocumentRange* clone() const override;

 private:
  const Xapian::docid begin_;
  const Xapian::docid end_;
  Xapian::docid docid_ = 0;  // 0: before the first.
};

}  // namespace precis
