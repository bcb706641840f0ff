// The analysis of arbitrary bytes in arbitrary blocks. The first line is the
// title, the second the language that the producer claims; blocks are divided
// by blank lines, and a first byte below 5 says of which kind one is.
#include <algorithm>
#include <string>

#include "tests/fuzz/analysed.h"
#include "tests/fuzz/fuzz.h"

namespace precis {
namespace {

std::string_view TakeLine(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

Block BlockOf(std::string_view text, std::size_t begin, std::size_t end) {
  Block block;
  const auto kind = static_cast<unsigned char>(text[begin]);
  if (kind < 5 && end > begin + 1) {
    block.kind = static_cast<BlockKind>(kind);
    ++begin;
  }
  if (block.kind == BlockKind::kTurn) {
    block.start_s = static_cast<double>(begin);
    if (begin % 2 == 0) block.speaker = "Ada Lund";
  }
  block.span = {begin, end};
  return block;
}

Article ArticleOf(std::string_view bytes) {
  Article article;
  article.id = "fuzz";
  article.title = TakeLine(bytes);
  article.lang = TakeLine(bytes);
  article.hosts = {"Ada Lund"};
  article.text = bytes;
  for (std::size_t begin = 0; begin < article.text.size();) {
    const std::size_t end =
        std::min(article.text.find("\n\n", begin), article.text.size());
    if (end > begin) {
      article.blocks.push_back(BlockOf(article.text, begin, end));
    }
    begin = end + 2;
  }
  if (article.title.size() % 3 == 2) {
    article.chapters = {{"One", 0}, {"Two", 40}};
  }
  return article;
}

}  // namespace
}  // namespace precis

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  precis::fuzz::StopAtFailure();
  precis::fuzz::ExpectSoundAnalysis(
      precis::ArticleOf(precis::fuzz::AsText(data, size)));
  return 0;
}
