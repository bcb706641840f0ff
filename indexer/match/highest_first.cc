#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "indexer/match/best.h"
#include "indexer/match/matcher.h"
#include "indexer/match/segment_runs.h"

namespace precis::match {
namespace {

struct Valued {
  ValueKey key = 0;
  Match match;
  std::size_t turn = 0;  // Of its segment.
};

struct IsHigher {
  bool operator()(const Valued& a, const Valued& b) const {
    if (a.key != b.key) return a.key > b.key;
    if (a.match.weight != b.match.weight) {
      return a.match.weight > b.match.weight;
    }
    if (a.turn != b.turn) return a.turn < b.turn;
    return a.match.docid < b.match.docid;
  }
};

// One search. Of each segment all matches are found first, then asked for their
// values, those of the highest chunks first, until no other chunk can be among
// the best.
class Search {
 public:
  explicit Search(const MatchTask& task) : task_(task), best_(task.wanted) {}

  // False: something could not be read.
  bool Ask(SegmentRun& run, const ValueChunks& values) {
    ++turn_;
    if (Suffice(HighestOf(values))) {
      total_ += run.Estimate();
      return true;
    }
    all_.Clear();
    while (run.Next(hits_)) {
      all_.ids.insert(all_.ids.end(), hits_.ids.begin(), hits_.ids.end());
      all_.weights.insert(all_.weights.end(), hits_.weights.begin(),
                          hits_.weights.end());
    }
    checked_ = passed_ = 0;
    Rank(run.segment().index, values);
    const auto found = static_cast<double>(all_.size());
    total_ += checked_ == 0 ? found
                            : found * static_cast<double>(passed_) /
                                  static_cast<double>(checked_);
    return !run.damaged();
  }

  Ranking Take() {
    Ranking ranking;
    for (Valued& valued : best_.Take()) ranking.best.push_back(valued.match);
    ranking.estimated_total = std::max(
        ranking.best.size(), static_cast<std::size_t>(std::lround(total_)));
    return ranking;
  }

 private:
  static ValueKey HighestOf(const ValueChunks& values) {
    ValueKey highest = 0;
    for (const auto& chunk : values.chunks()) {
      highest = std::max(highest, chunk.highest);
    }
    return highest;
  }

  bool Suffice(ValueKey key) const {
    return task_.wanted == 0 || (best_.full() && best_.worst().key > key);
  }

  void Rank(std::size_t segment, const ValueChunks& values) {
    const auto& chunks = values.chunks();
    std::vector<std::size_t> order(chunks.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, std::greater(),
                             [&](std::size_t i) { return chunks[i].highest; });
    has_value_.assign(all_.size(), false);
    for (const std::size_t i : order) {
      if (Suffice(chunks[i].highest)) return;
      RankChunk(segment, chunks[i]);
    }
    if (Suffice(0)) return;
    for (std::size_t i = 0; i < all_.size(); ++i) {
      if (!has_value_[i]) Offer(segment, i, 0);
    }
  }

  void RankChunk(std::size_t segment, const ValueChunks::Chunk& chunk) {
    const auto begin = std::ranges::lower_bound(all_.ids, chunk.first);
    auto i = static_cast<std::size_t>(begin - all_.ids.begin());
    if (i == all_.size() || all_.ids[i] > chunk.last) return;
    ValueChunks::Decode(chunk, decoded_);
    std::size_t at = 0;
    for (; i < all_.size() && all_.ids[i] <= chunk.last; ++i) {
      while (decoded_.ids[at] < all_.ids[i]) ++at;
      if (decoded_.ids[at] != all_.ids[i]) continue;
      has_value_[i] = true;
      Offer(segment, i, decoded_.keys[at]);
    }
  }

  void Offer(std::size_t segment, std::size_t i, ValueKey key) {
    const Valued valued{key, {segment, all_.ids[i], all_.weights[i]}, turn_};
    if (best_.full() && !IsHigher()(valued, best_.worst())) return;
    if (task_.check != nullptr) {
      ++checked_;
      if (!task_.check->Accepts(segment, valued.match.docid)) return;
      ++passed_;
    }
    best_.Offer(valued);
  }

  const MatchTask& task_;
  Best<Valued, IsHigher> best_;
  std::size_t turn_ = 0;
  double total_ = 0;
  Hits all_;  // Of the segment at hand.
  Hits hits_;
  std::vector<bool> has_value_;
  DecodedValues decoded_;
  std::size_t checked_ = 0;
  std::size_t passed_ = 0;
};

}  // namespace

std::optional<Ranking> HighestFirst(const MatchTask& task, std::uint32_t slot) {
  SegmentRuns all(task, CountedIn::kEachSegment);
  Search search(task);
  for (SegmentRun& run : all.runs()) {
    const ValueChunks* values = run.segment().lists->ValuesOf(slot);
    if (values == nullptr || !search.Ask(run, *values)) return std::nullopt;
  }
  return search.Take();
}

}  // namespace precis::match
