#include "daemon/pipeline/reanalyse.h"

#include <cassert>
#include <utility>
#include <vector>

#include "daemon/pipeline/renewed_entry.h"
#include "daemon/pipeline/segment_renewal.h"
#include "indexer/index/manifest/manifest.h"
#include "indexer/index/segment/stored_entry.h"
#include "indexer/index/store/renewal.h"

namespace precis {
namespace {

Result<std::uint64_t> CountEntries(const std::filesystem::path& index,
                                   const std::vector<SegmentInfo>& segments) {
  std::uint64_t entries = 0;
  for (const SegmentInfo& segment : segments) {
    const auto reader = EntryReader::Open(index, segment);
    if (!reader) return std::unexpected(reader.error());
    const auto documents = reader->FirstDocuments();
    if (!documents) return std::unexpected(documents.error());
    entries += documents->size();
  }
  return entries;
}

Result<void> RenewAll(const RenewalParts& parts, const std::stop_token& stop) {
  for (const SegmentInfo& source : parts.renewal.sources()) {
    if (auto done = RenewSegment(parts, source, stop); !done) return done;
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
  RenewalProgress progress(*entries, report);
  RenewalParts parts{store, **renewal, settings, progress, {}};
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
                        const std::stop_token& stop,
                        RenewalProgress& progress) {
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
  RenewalProgress progress(entries.value_or(0), report);
  for (const SegmentInfo& segment : segments) {
    auto tried = TrySegment(index, segment, settings, stop, progress);
    if (!tried && tried.error().code != ErrorCode::kUnavailable) {
      return std::unexpected(std::move(tried.error()));
    }
  }
  return progress.counts();
}

}  // namespace precis
