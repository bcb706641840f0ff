#pragma once

#include <optional>
#include <string>
#include <vector>

#include "indexer/base/byte_span.h"
#include "indexer/base/timestamp.h"

namespace precis {

enum class ArticleKind { kArticle, kEpisode };

enum class BlockKind { kParagraph, kHeading, kListItem, kBlockQuote, kTurn };

// A stretch of the text that no sentence crosses.
struct Block {
  BlockKind kind = BlockKind::kParagraph;
  ByteSpan span;                  // Into Article::text; never empty.
  std::string speaker;            // kTurn only; may be empty: not known.
  std::optional<double> start_s;  // kTurn only: seconds from the beginning.
  std::optional<double> end_s;
};

struct GivenChapter {
  std::string title;
  double start_s = 0;
};

// One article or episode as its producer sent it. Owns its text.
struct Article {
  std::string id;  // 1 to 512 bytes; what the index replaces by.
  ArticleKind kind = ArticleKind::kArticle;
  std::string lang;  // As the producer says (BCP 47); empty: not said.
  std::string url;
  std::string title;
  std::string source;  // Site or show.
  std::optional<UnixMs> published_at;
  std::optional<UnixMs> updated_at;
  bool published_in_future = false;  // By more than the parser's tolerance.
  std::vector<std::string> authors;
  std::vector<std::string> hosts;
  std::vector<std::string> guests;

  // UTF-8. The event's `body` byte for byte if it has one, so that spans are
  // offsets into what the producer sent; else the text made of `body_html`,
  // `sections` or `segments`.
  std::string text;
  std::vector<Block> blocks;  // Ascending, disjoint; what is between is space.
  std::vector<GivenChapter> chapters;

  bool deleted = false;  // A tombstone: only id and updated_at count.
};

}  // namespace precis
