#include "indexer/search/prepared_segments.h"

#include <algorithm>
#include <iterator>

#include "indexer/index/segment/segment_database.h"
#include "indexer/index/segment/xapian_guard.h"
#include "indexer/search/target_documents.h"

namespace precis {
namespace {

// As many as merge at the same time, and some more.
constexpr std::size_t kMostMerged = 4;

bool Contains(const std::vector<SharedSegmentPtr>& segments,
              const SharedSegmentPtr& segment) {
  return std::ranges::find(segments, segment) != segments.end();
}

std::vector<SharedSegmentPtr> Difference(
    const std::vector<SharedSegmentPtr>& now,
    const std::vector<SharedSegmentPtr>& before) {
  std::vector<SharedSegmentPtr> added;
  std::ranges::copy_if(now, std::back_inserter(added),
                       [&](const auto& one) { return !Contains(before, one); });
  return added;
}

// The values are kept with the lists.
void ReadDates(const match::SegmentLists& lists) {
  for (const auto target : {SearchTarget::kEntries, SearchTarget::kQuotes}) {
    static_cast<void>(lists.ValuesOf(PublishedSlotOf(target)));
  }
}

}  // namespace

Result<void> PreparedSegments::Prepare() {
  const auto added = OpenNew();
  if (!added) return std::unexpected(added.error());
  for (const SharedSegmentPtr& segment : *added) ReadDates(*segment->lists);
  return {};
}

Result<void> PreparedSegments::PrepareMerged(
    const std::filesystem::path& segment, const SegmentInfo& info) {
  return Guard([&]() -> Result<void> {
    auto database = OpenSegmentAt(segment, info);
    if (!database) return std::unexpected(std::move(database.error()));
    auto shared = shared_->OpenMerged(segment, info, *database);
    if (!shared) return std::unexpected(std::move(shared.error()));
    ReadDates(*(*shared)->lists);
    // Phrases look at a place of it for each document that has the words. What
    // was merged has just been written, so that it is in memory.
    (*shared)->word_order->Populate();
    const MutexLock hold(mutex_);
    merged_.push_back(*std::move(shared));
    if (merged_.size() > kMostMerged) merged_.pop_front();
    return {};
  });
}

// The segments that no call before has met.
Result<std::vector<SharedSegmentPtr>> PreparedSegments::OpenNew() {
  const MutexLock hold(mutex_);
  if (newest_.manifest && !IsStale(shared_->index(), newest_)) return {};
  auto open = OpenNewest(*shared_, &newest_);
  if (!open) return std::unexpected(std::move(open.error()));
  auto added = Difference(open->shared, newest_.shared);
  KeepOthers(*open);
  newest_ = *std::move(open);
  const std::vector<SharedSegmentPtr>& live = newest_.shared;
  std::erase_if(merged_,
                [&](const auto& segment) { return Contains(live, segment); });
  return added;
}

// What `next` does not have.
void PreparedSegments::KeepOthers(const OpenIndex& next) {
  for (std::size_t i = 0; i < newest_.shared.size(); ++i) {
    if (Contains(next.shared, newest_.shared[i])) continue;
    left_.push_back({newest_.segments[i], newest_.shared[i]});
  }
}

std::vector<PreparedSegments::Left> PreparedSegments::TakeUnused() {
  const MutexLock hold(mutex_);
  const auto used = std::ranges::partition(
      left_, [](const Left& left) { return left.segment.use_count() > 1; });
  std::vector<Left> unused(std::make_move_iterator(used.begin()),
                           std::make_move_iterator(used.end()));
  left_.erase(used.begin(), used.end());
  return unused;
}

// Without the mutex: nobody may have to wait for the kernel. The handles are
// nobody else's, since those that shared them went with their generation.
void PreparedSegments::Release() { TakeUnused().clear(); }

}  // namespace precis
