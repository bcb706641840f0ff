#include "daemon/serve/index_status.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "indexer/search/searcher.h"

namespace precis {
namespace {

using Json = nlohmann::ordered_json;

Json ToJson(const Tally& tally) {
  return {
      {"consumed", tally.consumed},     {"indexed", tally.indexed},
      {"superseded", tally.superseded}, {"duplicate", tally.duplicate},
      {"tombstone", tally.tombstone},   {"dead_lettered", tally.dead_lettered},
      {"skipped", tally.skipped},
  };
}

Json ToJson(const Partition& partition, const PartitionProgress& progress) {
  Json beyond = Json::array();
  for (const auto& [begin, end] : progress.finished.ToPairs()) {
    beyond.push_back({begin, end});
  }
  return {
      {"cluster", partition.cluster},
      {"topic", partition.topic},
      {"partition", partition.number},
      {"next_offset", progress.next},
      {"finished_beyond", beyond},
      {"tally", ToJson(progress.tally)},
      {"balances", progress.tally.Balances()},
  };
}

Json ToJson(const SegmentInfo& segment) {
  std::int64_t deleted = 0;
  for (const auto& [begin, end] : segment.deleted.ToPairs()) {
    deleted += end - begin;
  }
  return {
      {"name", segment.name},
      {"documents", segment.last_docid},
      {"deleted_documents", deleted},
      {"bytes", segment.bytes},
      {"oldest",
       segment.oldest ? Json(FormatTimestamp(*segment.oldest)) : Json()},
      {"newest",
       segment.newest ? Json(FormatTimestamp(*segment.newest)) : Json()},
  };
}

}  // namespace

Result<IndexStatus> ReadIndexStatus(const std::filesystem::path& index) {
  auto manifest = LoadManifest(index);
  if (!manifest) return std::unexpected(manifest.error());
  IndexStatus status;
  status.manifest = *std::move(manifest);
  for (const SegmentInfo& segment : status.manifest.segments) {
    status.bytes += segment.bytes;
  }
  auto searcher = Searcher::Open(index);
  if (!searcher) return std::unexpected(searcher.error());
  auto entries = (*searcher)->CountEntries();
  if (!entries) return std::unexpected(entries.error());
  status.entries = *entries;
  return status;
}

bool Balances(const Manifest& manifest) {
  return std::ranges::all_of(manifest.partitions, [](const auto& entry) {
    return entry.second.tally.Balances();
  });
}

std::string StatusJson(const IndexStatus& status) {
  Json partitions = Json::array();
  for (const auto& [partition, progress] : status.manifest.partitions) {
    partitions.push_back(ToJson(partition, progress));
  }
  Json segments = Json::array();
  for (const SegmentInfo& segment : status.manifest.segments) {
    segments.push_back(ToJson(segment));
  }
  const Json json = {
      {"version", PRECIS_VERSION},
      {"generation", status.manifest.generation},
      {"entries", status.entries},
      {"bytes", status.bytes},
      {"balances", Balances(status.manifest)},
      {"partitions", partitions},
      {"segments", segments},
  };
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace precis
