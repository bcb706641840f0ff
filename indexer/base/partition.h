#pragma once

#include <compare>
#include <cstdint>
#include <string>

namespace precis {

// Where events come from, for ever: offsets of one partition never mean another
// event. A file is the partition 0 of a topic that is its path.
struct Partition {
  std::string cluster;  // Kafka's cluster id; "file:<fingerprint>" for a file.
  std::string topic;
  std::int32_t number = 0;

  friend auto operator<=>(const Partition&, const Partition&) = default;
};

// What became of the events of one partition. Every consumed event is in
// exactly one of the others: consumed == the sum of the rest.
struct Tally {
  std::uint64_t consumed = 0;
  std::uint64_t indexed = 0;        // Became the entry of its id.
  std::uint64_t superseded = 0;     // A newer version was there already.
  std::uint64_t duplicate = 0;      // This very version was there already.
  std::uint64_t tombstone = 0;      // Deleted its id.
  std::uint64_t dead_lettered = 0;  // Refused and kept as a dead letter.
  std::uint64_t skipped = 0;        // Its offset was finished already.

  Tally& operator+=(const Tally& other);
  bool Balances() const {
    return consumed == indexed + superseded + duplicate + tombstone +
                           dead_lettered + skipped;
  }
  friend bool operator==(const Tally&, const Tally&) = default;
};

inline Tally& Tally::operator+=(const Tally& other) {
  consumed += other.consumed;
  indexed += other.indexed;
  superseded += other.superseded;
  duplicate += other.duplicate;
  tombstone += other.tombstone;
  dead_lettered += other.dead_lettered;
  skipped += other.skipped;
  return *this;
}

}  // namespace precis
