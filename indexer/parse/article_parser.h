#pragma once

#include <cstddef>
#include <expected>
#include <memory>
#include <string>
#include <string_view>

#include "indexer/base/timestamp.h"
#include "indexer/parse/article.h"

namespace precis {

// Why an event is refused. The names (ReasonName) are metric labels and
// dead-letter codes: add, never rename.
enum class RefusalReason {
  kTooLarge,
  kInvalidUtf8,
  kNotJson,
  kNotAnObject,
  kTooDeep,
  kWrongType,
  kMissingId,
  kBadId,  // Longer than 512 bytes.
  kMissingText,
  kBadTime,
};

// "too_large", "invalid_utf8", "not_json", "not_an_object", "too_deep",
// "wrong_type", "missing_id", "bad_id", "missing_text", "bad_time".
std::string_view ReasonName(RefusalReason reason);

struct Refusal {
  RefusalReason reason;
  std::string field;   // JSON path such as "segments[3].text"; may be empty.
  std::string detail;  // Lower case, no full stop: "expected a string".
};

struct ParseLimits {
  std::size_t max_event_bytes = std::size_t{4} << 20;
  std::size_t max_depth = 32;  // Of nested arrays and objects, and of HTML.
  // published_at further ahead of `now` than this is kept but flagged.
  UnixMs future_tolerance_ms = 48LL * 3600 * 1000;
};

// Turns one JSON message (schemas/article-event.schema.json) into an Article.
//
// Thread safety: none. Keep one per worker thread, for its whole life: the
// buffers inside grow to the largest message and are then reused.
class ArticleParser {
 public:
  explicit ArticleParser(ParseLimits limits = {});
  ~ArticleParser();

  // Parses `json`, which need not be padded or outlive the call. `now` is what
  // published_at is held against. Unknown fields are ignored.
  std::expected<Article, Refusal> Parse(std::string_view json, UnixMs now);

 private:
  struct State;  // Keeps simdjson.h out of every file that parses.
  std::unique_ptr<State> state_;
};

}  // namespace precis
