#pragma once

#include <memory>
#include <string>
#include <utility>

#include "daemon/config/config.h"
#include "daemon/source/dead_letter.h"
#include "daemon/source/kafka_producer.h"

namespace precis {

// Sends dead letters to a Kafka topic: key, value and headers of the event as
// they came, and why and whence as further headers, "precis.code" and so on
// (schemas/dead-letter.schema.json).
class DeadLetterTopic : public DeadLetterSink {
 public:
  static Result<std::unique_ptr<DeadLetterTopic>> Open(
      const KafkaSettings& settings, std::string topic);

  // Returns when the broker has acknowledged all of them.
  Result<void> Write(const std::vector<DeadLetter>& letters) override;

 private:
  DeadLetterTopic(KafkaProducer producer, std::string topic)
      : producer_(std::move(producer)), topic_(std::move(topic)) {}

  KafkaProducer producer_;
  std::string topic_;
};

}  // namespace precis
