#include "daemon/pipeline/reanalyse.h"

#include <algorithm>
#include <cassert>
#include <memory>
#include <optional>
#include <span>
#include <thread>
#include <utility>
#include <vector>

#include "daemon/pipeline/renewed_entry.h"
#include "indexer/analyse/analyse.h"
#include "indexer/base/mutex.h"
#include "indexer/index/renewal.h"

namespace precis {
namespace {

// What a thread takes at once: large enough not to wait for others, small
// enough to be stopped soon.
constexpr std::size_t kDocumentsAtOnce = 8;

// Adds up what all threads do.
class Progress {
 public:
  Progress(std::uint64_t entries, const ReanalyseReport& report)
      : report_(report) {
    sum_.counts.entries = entries;
  }

  void Add(const PassedEntries& passed) {
    const MutexLock lock(mutex_);
    sum_.Add(passed);
    if (report_) report_(sum_.counts);
  }

  ReanalyseCounts counts() const {
    const MutexLock lock(mutex_);
    return sum_.counts;
  }

 private:
  const ReanalyseReport& report_;
  mutable Mutex mutex_;
  PassedEntries sum_ PRECIS_GUARDED_BY(mutex_);
};

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

// What all threads and segments of a reanalysis have in common.
struct Parts {
  IndexStore& store;
  Renewal& renewal;
  const ReanalyseSettings& settings;
  Progress& progress;
  std::vector<std::shared_ptr<BulkLexicon>> lexicons;  // One for each thread.
};

Result<void> MergeAbove(std::size_t segments, const Parts& parts,
                        const std::stop_token& stop) {
  if (parts.settings.max_segments == 0 ||
      parts.store.Current()->segments.size() <= segments) {
    return {};
  }
  auto merged = parts.store.Merge(parts.settings.max_segments, stop);
  if (!merged) return std::unexpected(std::move(merged.error()));
  return {};
}

// One segment, shared among threads.
class SegmentRun {
 public:
  SegmentRun(const Parts& parts, const SegmentInfo& source,
             std::vector<std::uint32_t> documents)
      : parts_(parts), source_(source), documents_(std::move(documents)) {}

  // kCancelled: `stop` was requested; what was done until then is published.
  Result<void> Run(const std::stop_token& stop) {
    const std::stop_callback forward(stop, [this] { halt_.request_stop(); });
    {
      std::vector<std::jthread> threads;
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
    const auto* lexicon = parts_.settings.lexicon;
    entry->analysis = Analyse(
        entry->article, lexicon ? *lexicon : analyse::DefaultWtfLexicon());
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

  const Parts& parts_;
  const SegmentInfo& source_;
  const std::vector<std::uint32_t> documents_;
  std::stop_source halt_;  // Asked to stop, or a thread has failed.
  Mutex mutex_;
  std::size_t taken_ PRECIS_GUARDED_BY(mutex_) = 0;  // Of documents_.
  PassedEntries passed_ PRECIS_GUARDED_BY(mutex_);
  Result<void> outcome_ PRECIS_GUARDED_BY(mutex_);
};

Result<std::vector<std::uint32_t>> DocumentsOf(
    const std::filesystem::path& index, const SegmentInfo& segment) {
  const auto reader = EntryReader::Open(index, segment);
  if (!reader) return std::unexpected(reader.error());
  return reader->FirstDocuments();
}

Result<std::uint64_t> CountEntries(const std::filesystem::path& index,
                                   const std::vector<SegmentInfo>& segments) {
  std::uint64_t entries = 0;
  for (const SegmentInfo& segment : segments) {
    const auto documents = DocumentsOf(index, segment);
    if (!documents) return std::unexpected(documents.error());
    entries += documents->size();
  }
  return entries;
}

Result<void> RenewAll(const Parts& parts, const std::stop_token& stop) {
  for (const SegmentInfo& source : parts.renewal.sources()) {
    auto documents = DocumentsOf(parts.store.path(), source);
    if (!documents) return std::unexpected(std::move(documents.error()));
    SegmentRun run(parts, source, *std::move(documents));
    if (auto done = run.Run(stop); !done) return done;
    if (auto merged = MergeAbove(parts.settings.max_segments, parts, stop);
        !merged) {
      return merged;
    }
  }
  return {};
}

}  // namespace

Result<ReanalyseCounts> Reanalyse(IndexStore& store,
                                  const ReanalyseSettings& settings,
                                  const std::stop_token& stop,
                                  const ReanalyseReport& report) {
  assert(settings.threads >= 1);
  auto renewal = Renewal::Begin(
      store,
      [&](const SegmentInfo& info) { return MayBeOutdated(info, settings); },
      stop);
  if (!renewal) return std::unexpected(std::move(renewal.error()));
  const auto entries = CountEntries(store.path(), (*renewal)->sources());
  if (!entries) return std::unexpected(entries.error());
  Progress progress(*entries, report);
  Parts parts{store, **renewal, settings, progress, {}};
  for (std::size_t i = 0; i < settings.threads; ++i) {
    parts.lexicons.push_back(NewBulkLexicon());
  }
  auto done = RenewAll(parts, stop);
  if (!done && done.error().code != ErrorCode::kCancelled) {
    return std::unexpected(std::move(done.error()));
  }
  return progress.counts();
}

namespace {

// kUnavailable: it is gone.
Result<void> TrySegment(const std::filesystem::path& index,
                        const SegmentInfo& segment,
                        const ReanalyseSettings& settings,
                        const std::stop_token& stop, Progress& progress) {
  const auto reader = EntryReader::Open(index, segment);
  if (!reader) return std::unexpected(reader.error());
  const auto documents = reader->FirstDocuments();
  if (!documents) return std::unexpected(documents.error());
  for (const std::uint32_t document : *documents) {
    if (stop.stop_requested()) return {};
    const auto stored = reader->Read(document);
    if (!stored) return std::unexpected(stored.error());
    PassedEntries passed;
    const auto outdated = OutdatedEntry(*stored, settings, passed);
    if (!outdated) return std::unexpected(outdated.error());
    progress.Add(passed);
  }
  return {};
}

}  // namespace

Result<ReanalyseCounts> TryReanalyse(const std::filesystem::path& index,
                                     const ReanalyseSettings& settings,
                                     const std::stop_token& stop,
                                     const ReanalyseReport& report) {
  const auto manifest = LoadManifest(index);
  if (!manifest) return std::unexpected(manifest.error());
  std::vector<SegmentInfo> segments = manifest->segments;
  std::erase_if(segments, [&](const SegmentInfo& info) {
    return !MayBeOutdated(info, settings);
  });
  const auto entries = CountEntries(index, segments);
  Progress progress(entries.value_or(0), report);
  for (const SegmentInfo& segment : segments) {
    auto tried = TrySegment(index, segment, settings, stop, progress);
    if (!tried && tried.error().code != ErrorCode::kUnavailable) {
      return std::unexpected(std::move(tried.error()));
    }
  }
  return progress.counts();
}

}  // namespace precis
