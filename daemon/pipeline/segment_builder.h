#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <vector>

#include "daemon/metrics/metrics.h"
#include "daemon/pipeline/learned_frequencies.h"
#include "daemon/pipeline/work_result.h"
#include "daemon/source/event_batch.h"
#include "indexer/analyse/wtf/wtf_lexicon.h"
#include "indexer/index/store/index_store.h"
#include "indexer/parse/article_parser.h"
#include "indexer/stories/story_book.h"

namespace precis {

// Carries events from bytes to one segment: parse, analyse, add.
//
// Thread safety: none; owned by one worker.
class SegmentBuilder {
 public:
  // What an entry is given besides the article; all outlive the builder.
  struct Helpers {
    const analyse::WtfLexicon* lexicon = nullptr;  // Null: an empty analysis.
    StoryBook* stories = nullptr;  // Null: not placed among others.
    // Null: the shipped table says how common words are.
    const LearnedFrequencies* learned = nullptr;
  };
  SegmentBuilder(IndexStore& store, ParseLimits limits, Metrics& metrics,
                 const Helpers& helpers)
      : store_(store),
        parser_(limits),
        metrics_(metrics),
        helpers_(helpers),
        lexicon_(NewBulkLexicon()) {}

  // Takes every event of `batch` into account. kUnavailable: the segment is
  // spoilt; Reset() and take all its batches again.
  Result<void> Take(const EventBatch& batch);

  // Ends the segment, if there is one, and starts afresh. kUnavailable: as
  // above. kCorrupt: give up.
  Result<WorkResult> Finish();

  void Reset();

  // That the open segment takes.
  std::size_t memory_bytes() const {
    return writer_ ? writer_->memory_bytes() : 0;
  }

 private:
  // An event on its way to the segment.
  struct Waiting {
    std::shared_ptr<const Assignment> owner;
    Entry entry;
  };

  Result<void> TakeEvent(const Event& event, PartitionDelta& delta);
  Result<void> AddWaiting();
  void AnalyseWaiting();
  void PlaceWaiting();
  Result<void> Add(const Waiting& waiting);
  Analysis AnalysisOf(const Article& article);
  void Refuse(const Event& event, const Refusal& refusal,
              PartitionDelta& delta);

  IndexStore& store_;
  ArticleParser parser_;
  Metrics& metrics_;
  const Helpers helpers_;
  LearnedFrequencies::Snapshot frequencies_;  // For the open segment.
  analyse::StemCounter stems_;                // Of the open segment.
  const std::shared_ptr<BulkLexicon> lexicon_;
  std::unique_ptr<SegmentWriter> writer_;  // Made for the first entry.
  std::vector<Waiting> waiting_;
  std::size_t waiting_bytes_ = 0;  // Of their events.
  WorkResult result_;
};

}  // namespace precis
