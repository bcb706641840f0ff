#pragma once

#include <functional>

#include "indexer/index/store/index_store.h"

namespace precis {

// For who wants to be ready when the index changes. Called on the threads that
// change it, which go on when the call returns; each may be empty.
struct ChangeHooks {
  // Before a merged segment can be seen.
  MergedReport on_merged = nullptr;
  // After a publication, when all else is done that belongs to it, after
  // merging, compacting and retiring, and at the beginning.
  std::function<void()> on_change = nullptr;
  // Time to tidy up: after publications and what was merged because of them,
  // and once a minute, where nothing waits for it but merges. Of two threads.
  std::function<void()> on_quiet = nullptr;
};

}  // namespace precis
