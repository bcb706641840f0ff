#pragma once

#include <cstdint>
#include <string_view>

#include "indexer/index/terms/terms.h"
#include "indexer/search/searcher.h"

namespace precis {

// Where articles and quotes keep the same, each in a place of its own (see
// schemas/index.md).

constexpr std::string_view TypeOf(SearchTarget target) {
  return target == SearchTarget::kEntries ? kArticleType : kSpeechType;
}

constexpr std::string_view TextPrefixOf(SearchTarget target) {
  return target == SearchTarget::kEntries ? std::string_view()
                                          : kSpeechTextPrefix;
}

constexpr std::uint32_t PublishedSlotOf(SearchTarget target) {
  return target == SearchTarget::kEntries ? kPublishedSlot
                                          : kSpeechPublishedSlot;
}

}  // namespace precis
