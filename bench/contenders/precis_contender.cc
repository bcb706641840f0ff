#include <optional>
#include <utility>

#include "bench/contenders/contender.h"
#include "bench/contenders/xapian_index.h"
#include "bench/measure/check.h"
#include "indexer/index/manifest/layout.h"
#include "indexer/index/store/index_store.h"

namespace precis::bench {
namespace {

Partition Origin() { return {"bench", "corpus", 0}; }

class PrecisContender : public XapianIndex {
 public:
  PrecisContender(std::filesystem::path folder, std::size_t segment_events,
                  PrecisEnd end)
      : folder_(std::move(folder)),
        segment_events_(segment_events),
        end_(end),
        store_(Take(IndexStore::Open(folder_), "open index")) {}

  void Add(const std::vector<Article>& articles) override {
    for (const Article& article : articles) {
      if (!writer_) writer_ = Take(store_->NewSegment(lexicon_), "new segment");
      // What a worker does too: the article is moved or copied into its entry.
      const Entry entry{article, {}, {std::nullopt, Origin(), next_++}};
      Take(writer_->Add(entry), "add");
      if (writer_->entries() == segment_events_) FinishSegment();
    }
  }

  void Finish() override {
    if (writer_) FinishSegment();
    if (end_ == PrecisEnd::kSegments) return;
    PartitionDelta delta;
    delta.finished.Add(0, next_);
    delta.tally.consumed = static_cast<std::uint64_t>(next_);
    publication_.partitions.emplace(Origin(), delta);
    Take(store_->Publish(publication_), "publish");
    if (end_ == PrecisEnd::kMerged) Take(store_->Merge(1), "merge");
  }

 private:
  void FinishSegment() {
    publication_.segments.push_back(Take(writer_->Finish(), "finish segment"));
    writer_.reset();
  }

  std::vector<std::filesystem::path> FinishedPaths() override {
    std::vector<std::filesystem::path> paths;
    if (end_ == PrecisEnd::kSegments) {
      for (const FinishedSegment& segment : publication_.segments) {
        paths.push_back(TemporaryPath(folder_) / segment.info.name);
      }
      return paths;
    }
    for (const SegmentInfo& info : store_->Current()->segments) {
      paths.push_back(SegmentPath(folder_, info.name));
    }
    return paths;
  }

  const std::filesystem::path folder_;
  const std::size_t segment_events_;
  const PrecisEnd end_;
  std::unique_ptr<IndexStore> store_;
  // As a worker has it: one for all its segments.
  const std::shared_ptr<BulkLexicon> lexicon_ = NewBulkLexicon();
  std::unique_ptr<SegmentWriter> writer_;
  std::int64_t next_ = 0;
  Publication publication_;
};

}  // namespace

std::unique_ptr<Contender> MakePrecis(const std::filesystem::path& folder,
                                      std::size_t segment_events,
                                      PrecisEnd end) {
  return std::make_unique<PrecisContender>(folder, segment_events, end);
}

}  // namespace precis::bench
