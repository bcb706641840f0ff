#include "daemon/source/dead_letter_topic.h"

namespace precis {
namespace {

constexpr std::chrono::seconds kFlushDeadline{30};

KafkaRecord ToRecord(const DeadLetter& letter, const std::string& topic) {
  KafkaRecord record{topic, letter.key, letter.value, letter.headers};
  auto& headers = record.headers;
  headers.emplace_back("precis.stage", letter.stage);
  headers.emplace_back("precis.code", letter.code);
  headers.emplace_back("precis.field", letter.field);
  headers.emplace_back("precis.detail", letter.detail);
  headers.emplace_back("precis.time", FormatTimestamp(letter.refused_at));
  headers.emplace_back("precis.cluster", letter.origin.cluster);
  headers.emplace_back("precis.topic", letter.origin.topic);
  headers.emplace_back("precis.partition",
                       std::to_string(letter.origin.number));
  headers.emplace_back("precis.offset", std::to_string(letter.offset));
  return record;
}

// Only what says how to reach the brokers is for a producer, too.
std::map<std::string, std::string> ProducerProperties(
    const KafkaSettings& settings) {
  std::map<std::string, std::string> properties;
  for (const auto& [name, value] : settings.rdkafka) {
    if (name.starts_with("security.") || name.starts_with("sasl.") ||
        name.starts_with("ssl.") || name.starts_with("socket.") ||
        name.starts_with("broker.") || name == "client.id") {
      properties[name] = value;
    }
  }
  properties["bootstrap.servers"] = settings.brokers;
  return properties;
}

}  // namespace

Result<std::unique_ptr<DeadLetterTopic>> DeadLetterTopic::Open(
    const KafkaSettings& settings, std::string topic) {
  auto producer = KafkaProducer::Open(ProducerProperties(settings));
  if (!producer) return std::unexpected(std::move(producer.error()));
  return std::unique_ptr<DeadLetterTopic>(
      new DeadLetterTopic(std::move(*producer), std::move(topic)));
}

Result<void> DeadLetterTopic::Write(const std::vector<DeadLetter>& letters) {
  for (const DeadLetter& letter : letters) {
    if (auto done = producer_.Send(ToRecord(letter, topic_)); !done) {
      return done;
    }
  }
  return producer_.Flush(kFlushDeadline);
}

}  // namespace precis
