#include "daemon/cli/server_hooks.h"

#include <chrono>
#include <utility>

#include "daemon/cli/status.h"
#include "indexer/explain/explain_entry.h"

namespace precis {
namespace {

Readiness ReadinessOf(const ServedParts& parts) {
  std::string troubles =
      parts.stopping ? "stopping" : parts.pipeline.Troubles();
  const bool ready = troubles.empty();
  return {ready, std::move(troubles)};
}

// A count that cannot be had just now is 0: the status has to be there above
// all when something is wrong.
IndexStatus IndexStatusOf(const ServedParts& parts) {
  IndexStatus status{*parts.store.Current(), 0, {}};
  if (const auto searcher = parts.searchers.Acquire()) {
    status.entries = (*searcher)->CountEntries().value_or(0);
  }
  return status;
}

std::string MetricsText(const ServedParts& parts) {
  parts.metrics.ready().Set(ReadinessOf(parts).ready ? 1 : 0);
  const IndexStatus status = IndexStatusOf(parts);
  parts.metrics.Index(status.manifest.segments.size(), status.entries,
                      SegmentBytes(status.manifest),
                      status.manifest.generation);
  const StoreStatistics work = parts.store.Statistics();
  parts.metrics.Worked({.merges = work.merges,
                        .merged_bytes = work.merged_bytes,
                        .retired_segments = work.retired_segments,
                        .retired_bytes = work.retired_bytes,
                        .id_lookups = work.ids_looked_up,
                        .segment_lookups = work.segments_asked});
  return parts.metrics.Text();
}

std::string StatusText(const ServedParts& parts) {
  LiveStatus live;
  live.ready = ReadinessOf(parts).ready;
  live.caught_up = parts.pipeline.caught_up();
  live.demo_broker = parts.demo_broker;
  IndexStatus status = IndexStatusOf(parts);
  status.live = std::move(live);
  return StatusJson(status);
}

std::string CompactionText(const ServedParts& parts, std::uint64_t number) {
  constexpr std::chrono::milliseconds kMost{1000};
  const auto status = parts.pipeline.merger().WaitForCompaction(number, kMost);
  return CompactionJson({.asked = status.asked,
                         .finished = status.finished,
                         .error = status.error,
                         .segments = parts.store.Current()->segments.size(),
                         .bytes_read = status.progress.bytes_read,
                         .bytes = status.progress.bytes});
}

}  // namespace

ServerHooks MakeServerHooks(const ServedParts& parts) {
  ServerHooks hooks;
  hooks.readiness = [parts] { return ReadinessOf(parts); };
  hooks.metrics_text = [parts] { return MetricsText(parts); };
  hooks.status_json = [parts] { return StatusText(parts); };
  hooks.observe_request = [parts](const std::string& route, int status,
                                  double seconds) {
    parts.metrics.HttpRequest(route, status, seconds);
  };
  hooks.request_compaction = [parts] {
    return parts.pipeline.merger().RequestCompaction();
  };
  hooks.compaction_json = [parts](std::uint64_t number) {
    return CompactionText(parts, number);
  };
  hooks.explain_entry = [parts](const std::string& entry_json) {
    return ExplainEntry(entry_json, parts.lexicon);
  };
  return hooks;
}

}  // namespace precis
