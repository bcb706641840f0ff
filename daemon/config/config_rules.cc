#include "daemon/config/config_rules.h"

namespace precis {
namespace {

class ConflictFinder {
 public:
  explicit ConflictFinder(const Config& config) : config_(config) {}

  std::vector<ConfigConflict> Find() && {
    CheckSource();
    CheckDeadLetters();
    Require(!config_.index.directory.empty(), "index.directory",
            "required: a directory for the index, such as \"/var/lib/precis\"");
    Require(config_.pipeline.max_event_bytes <= config_.pipeline.batch_bytes,
            "pipeline.batch_bytes",
            "must hold the largest event: at least pipeline.max_event_bytes (" +
                std::to_string(config_.pipeline.max_event_bytes) + ")");
    CheckRetention();
    return std::move(conflicts_);
  }

 private:
  void Require(bool holds, std::string key, std::string problem) {
    if (!holds) conflicts_.push_back({std::move(key), std::move(problem)});
  }

  void CheckSource() {
    const SourceSettings& source = config_.source;
    if (source.type == SourceType::kKafka) {
      Require(
          !source.kafka.brokers.empty(), "source.kafka.brokers",
          "required when source.type is \"kafka\": \"host:port,host:port\"");
      Require(!source.kafka.topic.empty(), "source.kafka.topic",
              "required when source.type is \"kafka\": the topic to read");
    }
    if (source.type == SourceType::kFile) {
      Require(!source.file.path.empty(), "source.file.path",
              "required when source.type is \"file\": an NDJSON file or \"-\"");
    }
  }

  // So little is a slip of the pen, and would empty the index.
  void CheckRetention() {
    const auto age = config_.retention.max_age;
    Require(age.count() == 0 || age >= std::chrono::hours(1),
            "retention.max_age",
            "must be 0 (keep for ever) or at least an hour: \"365d\"");
    const std::size_t bytes = config_.retention.max_bytes;
    Require(bytes == 0 || bytes >= std::size_t{64} << 20, "retention.max_bytes",
            "must be 0 (no limit) or at least \"64MiB\"");
  }

  void CheckDeadLetters() {
    const std::string& topic = config_.dead_letters.topic;
    if (topic.empty()) return;
    Require(config_.source.type != SourceType::kFile, "dead_letters.topic",
            "a file source has no broker: set dead_letters.file instead");
    Require(topic != config_.source.kafka.topic, "dead_letters.topic",
            "must not be source.kafka.topic: refused events would come back");
  }

  const Config& config_;
  std::vector<ConfigConflict> conflicts_;
};

}  // namespace

std::vector<ConfigConflict> FindConflicts(const Config& config) {
  return ConflictFinder(config).Find();
}

}  // namespace precis
