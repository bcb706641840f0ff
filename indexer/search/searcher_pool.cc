#include <utility>
#include <vector>

#include "indexer/base/mutex.h"
#include "indexer/search/prepared_segments.h"
#include "indexer/search/searcher.h"
#include "indexer/search/shared_segments.h"

namespace precis {

struct SearcherPool::State {
  explicit State(std::filesystem::path index)
      : shared(std::make_shared<SharedSegments>(std::move(index))),
        prepared(shared) {}

  const std::shared_ptr<SharedSegments> shared;
  PreparedSegments prepared;
  std::size_t max_idle = 0;
  TaskRunner* helpers = nullptr;
  Mutex mutex;
  std::vector<std::unique_ptr<Searcher>> idle PRECIS_GUARDED_BY(mutex);

  // The one used last: its blocks are the likeliest to be in memory.
  std::unique_ptr<Searcher> TakeIdle() {
    const MutexLock hold(mutex);
    if (idle.empty()) return nullptr;
    auto searcher = std::move(idle.back());
    idle.pop_back();
    return searcher;
  }

  void Keep(std::unique_ptr<Searcher> searcher) {
    const MutexLock hold(mutex);
    if (idle.size() < max_idle) idle.push_back(std::move(searcher));
  }
};

SearcherPool::SearcherPool(std::filesystem::path index, std::size_t max_idle,
                           TaskRunner* helpers)
    : state_(std::make_unique<State>(std::move(index))) {
  state_->max_idle = max_idle;
  state_->helpers = helpers;
}

SearcherPool::~SearcherPool() = default;

void SearcherPool::Return::operator()(Searcher* searcher) const {
  pool->state_->Keep(std::unique_ptr<Searcher>(searcher));
}

Result<void> SearcherPool::Prepare() { return state_->prepared.Prepare(); }

Result<void> SearcherPool::PrepareMerged(const std::filesystem::path& segment,
                                         const SegmentInfo& info) {
  return state_->prepared.PrepareMerged(segment, info);
}

void SearcherPool::Release() { state_->prepared.Release(); }

Result<SearcherPool::Lease> SearcherPool::Acquire() {
  auto searcher = state_->TakeIdle();
  if (!searcher) {
    auto opened = Searcher::Open(state_->shared->index(), state_->helpers,
                                 state_->shared);
    if (!opened) return std::unexpected(std::move(opened.error()));
    searcher = *std::move(opened);
  } else if (auto refreshed = searcher->Refresh(); !refreshed) {
    return std::unexpected(std::move(refreshed.error()));
  }
  return Lease(searcher.release(), Return{this});
}

}  // namespace precis
