#pragma once

#include <map>
#include <memory>
#include <string>

#include "daemon/config/config.h"
#include "daemon/metrics/metrics.h"
#include "daemon/source/source.h"

namespace precis {

struct BatchLimits {
  std::size_t events = 500;  // A batch is handed over at the first of these,
  std::size_t bytes = std::size_t{4} << 20;  // or when no more is waiting.
};

// A member of a consumer group, subscribed to one topic.
//
// Subscribes in the first Poll that a broker answers.
//
// Where it goes on in a partition is what the index remembers, not what the
// group committed; only for a partition that the index does not know is the
// group's offset taken, else `auto.offset.reset` (earliest unless set).
// Offsets are committed to the group after they are in the index.
//
// On revocation it drains `client`, on loss it marks the assignment lost.
class KafkaSource : public Source {
 public:
  // Returns without waiting for the brokers; their absence shows in Poll and
  // in the log. `client` and `metrics` must outlive the source.
  //
  // kBadInput: a property is wrong; names it.
  static Result<std::unique_ptr<KafkaSource>> Open(
      const KafkaSettings& settings, BatchLimits limits, SourceClient& client,
      Metrics& metrics);
  ~KafkaSource() override;  // Leaves the group; waits for librdkafka's threads.

  // kCorrupt: a partition ends before what the index has already read of it.
  Result<EventBatch> Poll(std::chrono::milliseconds timeout) override;
  void Pause() override;
  void Resume() override;
  void Committed(const std::map<Partition, std::int64_t>& next) override;
  bool caught_up() const override;

 private:
  struct State;
  explicit KafkaSource(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace precis
