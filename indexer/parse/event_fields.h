#pragma once

#include <simdjson.h>

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "indexer/parse/refusal.h"

namespace precis {

using OptionalText = std::optional<std::string_view>;

struct EventSection {
  OptionalText heading;
  OptionalText text;
};

struct EventSegment {
  OptionalText speaker;
  OptionalText text;
  std::optional<double> start_s;
  std::optional<double> end_s;
};

struct EventChapter {
  OptionalText title;
  std::optional<double> start_s;
};

// The fields of one event as the JSON has them: their types are checked, their
// meaning is not. The views live until the parser's next document.
struct EventFields {
  OptionalText id;
  OptionalText kind;
  OptionalText lang;
  OptionalText url;
  OptionalText title;
  OptionalText source;
  OptionalText published_at;
  OptionalText updated_at;
  OptionalText body;
  OptionalText body_html;
  std::vector<OptionalText> authors;
  std::vector<OptionalText> hosts;
  std::vector<OptionalText> guests;
  std::vector<EventSection> sections;
  std::vector<EventSegment> segments;
  std::vector<EventChapter> chapters;
  bool deleted = false;
};

// Reads all of `document`, whatever follows the object included.
// `max_depth`: of arrays and objects, the root being the first. REQUIRES: > 0.
std::expected<EventFields, Refusal> ReadEventFields(
    simdjson::ondemand::document& document, std::size_t max_depth);

}  // namespace precis
