#include "daemon/cli/precis_status.h"

#include <ostream>
#include <string>

#include "daemon/cli/status.h"

namespace precis {
namespace {

std::string FinishedBeyond(const RangeSet& finished) {
  std::string text;
  for (const auto& [begin, end] : finished.ToPairs()) {
    text += (text.empty() ? "" : ", ") + std::to_string(begin);
    if (end - begin > 1) text += "–" + std::to_string(end - 1);
  }
  return text;
}

std::string TallyText(const Tally& tally) {
  return "consumed " + Grouped(tally.consumed) + " = indexed " +
         Grouped(tally.indexed) + " + superseded " + Grouped(tally.superseded) +
         " + duplicate " + Grouped(tally.duplicate) + " + tombstone " +
         Grouped(tally.tombstone) + " + dead-lettered " +
         Grouped(tally.dead_lettered) + " + skipped " + Grouped(tally.skipped) +
         (tally.Balances() ? ": balances" : ": DOES NOT BALANCE");
}

void Print(const Console& console, const Partition& partition,
           const PartitionProgress& progress) {
  console.out << Bold(console, Printable(partition.topic) + " [" +
                                   std::to_string(partition.number) + "]")
              << "  " << Dim(console, Printable(partition.cluster)) << '\n'
              << "  next offset " << progress.next;
  if (!progress.finished.empty()) {
    console.out << ", finished beyond it: "
                << FinishedBeyond(progress.finished);
  }
  console.out << '\n' << Wrap(TallyText(progress.tally), console.width, "  ");
}

void Print(const Console& console, const std::string& index,
           const IndexStatus& status) {
  console.out << Bold(console, index) << '\n'
              << "  generation " << status.manifest.generation << ", "
              << Grouped(status.entries)
              << (status.entries == 1 ? " entry, " : " entries, ")
              << Counted(status.manifest.segments.size(), "segment") << ", "
              << Grouped(SegmentBytes(status.manifest)) << " bytes\n";
  for (const auto& [partition, progress] : status.manifest.partitions) {
    Print(console, partition, progress);
  }
}

Result<IndexStatus> ReadStatus(const std::filesystem::path& index) {
  auto manifest = LoadManifest(index);
  if (!manifest) return std::unexpected(manifest.error());
  auto searcher = Searcher::Open(index);
  if (!searcher) return std::unexpected(searcher.error());
  const auto entries = (*searcher)->CountEntries();
  if (!entries) return std::unexpected(entries.error());
  return IndexStatus{*std::move(manifest), *entries, {}};
}

}  // namespace

int StatusCommand(const StatusOptions& options, Console console) {
  auto index = FindIndex(options.location);
  if (!index) return Report(console, index.error());
  const auto status = ReadStatus(*index);
  if (!status) return Report(console, status.error());
  if (options.json) {
    console.out << StatusJson(*status);
  } else {
    Print(console, index->string(), *status);
  }
  return Balances(status->manifest) ? kExitOk : kExitNothing;
}

}  // namespace precis
