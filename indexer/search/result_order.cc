#include "indexer/search/result_order.h"

#include <limits>

#include "indexer/index/terms/terms.h"
#include "indexer/search/target_documents.h"

namespace precis {
namespace {

// Sorts after every date.
std::string NoDate() {
  return Xapian::sortable_serialise(std::numeric_limits<double>::infinity());
}

std::unique_ptr<Xapian::MultiValueKeyMaker> MakeKey(SearchOrder order,
                                                    std::uint32_t published) {
  auto key = std::make_unique<Xapian::MultiValueKeyMaker>();
  if (order == SearchOrder::kOldest) {
    key->add_value(published, false, NoDate());
    return key;
  }
  key->add_value(order == SearchOrder::kTerminator ? kTerminatorSlot
                                                   : kIdiocracySlot);
  key->add_value(published);
  return key;
}

}  // namespace

ResultOrder::ResultOrder(SearchOrder order, SearchTarget target)
    : order_(order), published_(PublishedSlotOf(target)) {
  if (order != SearchOrder::kRelevance && order != SearchOrder::kNewest) {
    key_ = MakeKey(order, published_);
  }
}

void ResultOrder::Apply(Xapian::Enquire& enquire) const {
  switch (order_) {
    case SearchOrder::kRelevance:
      enquire.set_sort_by_relevance();
      break;
    case SearchOrder::kNewest:
      enquire.set_sort_by_value_then_relevance(published_, true);
      break;
    case SearchOrder::kOldest:
      enquire.set_sort_by_key_then_relevance(key_.get(), false);
      break;
    case SearchOrder::kTerminator:
    case SearchOrder::kIdiocracy:
      enquire.set_sort_by_key_then_relevance(key_.get(), true);
      break;
  }
}

}  // namespace precis
