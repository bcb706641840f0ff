#pragma once

#include <functional>
#include <memory>

#include "daemon/metrics/metrics.h"
#include "daemon/pipeline/work_result.h"
#include "daemon/source/event_batch.h"
#include "indexer/analyse/wtf_lexicon.h"
#include "indexer/index/index_store.h"
#include "indexer/parse/article_parser.h"
#include "indexer/stories/story_book.h"

namespace precis {

// Carries events from bytes to one segment: parse, analyse, add.
//
// Thread safety: none; owned by one worker.
class SegmentBuilder {
 public:
  // Without a lexicon entries keep an empty analysis, without `stories` they
  // are not placed among others. Both outlive the builder.
  SegmentBuilder(IndexStore& store, ParseLimits limits, Metrics& metrics,
                 const analyse::WtfLexicon* wtf_lexicon,
                 StoryBook* stories = nullptr)
      : store_(store),
        parser_(limits),
        metrics_(metrics),
        wtf_lexicon_(wtf_lexicon),
        stories_(stories),
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
  Result<void> TakeEvent(const Event& event, PartitionDelta& delta);
  Result<void> Add(const Event& event, Article article);
  void Place(Entry& entry);
  void Refuse(const Event& event, const Refusal& refusal,
              PartitionDelta& delta);

  IndexStore& store_;
  ArticleParser parser_;
  Metrics& metrics_;
  const analyse::WtfLexicon* const wtf_lexicon_;  // Null: no analysis.
  StoryBook* const stories_;                      // Null: none.
  const std::shared_ptr<BulkLexicon> lexicon_;
  std::unique_ptr<SegmentWriter> writer_;  // Made for the first entry.
  WorkResult result_;
};

}  // namespace precis
