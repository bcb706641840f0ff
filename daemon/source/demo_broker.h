#pragma once

#include <memory>
#include <string>

#include "indexer/base/result.h"

namespace precis {

// A Kafka broker inside the process (librdkafka's mock cluster), listening on
// loopback: kcat and other processes can produce to it. Forgets everything when
// destroyed. For a first look and for tests, not for data.
//
// Thread safety: address() from any thread.
class DemoBroker {
 public:
  // Starts it, with one topic of `partitions` partitions.
  static Result<std::unique_ptr<DemoBroker>> Start(const std::string& topic,
                                                   int partitions);
  ~DemoBroker();

  const std::string& address() const;  // "127.0.0.1:34567"

 private:
  struct State;
  explicit DemoBroker(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace precis
