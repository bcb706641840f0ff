#include "indexer/search/deleted_documents.h"

#include <algorithm>

namespace precis {

std::shared_ptr<const DeletedRanges> DeletedOf(const Manifest& manifest) {
  auto ranges = std::make_shared<DeletedRanges>();
  for (const SegmentInfo& segment : manifest.segments) {
    if (segment.deleted.empty()) continue;
    ranges->emplace(segment.uuid, segment.deleted.ToPairs());
  }
  return ranges;
}

DeletedDocuments::DeletedDocuments(std::shared_ptr<const DeletedRanges> ranges)
    : all_(std::move(ranges)) {}

void DeletedDocuments::init(const Xapian::Database& segment) {
  static const Ranges none;
  const auto found = all_->find(segment.get_uuid());
  ranges_ = found == all_->end() ? &none : &found->second;
  range_ = ranges_->begin();
  docid_ = 0;
  std::int64_t count = 0;
  for (const auto& [begin, end] : *ranges_) count += end - begin;
  count_ = static_cast<Xapian::doccount>(count);
}

void DeletedDocuments::next(double min_weight) {
  skip_to(static_cast<Xapian::docid>(docid_ + 1), min_weight);
}

void DeletedDocuments::skip_to(Xapian::docid docid, double /*min_weight*/) {
  if (docid <= docid_) return;
  range_ = std::partition_point(range_, ranges_->end(), [&](const auto& range) {
    return range.second <= docid;
  });
  if (range_ != ranges_->end()) {
    docid_ = std::max<std::int64_t>(range_->first, docid);
  }
}

bool DeletedDocuments::at_end() const { return range_ == ranges_->end(); }

Xapian::docid DeletedDocuments::get_docid() const {
  return static_cast<Xapian::docid>(docid_);
}

DeletedDocuments* DeletedDocuments::clone() const {
  return new DeletedDocuments(all_);
}

}  // namespace precis
