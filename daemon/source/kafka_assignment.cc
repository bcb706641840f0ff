#include "daemon/source/kafka_assignment.h"

#include <spdlog/spdlog.h>

namespace precis {
namespace {

// How long the broker may take to answer inside the rebalance callback; far
// below the session timeout of 45 s.
constexpr int kAskMs = 5000;
// Asked outside it, again and again; a stop request waits for it.
constexpr int kClusterIdMs = 1000;

struct Watermarks {
  std::int64_t low = 0;
  std::int64_t high = 0;
};

std::optional<Watermarks> AskWatermarks(rd_kafka_t* kafka,
                                        const Partition& partition) {
  Watermarks marks;
  const rd_kafka_resp_err_t error = rd_kafka_query_watermark_offsets(
      kafka, partition.topic.c_str(), partition.number, &marks.low, &marks.high,
      kAskMs);
  if (error) {
    spdlog::warn("kafka: {}-{}: cannot ask for its offsets: {}",
                 partition.topic, partition.number, rd_kafka_err2str(error));
    return std::nullopt;
  }
  return marks;
}

std::string Name(const Partition& partition) {
  return partition.topic + "-" + std::to_string(partition.number);
}

Result<KafkaStart> GoOn(const Partition& partition, ResumePoint resume,
                        const std::optional<Watermarks>& marks) {
  if (marks && resume.next > marks->high) {
    return Fail(
        ErrorCode::kCorrupt,
        "kafka: " + Name(partition) + " ends at offset " +
            std::to_string(marks->high) + " but the index has read up to " +
            std::to_string(resume.next) +
            ": the topic was deleted and made anew; give it another name, or "
            "start with another index.directory");
  }
  auto assignment = std::make_shared<Assignment>();
  assignment->partition = partition;
  assignment->start = resume.next;
  assignment->finished = std::move(resume.finished);
  std::int64_t offset = resume.next;
  if (marks && offset < marks->low) {
    spdlog::warn(
        "kafka: {}: offsets {} to {} were deleted by the broker's retention "
        "before they were read",
        Name(partition), offset, marks->low - 1);
    offset = marks->low;
  }
  return KafkaStart{std::move(assignment), offset};
}

}  // namespace

Result<KafkaStart> StartOf(rd_kafka_t* kafka, const Partition& partition,
                           SourceClient& client) {
  const auto marks = AskWatermarks(kafka, partition);
  if (auto resume = client.Resume(partition)) {
    return GoOn(partition, std::move(*resume), marks);
  }
  auto assignment = std::make_shared<Assignment>();
  assignment->partition = partition;
  assignment->start = -1;  // The first event will tell.
  return KafkaStart{std::move(assignment), RD_KAFKA_OFFSET_STORED};
}

Result<std::string> ClusterId(rd_kafka_t* kafka) {
  const KafkaString id(rd_kafka_clusterid(kafka, kClusterIdMs));
  if (!id) return Fail(ErrorCode::kUnavailable, "kafka: no broker answers");
  return std::string(id.get());
}

}  // namespace precis
