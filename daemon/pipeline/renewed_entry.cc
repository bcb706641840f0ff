#include "daemon/pipeline/renewed_entry.h"

#include <algorithm>
#include <utility>

#include "indexer/analyse/analyse.h"

namespace precis {
namespace {

enum class Fate { kRenew, kUpToDate, kOtherLexicon };

Fate FateOf(const AnalysisOrigin& origin, const ReanalyseSettings& settings) {
  const bool outdated = settings.all || origin.version < kAnalysisVersion;
  if (settings.lexicon == nullptr) {
    if (!outdated) return Fate::kUpToDate;
    return origin.lexicon.empty() ? Fate::kRenew : Fate::kOtherLexicon;
  }
  const bool other_lexicon =
      origin.has_wtf && origin.lexicon != settings.lexicon->fingerprint();
  return outdated || other_lexicon ? Fate::kRenew : Fate::kUpToDate;
}

void Stays(const AnalysisOrigin& origin, PassedEntries& passed) {
  passed.oldest_left =
      std::min(passed.oldest_left.value_or(origin.version), origin.version);
}

}  // namespace

bool MayBeOutdated(const SegmentInfo& segment,
                   const ReanalyseSettings& settings) {
  return settings.all || settings.lexicon != nullptr ||
         segment.analysis_version < kAnalysisVersion;
}

void PassedEntries::Add(const PassedEntries& other) {
  counts.looked_at += other.counts.looked_at;
  counts.renewed += other.counts.renewed;
  counts.up_to_date += other.counts.up_to_date;
  counts.undivided += other.counts.undivided;
  counts.other_lexicon += other.counts.other_lexicon;
  if (counts.first_undivided.empty()) {
    counts.first_undivided = other.counts.first_undivided;
  }
  if (other.oldest_left) {
    oldest_left =
        std::min(oldest_left.value_or(*other.oldest_left), *other.oldest_left);
  }
}

Result<std::optional<Entry>> OutdatedEntry(const StoredEntry& stored,
                                           const ReanalyseSettings& settings,
                                           PassedEntries& passed) {
  ReanalyseCounts& counts = passed.counts;
  const AnalysisOrigin origin = AnalysisOriginOf(stored.json);
  const Fate fate = FateOf(origin, settings);
  ++counts.looked_at;
  if (fate != Fate::kRenew) {
    Stays(origin, passed);
    ++(fate == Fate::kUpToDate ? counts.up_to_date : counts.other_lexicon);
    return std::nullopt;
  }
  auto entry = EntryWithoutAnalysis(stored);
  if (entry) {
    ++counts.renewed;
    return std::optional(*std::move(entry));
  }
  if (entry.error().code != ErrorCode::kBadInput) {
    return std::unexpected(std::move(entry.error()));
  }
  Stays(origin, passed);
  ++counts.undivided;
  if (counts.first_undivided.empty()) {
    counts.first_undivided = entry.error().message;
  }
  return std::nullopt;
}

}  // namespace precis
