#pragma once

#include <xapian.h>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "indexer/index/manifest/manifest.h"

namespace precis {

// Ascending [begin, end) document ids by the UUID of their segment.
using DeletedRanges =
    std::map<std::string, std::vector<std::pair<std::int64_t, std::int64_t>>>;

// Those of a manifest; segments without any are left out.
std::shared_ptr<const DeletedRanges> DeletedOf(const Manifest& manifest);

// The documents of a segment that its manifest has as deleted, for OP_AND_NOT.
// A search over several segments has one for each, made by clone().
class DeletedDocuments : public Xapian::PostingSource {
 public:
  explicit DeletedDocuments(std::shared_ptr<const DeletedRanges> ranges);

  void init(const Xapian::Database& segment) override;
  Xapian::doccount get_termfreq_min() const override { return count_; }
  Xapian::doccount get_termfreq_est() const override { return count_; }
  Xapian::doccount get_termfreq_max() const override { return count_; }
  void next(double min_weight) override;
  void skip_to(Xapian::docid docid, double min_weight) override;
  bool at_end() const override;
  Xapian::docid get_docid() const override;
  DeletedDocuments* clone() const override;

 private:
  using Ranges = DeletedRanges::mapped_type;

  std::shared_ptr<const DeletedRanges> all_;
  const Ranges* ranges_ = nullptr;  // Of the segment at hand.
  Ranges::const_iterator range_;    // The one that docid_ is in.
  std::int64_t docid_ = 0;          // 0: before the first.
  Xapian::doccount count_ = 0;
};

}  // namespace precis
