#include "bench/corpus/event_file.h"

#include <utility>

#include "bench/measure/check.h"

namespace precis::bench {
namespace {

// What "now" is to the parser: only dates far ahead of it are flagged.
constexpr UnixMs kNow = 1'900'000'000'000;

}  // namespace

EventFile::EventFile(const std::filesystem::path& path, std::size_t limit)
    : file_(path), left_(limit) {
  Check(file_.is_open(), "cannot read " + path.string());
}

std::vector<std::string> EventFile::NextLines(std::size_t count) {
  std::vector<std::string> lines;
  std::string line;
  while (left_ > 0 && lines.size() < count && std::getline(file_, line)) {
    if (line.empty()) continue;
    lines.push_back(std::move(line));
    --left_;
  }
  return lines;
}

std::vector<Article> EventFile::NextArticles(std::size_t count) {
  std::vector<Article> articles;
  for (const std::string& line : NextLines(count)) {
    auto article = parser_.Parse(line, kNow);
    Check(article.has_value(), "not an event: " + line.substr(0, 200));
    articles.push_back(std::move(*article));
  }
  return articles;
}

}  // namespace precis::bench
