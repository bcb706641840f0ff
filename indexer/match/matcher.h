#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "indexer/base/task_runner.h"
#include "indexer/match/plan.h"
#include "indexer/match/segment_run.h"

namespace precis::match {

struct Match {
  std::size_t segment = 0;  // SegmentToMatch::index.
  Docid docid = 0;
  double weight = 0;
};

// What a document has to have besides, and what is dear to find out: only those
// are asked about that would be among the best.
//
// Thread safety: const functions from any thread.
class DocumentCheck {
 public:
  virtual ~DocumentCheck() = default;
  DocumentCheck() = default;
  DocumentCheck(const DocumentCheck&) = delete;
  DocumentCheck& operator=(const DocumentCheck&) = delete;

  // Takes most of those out of `matches` that it does not accept, as far as
  // that is quick to tell; the others stay, in their order.
  virtual void Sift(std::vector<Match>& matches) const = 0;

  virtual bool Accepts(std::size_t segment, Docid docid) const = 0;

  // The document will be asked about, after some others: what is needed for it
  // may be fetched from memory.
  virtual void Announce(std::size_t segment, Docid docid) const = 0;
};

struct Ranking {
  std::vector<Match> best;  // In order.
  // All documents that match; with a check, or where a segment could be passed
  // over, about so many.
  std::size_t estimated_total = 0;
};

// Who helps with a search, and when.
struct Helpers {
  TaskRunner* runner = nullptr;  // Null: the caller's thread does all of it.
  // A search is divided into pieces of about so many postings, 150 µs each; one
  // that has fewer than two is not worth waking a thread for, which takes up to
  // 40 µs. At least 1.
  std::size_t piece_postings = 50'000;
};

struct MatchTask {
  const Plan& plan;
  std::span<const SegmentToMatch> segments;
  const DocumentCheck* check = nullptr;  // Null: none.
  std::size_t wanted = 1;                // At least 1.
  Helpers helpers = {};
};

// The documents that weigh most; of equal ones those with the lowest ids, then
// the lowest segments' come first. Whoever helps, they are the same; only a
// total that is estimated may differ. nullopt: something could not be read.
std::optional<Ranking> MostRelevant(const MatchTask& task);

// The documents with the highest values in `slot`; of equal ones those that
// weigh most (by how rare words are in their segment, since not every segment
// is asked), then those of earlier segments in `task`, then with the lowest ids
// come first. Segments that cannot contribute are not looked into. nullopt:
// something could not be read, or the values are no numbers.
std::optional<Ranking> HighestFirst(const MatchTask& task, std::uint32_t slot);

}  // namespace precis::match
