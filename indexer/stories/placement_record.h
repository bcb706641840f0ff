#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/base/result.h"
#include "indexer/base/timestamp.h"
#include "indexer/stories/fingerprint.h"
#include "indexer/stories/story_clusters.h"
#include "indexer/stories/story_vector.h"

namespace precis::stories {

// Where an article stands among the others, and all that it takes to go on
// comparing with it. Kept with its entry, so that it is there when the entry
// is, and goes when the entry goes.
struct PlacementRecord {
  std::uint64_t number = 0;  // Articles were placed in this order; from 1.
  UnixMs time = 0;           // When it was published, as far as is known.
  StoryKey story = 0;
  std::string id;
  std::string duplicate_of;                // Empty: it is no duplicate.
  std::optional<Fingerprint> fingerprint;  // nullopt: too short.
  StoryVector words;

  friend bool operator==(const PlacementRecord&,
                         const PlacementRecord&) = default;
};

// Bytes as schemas/index.md describes them: some 250 and the ids.
// REQUIRES: ids below 64 KiB, at most kMaxStoryWords words.
std::string Encode(const PlacementRecord& record);

// nullopt: of another version, whose articles are then not compared with.
// kCorrupt: Encode did not make it.
Result<std::optional<PlacementRecord>> DecodeRecord(std::string_view bytes);

}  // namespace precis::stories
