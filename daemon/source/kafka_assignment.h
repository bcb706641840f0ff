#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>

#include "daemon/source/kafka_handles.h"
#include "daemon/source/source.h"

namespace precis {

// Where to begin reading a partition that has just become ours.
struct KafkaStart {
  std::shared_ptr<Assignment> assignment;
  std::int64_t offset = 0;  // For librdkafka; may be a logical one.
};

// Decides where to begin in `topic`'s partition `number`: asks `client` what
// the index knows, and the broker what it still has. Waits for the broker a few
// seconds.
//
// kCorrupt: the partition ends before what the index has read of it; the topic
// was made anew, or this is another cluster under the same id.
Result<KafkaStart> StartOf(rd_kafka_t* kafka, const Partition& partition,
                           SourceClient& client);

// Kafka's id of the cluster; waits for a broker a second.
Result<std::string> ClusterId(rd_kafka_t* kafka);

}  // namespace precis
