#include "indexer/search/word_pattern.h"

#include <algorithm>
#include <cstdint>

namespace precis {
namespace {

// Where `low` is next from `at` on; `end` if nowhere. Blocks without it are
// passed by a loop that compilers turn into vector instructions.
std::size_t FindLow(const CodeSpan& text, std::uint16_t low, std::size_t at,
                    std::size_t end) {
  constexpr std::size_t kBlock = 32;
  while (at + kBlock <= end) {
    unsigned found = 0;
    for (std::size_t i = 0; i < kBlock; ++i) {
      found |= text.low[at + i] == low ? 1U : 0U;
    }
    if (found != 0) break;
    at += kBlock;
  }
  while (at < end && text.low[at] != low) ++at;
  return at;
}

bool HasPhrase(const std::vector<WordCode>& codes, const CodeSpan& text) {
  if (text.size < codes.size()) return false;
  const std::size_t end = text.size - codes.size() + 1;
  const auto low = static_cast<std::uint16_t>(codes[0]);
  for (std::size_t at = FindLow(text, low, 0, end); at < end;
       at = FindLow(text, low, at + 1, end)) {
    std::size_t same = 0;
    while (same < codes.size() && text[at + same] == codes[same]) ++same;
    if (same == codes.size()) return true;
  }
  return false;
}

// Whether the words [begin, end), of which the first is one of the pattern's,
// have all of them.
bool HoldsAll(const WordPattern& pattern, const CodeSpan& text,
              std::size_t begin, std::size_t end) {
  std::vector<WordCode> missing = pattern.codes;
  for (std::size_t at = begin; at < end && !missing.empty(); ++at) {
    if (text[at] == kGapCode) return false;
    const auto found =
        pattern.in_order
            ? (text[at] == missing.front() ? missing.begin() : missing.end())
            : std::ranges::find(missing, text[at]);
    if (found != missing.end()) {
      missing.erase(found);
    } else if (at == begin) {
      return false;
    }
  }
  return missing.empty();
}

}  // namespace

bool Occurs(const WordPattern& pattern, const CodeSpan& text) {
  if (pattern.in_order && pattern.window == pattern.codes.size()) {
    return HasPhrase(pattern.codes, text);
  }
  for (std::size_t begin = 0; begin < text.size; ++begin) {
    const std::size_t end = std::min(text.size, begin + pattern.window);
    if (std::ranges::find(pattern.codes, text[begin]) != pattern.codes.end() &&
        HoldsAll(pattern, text, begin, end)) {
      return true;
    }
  }
  return false;
}

}  // namespace precis
