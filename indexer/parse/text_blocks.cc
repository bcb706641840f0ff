#include "indexer/parse/text_blocks.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace precis {
namespace {

constexpr std::string_view kAsciiBlanks = " \t\n\v\f\r";

// What Unicode calls white space beyond ASCII, and the byte order mark: the
// same set that "\s" is in ECMAScript, so that the event schema can say it.
constexpr auto kWideBlanks = std::to_array<std::string_view>({
    "\u00A0", "\u1680", "\u2000", "\u2001", "\u2002", "\u2003", "\u2004",
    "\u2005", "\u2006", "\u2007", "\u2008", "\u2009", "\u200A", "\u2028",
    "\u2029", "\u202F", "\u205F", "\u3000", "\uFEFF",
});

bool IsAscii(char c) { return static_cast<unsigned char>(c) < 0x80; }

std::size_t LeadingBlank(std::string_view text) {
  if (text.empty()) return 0;
  if (IsAscii(text.front())) return kAsciiBlanks.contains(text.front()) ? 1 : 0;
  const auto wide = std::ranges::find_if(
      kWideBlanks, [&](auto blank) { return text.starts_with(blank); });
  return wide == kWideBlanks.end() ? 0 : wide->size();
}

std::size_t TrailingBlank(std::string_view text) {
  if (text.empty()) return 0;
  if (IsAscii(text.back())) return kAsciiBlanks.contains(text.back()) ? 1 : 0;
  const auto wide = std::ranges::find_if(
      kWideBlanks, [&](auto blank) { return text.ends_with(blank); });
  return wide == kWideBlanks.end() ? 0 : wide->size();
}

// The size of the first line of `text`. Two searches for one character each
// are ten times as fast as one for either.
std::size_t LineSize(std::string_view text) {
  text = text.substr(0, text.find('\n'));
  return std::min(text.find('\r'), text.size());
}

// Calls take(line) for every line that is not blank, trimmed.
template <typename Take>
void ForEachLine(std::string_view text, Take take) {
  while (!text.empty()) {
    const std::size_t size = LineSize(text);
    const std::string_view line = TrimBlanks(text.substr(0, size));
    if (!line.empty()) take(line);
    text.remove_prefix(std::min(size + 1, text.size()));
  }
}

}  // namespace

std::string_view TrimBlanks(std::string_view text) {
  while (const std::size_t size = LeadingBlank(text)) text.remove_prefix(size);
  while (const std::size_t size = TrailingBlank(text)) text.remove_suffix(size);
  return text;
}

std::vector<Block> ParagraphLines(std::string_view text) {
  std::vector<Block> blocks;
  ForEachLine(text, [&](std::string_view line) {
    const auto begin = static_cast<std::size_t>(line.data() - text.data());
    Block block;
    block.span = {begin, begin + line.size()};
    blocks.push_back(std::move(block));
  });
  return blocks;
}

void TextBuilder::Add(Block block, std::string_view text) {
  text = TrimBlanks(text);
  if (text.empty()) return;
  if (!text_.empty()) text_ += "\n\n";
  block.span = {text_.size(), text_.size() + text.size()};
  text_ += text;
  blocks_.push_back(std::move(block));
}

void TextBuilder::AddLines(BlockKind kind, std::string_view text) {
  ForEachLine(text, [&](std::string_view line) {
    Block block;
    block.kind = kind;
    Add(std::move(block), line);
  });
}

void TextBuilder::MoveTo(Article& article) {
  article.text = std::exchange(text_, {});
  article.blocks = std::exchange(blocks_, {});
}

}  // namespace precis
