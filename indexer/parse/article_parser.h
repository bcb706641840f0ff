#pragma once

#include <cstddef>
#include <expected>
#include <memory>
#include <string_view>

#include "indexer/base/timestamp.h"
#include "indexer/parse/article.h"
#include "indexer/parse/refusal.h"

namespace precis {

struct ParseLimits {
  std::size_t max_event_bytes = std::size_t{4} << 20;
  std::size_t max_depth = 32;        // Of arrays and objects; at most 256.
  std::size_t max_html_depth = 256;  // Of elements in `body_html`.
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
  // published_at is held against.
  //
  // Fields may come in any order; null counts as absent everywhere. Unknown
  // fields are ignored, but have to be valid JSON within the depth limit. Of a
  // repeated field the last one that is not null counts. A byte order mark in
  // front is passed over. "\u0000" stays a NUL byte in a text, but not in
  // `body_html`, where the HTML standard has it dropped.
  //
  // The text is the first of `body`, `body_html`, `sections` and `segments`
  // that is there and not blank. A tombstone (`deleted`) needs none and gets
  // none, but what it carries must be of the right type.
  //
  // After a refusal the parser is as good as new. Memory: about twice the
  // event, and for `body_html` up to 64 MiB more while it is read.
  std::expected<Article, Refusal> Parse(std::string_view json, UnixMs now);

 private:
  struct State;  // Keeps simdjson.h out of every file that parses.
  std::unique_ptr<State> state_;
};

}  // namespace precis
