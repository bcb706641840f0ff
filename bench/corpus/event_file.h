#pragma once

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "indexer/parse/article_parser.h"

namespace precis::bench {

// The events of an NDJSON file, a chunk at a time, so that a corpus may be
// larger than memory.
//
// Thread safety: none.
class EventFile {
 public:
  // Ends the program when the file cannot be read. At most `limit` events.
  EventFile(const std::filesystem::path& path, std::size_t limit);

  // The next lines, at most `count`; empty: the end.
  std::vector<std::string> NextLines(std::size_t count);

  // The same, parsed. Ends the program at an event that is none: a benchmark
  // must not time refusals.
  std::vector<Article> NextArticles(std::size_t count);

 private:
  std::ifstream file_;
  std::size_t left_;
  ArticleParser parser_;
};

}  // namespace precis::bench
