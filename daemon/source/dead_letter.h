#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "indexer/base/partition.h"
#include "indexer/base/result.h"
#include "indexer/base/timestamp.h"

namespace precis {

// An event that could not become an entry, as it came, and why.
struct DeadLetter {
  UnixMs refused_at = 0;
  std::string stage;   // "parse".
  std::string code;    // ReasonName of the refusal.
  std::string field;   // JSON path, may be empty.
  std::string detail;  // For people.
  Partition origin;
  std::int64_t offset = 0;
  std::optional<std::string> key;
  std::optional<std::string> value;
  std::vector<std::pair<std::string, std::string>> headers;
};

// Keeps dead letters for people to look at and send again.
//
// Thread safety: none; owned by the publisher.
class DeadLetterSink {
 public:
  virtual ~DeadLetterSink() = default;

  // Returns when all `letters` are kept for good. After a failure some may be
  // kept already; writing them again makes copies, which `origin` and `offset`
  // tell apart from other events.
  //
  // kUnavailable: try again.
  virtual Result<void> Write(const std::vector<DeadLetter>& letters) = 0;
};

}  // namespace precis
