#include "daemon/pipeline/segment_renewal.h"

#include <algorithm>
#include <optional>
#include <span>
#include <thread>
#include <utility>

#include "indexer/analyse/analyse.h"

namespace precis {
namespace {

// What a thread takes at once: large enough not to wait for others, small
// enough to be stopped soon.
constexpr std::size_t kDocumentsAtOnce = 8;

// What one thread has made anew and not published yet.
class Batch {
 public:
  Batch(IndexStore& store, std::shared_ptr<BulkLexicon> lexicon)
      : store_(store), lexicon_(std::move(lexicon)) {}

  Result<void> Add(const Entry& entry, const PlacedEntry& replaces) {
    if (!writer_) {
      auto writer = store_.NewSegment(lexicon_);
      if (!writer) return std::unexpected(std::move(writer.error()));
      writer_ = *std::move(writer);
    }
    replaces_.push_back(replaces);
    return writer_->Add(entry);
  }

  bool Full(const ReanalyseSettings& settings) const {
    return writer_ && (writer_->entries() >= settings.segment_entries ||
                       writer_->memory_bytes() >= settings.segment_bytes);
  }

  Result<void> Publish(const SegmentInfo& source, Renewal& renewal) {
    if (!writer_) return {};
    auto segment = writer_->Finish();
    writer_.reset();
    if (!segment) return std::unexpected(std::move(segment.error()));
    return renewal.Replace(source,
                           {*std::move(segment), std::exchange(replaces_, {})});
  }

 private:
  IndexStore& store_;
  const std::shared_ptr<BulkLexicon> lexicon_;
  std::unique_ptr<SegmentWriter> writer_;  // Made for the first entry.
  std::vector<PlacedEntry> replaces_;
};

// One segment, shared among threads.
class SegmentRun {
 public:
  SegmentRun(const RenewalParts& parts, const SegmentInfo& source,
             std::vector<std::uint32_t> documents)
      : parts_(parts), source_(source), documents_(std::move(documents)) {}

  // kCancelled: `stop` was requested; what was done until then is published.
  Result<void> Run(const std::stop_token& stop) {
    const std::stop_callback forward(stop, [this] { halt_.request_stop(); });
    {
      std::vector<std::jthread> threads;
      threads.reserve(parts_.lexicons.size());
      for (const auto& lexicon : parts_.lexicons) {
        threads.emplace_back([this, lexicon] { Report(Work(lexicon)); });
      }
    }
    const MutexLock lock(mutex_);
    if (!outcome_) return outcome_;
    if (stop.stop_requested()) return Fail(ErrorCode::kCancelled, "stopped");
    return parts_.renewal.Finish(
        source_, passed_.oldest_left.value_or(kAnalysisVersion), stop);
  }

 private:
  // One thread's share.
  Result<void> Work(const std::shared_ptr<BulkLexicon>& lexicon) {
    auto reader = EntryReader::Open(parts_.store.path(), source_);
    if (!reader) return std::unexpected(std::move(reader.error()));
    Batch batch(parts_.store, lexicon);
    while (!halt_.stop_requested()) {
      const auto documents = TakeDocuments();
      if (documents.empty()) break;
      if (auto done = Pass(*reader, documents, batch); !done) return done;
    }
    return batch.Publish(source_, parts_.renewal);
  }

  std::span<const std::uint32_t> TakeDocuments() {
    const MutexLock lock(mutex_);
    const std::size_t begin = std::exchange(
        taken_, std::min(taken_ + kDocumentsAtOnce, documents_.size()));
    return std::span(documents_).subspan(begin, taken_ - begin);
  }

  Result<void> Pass(const EntryReader& reader,
                    std::span<const std::uint32_t> documents, Batch& batch) {
    PassedEntries passed;
    for (const std::uint32_t document : documents) {
      auto done = PassOne(reader, document, batch, passed);
      if (done && batch.Full(parts_.settings)) done = Publish(batch);
      if (!done) return done;
    }
    {
      const MutexLock lock(mutex_);
      passed_.Add(passed);
    }
    parts_.progress.Add(passed);
    return {};
  }

  Result<void> PassOne(const EntryReader& reader, std::uint32_t document,
                       Batch& batch, PassedEntries& passed) {
    const auto stored = reader.Read(document);
    if (!stored) return std::unexpected(stored.error());
    auto outdated = OutdatedEntry(*stored, parts_.settings, passed);
    if (!outdated) return std::unexpected(std::move(outdated.error()));
    std::optional<Entry>& entry = *outdated;
    if (!entry) return {};
    entry->analysis =
        Analyse(entry->article, {.lexicon = parts_.settings.lexicon,
                                 .frequencies = parts_.settings.frequencies});
    return batch.Add(*entry, stored->place);
  }

  Result<void> Publish(Batch& batch) {
    if (auto done = batch.Publish(source_, parts_.renewal); !done) return done;
    // Open files are limited, and so is the patience of those who search.
    auto merged =
        MergeAbove(2 * parts_.settings.max_segments, parts_, halt_.get_token());
    const bool halted = !merged && merged.error().code == ErrorCode::kCancelled;
    return halted ? Result<void>() : merged;
  }

  void Report(Result<void> outcome) {
    if (outcome) return;
    halt_.request_stop();
    const MutexLock lock(mutex_);
    if (outcome_) outcome_ = std::move(outcome);
  }

  const RenewalParts& parts_;
  const SegmentInfo& source_;
  const std::vector<std::uint32_t> documents_;
  std::stop_source halt_;  // Asked to stop, or a thread has failed.
  Mutex mutex_;
  std::size_t taken_ PRECIS_GUARDED_BY(mutex_) = 0;  // Of documents_.
  PassedEntries passed_ PRECIS_GUARDED_BY(mutex_);
  Result<void> outcome_ PRECIS_GUARDED_BY(mutex_);
};

}  // namespace

Result<void> RenewSegment(const RenewalParts& parts, const SegmentInfo& source,
                          const std::stop_token& stop) {
  const auto reader = EntryReader::Open(parts.store.path(), source);
  if (!reader) return std::unexpected(reader.error());
  auto documents = reader->FirstDocuments();
  if (!documents) return std::unexpected(std::move(documents.error()));
  return SegmentRun(parts, source, *std::move(documents)).Run(stop);
}

Result<void> MergeAbove(std::size_t segments, const RenewalParts& parts,
                        const std::stop_token& stop) {
  if (parts.settings.max_segments == 0 ||
      parts.store.Current()->segments.size() <= segments) {
    return {};
  }
  auto merged = parts.store.Merge(parts.settings.max_segments, stop);
  if (!merged) return std::unexpected(std::move(merged.error()));
  return {};
}

}  // namespace precis
