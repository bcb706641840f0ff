#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <map>
#include <string>

#include "indexer/base/result.h"

namespace precis {

enum class SourceType { kKafka, kFile, kDemo };

struct KafkaSettings {
  std::string brokers;  // "host:port,host:port"
  std::string topic;
  std::string group_id = "precis";
  // Passed to librdkafka as they stand: "security.protocol" = "sasl_ssl".
  std::map<std::string, std::string> rdkafka;
};

struct FileSettings {
  std::filesystem::path
      path;                  // "-": standard input. .gz and .zst are unpacked.
  bool exit_at_end = false;  // False: go on serving what was indexed.
};

// The broker inside the process (librdkafka's mock cluster), for a first look.
struct DemoSettings {
  std::filesystem::path feed;  // NDJSON that is produced to it; may be empty.
  int partitions = 2;
};

struct SourceSettings {
  SourceType type = SourceType::kKafka;
  KafkaSettings kafka;
  FileSettings file;
  DemoSettings demo;
};

// Where refused events go. Both may be set; then both get them.
struct DeadLetterSettings {
  std::filesystem::path file;  // NDJSON; empty: <index>/dead-letters.ndjson.
  std::string topic;           // Kafka sources only; empty: none.
};

// Memory bound of the pipeline, in bytes:
//   queue_batches * batch_bytes + workers * (segment_bytes + batch_bytes)
// and, in each worker that is just reading HTML, up to 64 MiB for its tree.
struct PipelineSettings {
  int workers = 0;  // 0: one per CPU.
  int nice = 10;    // Of workers and merges.
  std::size_t max_event_bytes = std::size_t{4} << 20;
  std::size_t max_depth = 32;
  std::size_t batch_events = 500;
  std::size_t batch_bytes = std::size_t{4} << 20;
  std::size_t queue_batches = 8;
  std::size_t segment_events = 4000;  // A segment is closed at the first of
  std::size_t segment_bytes = std::size_t{256} << 20;  // these three.
  std::chrono::milliseconds segment_age{1000};
  std::chrono::milliseconds drain_deadline{20000};  // On revoke and shutdown.
  // False: entries keep an empty analysis. Not a key of the file: only for
  // measuring what the rest of the way costs.
  bool analyse = true;
};

struct AnalysisSettings {
  std::filesystem::path wtf_lexicon;         // Empty: the one that is built in.
  std::size_t frequency_half_life = 50'000;  // Articles; 0: nothing is learnt.
};

// What an article is compared with, to find duplicates and stories.
struct StoriesSettings {
  std::size_t max_articles = 100'000;  // 0: nothing is compared.
  std::chrono::milliseconds max_age{std::chrono::hours(14 * 24)};
};

struct IndexSettings {
  std::filesystem::path directory;
  std::string writer = "bulk";        // bulk xapian
  std::size_t max_segments = 16;      // The merger keeps to it.
  std::size_t merge_bytes_per_s = 0;  // 0: as fast as it can.
};

// 0: for ever, however much.
struct RetentionSettings {
  std::chrono::milliseconds max_age{0};
  std::size_t max_bytes = 0;
};

struct ServeSettings {
  std::string address = "127.0.0.1";
  int port = 8080;  // 0: any free one.
  int threads = 8;
  int search_threads = 0;          // 0: one per CPU.
  std::filesystem::path web_root;  // Empty: <program>/../share/precis/web.
};

struct LogSettings {
  std::string level = "info";   // trace debug info warn error
  std::string format = "text";  // text json
};

// Everything that can be set, with its default. deploy/precisd.toml documents
// every key; PRECIS_SECTION_KEY in the environment overrides the file.
struct Config {
  SourceSettings source;
  DeadLetterSettings dead_letters;
  PipelineSettings pipeline;
  AnalysisSettings analysis;
  StoriesSettings stories;
  IndexSettings index;
  RetentionSettings retention;
  ServeSettings serve;
  LogSettings log;
};

// Reads and validates a TOML file, then the environment (`environment` as in
// main's third argument; may be null), which overrides it. The variable of
// "pipeline.batch_bytes" is PRECIS_PIPELINE_BATCH_BYTES. The one of
// "source.kafka.rdkafka" holds "name=value;name=value" and adds to the file's
// entries. An empty `file` is one without any key.
//
// Sizes are bytes or "64MiB", durations milliseconds or "250ms".
//
// kBadInput: every problem found, one a line: "file:line: key: what is wrong
// and what would be right".
Result<Config> LoadConfig(const std::filesystem::path& file,
                          const char* const* environment);

// `config` as TOML that LoadConfig reads; secrets among the rdkafka properties
// appear as "(hidden)".
std::string Describe(const Config& config);

// All keys with their defaults as a commented TOML file: deploy/precisd.toml.
std::string ReferenceFile();

}  // namespace precis
