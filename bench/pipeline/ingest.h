#pragma once

#include <atomic>
#include <cstddef>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "bench/pipeline/feeder.h"
#include "bench/pipeline/metered_source.h"
#include "daemon/pipeline/change_hooks.h"
#include "daemon/pipeline/learned_frequencies.h"
#include "daemon/pipeline/pipeline.h"
#include "indexer/stories/story_book.h"

namespace precis::bench {

struct IngestSettings {
  FeedSettings feed;
  std::filesystem::path index;
  PipelineSettings pipeline;
  bool stories = true;  // As the daemon does by default; with analysis only.
  // How many events the broker may be ahead of the pipeline.
  std::size_t window = 2000;
  bool from_broker = true;  // False: from the file, without a broker.
  ChangeHooks hooks = {};   // As the pipeline's.
};

// A pipeline that is fed from a broker in another process, or from a file.
// Trouble ends the program.
//
// Thread safety: one owner.
class Ingest {
 public:
  explicit Ingest(const IngestSettings& settings);

  // The broker goes on to the `events`-th event, and waits there.
  void FeedUpTo(std::size_t events);

  // Waits until so many events are searchable.
  void WaitForPublished(std::size_t events);

  // Stops the pipeline when everything is searchable, then the broker. Returns
  // the CPU seconds of the broker's process.
  double Stop();

  // Seconds that all threads together spent in each stage, by the metrics.
  std::map<std::string, double> StageSeconds() const;

  const IndexStore& store() const { return *store_; }
  const MeteredSource& source() const { return *source_; }

 private:
  void Allow();
  void OpenKnowledge();
  std::unique_ptr<Source> OpenSource();

  const IngestSettings settings_;
  Metrics metrics_;
  std::unique_ptr<IndexStore> store_;
  std::unique_ptr<StoryBook> stories_;           // With analysis only.
  std::unique_ptr<LearnedFrequencies> learned_;  // With analysis only.
  std::optional<Feeder> feeder_;
  std::atomic<std::size_t> consumed_ = 0;
  std::atomic<std::size_t> limit_ = 0;
  std::unique_ptr<Pipeline> pipeline_;
  std::unique_ptr<MeteredSource> source_;
};

}  // namespace precis::bench
