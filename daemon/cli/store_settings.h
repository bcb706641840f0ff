#pragma once

#include <memory>

#include "daemon/config/config.h"
#include "indexer/index/store/index_store.h"
#include "indexer/index/store/store_options.h"
#include "indexer/stories/story_book.h"

namespace precis {

// What the configuration says of how the index is written and kept.
StoreOptions StoreOptionsOf(const Config& config);

// What is kept open to find duplicates and stories; null: they are switched
// off. kUnavailable, kCorrupt: the index cannot be read.
Result<std::unique_ptr<StoryBook>> OpenStories(const Config& config,
                                               const IndexStore& store);

}  // namespace precis
