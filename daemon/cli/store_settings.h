#pragma once

#include "daemon/config/config.h"
#include "indexer/index/store_options.h"

namespace precis {

// What the configuration says of how the index is written and kept.
StoreOptions StoreOptionsOf(const Config& config);

}  // namespace precis
