#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/base/result.h"

namespace precis {

struct KafkaRecord {
  std::string topic;
  std::optional<std::string_view> key;
  std::optional<std::string_view> value;
  std::vector<std::pair<std::string, std::string>> headers;
};

// Sends records, each acknowledged by all in-sync replicas and, within one
// producer's life, written once (idempotence).
//
// Thread safety: none; owned by one thread.
class KafkaProducer {
 public:
  // `properties` are librdkafka's; "bootstrap.servers" must be among them.
  static Result<KafkaProducer> Open(
      std::map<std::string, std::string> properties);
  KafkaProducer(KafkaProducer&&) noexcept;
  KafkaProducer& operator=(KafkaProducer&&) = delete;
  ~KafkaProducer();

  // Queues a record, copying its bytes; waits while librdkafka's queue is full.
  // kUnavailable: the broker refused an earlier record, or this one at once.
  Result<void> Send(const KafkaRecord& record);

  // Waits until everything sent is acknowledged. kUnavailable: something was
  // not, within `deadline`; says what.
  Result<void> Flush(std::chrono::milliseconds deadline);

 private:
  struct State;
  explicit KafkaProducer(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace precis
