#include "indexer/search/word_pattern.h"

#include <algorithm>
#include <cstdint>

namespace precis {
namespace {

// Where the lower bits of two neighbours are `first` and `second` next from
// `at` on; `end` if nowhere. Blocks without them are passed by a loop that
// compilers turn into vector instructions: looking for both at once, it hardly
// ever stops for nothing, however frequent either word is. REQUIRES: a word
// follows `end`.
std::size_t FindLow(const CodeSpan& text, std::uint16_t first,
                    std::uint16_t second, std::size_t at, std::size_t end) {
  constexpr std::size_t kBlock = 32;
  const std::uint16_t* const low = text.low;
  while (at + kBlock <= end) {
    std::uint16_t found = 0;
    for (std::size_t i = 0; i < kBlock; ++i) {
      const auto differing = static_cast<std::uint16_t>(
          (low[at + i] ^ first) | (low[at + i + 1] ^ second));
      found |= static_cast<std::uint16_t>(differing == 0 ? 0xffff : 0);
    }
    if (found != 0) break;
    at += kBlock;
  }
  while (at < end && (low[at] != first || low[at + 1] != second)) ++at;
  return at;
}

bool HasPhrase(const std::vector<WordCode>& codes, const CodeSpan& text) {
  if (text.size < codes.size()) return false;
  const std::size_t end = text.size - codes.size() + 1;
  const auto first = static_cast<std::uint16_t>(codes[0]);
  const auto second = static_cast<std::uint16_t>(codes[1]);
  for (std::size_t at = FindLow(text, first, second, 0, end); at < end;
       at = FindLow(text, first, second, at + 1, end)) {
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

bool MayOccur(const WordPattern& pattern, const PairFilter& neighbours) {
  if (!IsPhrase(pattern)) return true;
  for (std::size_t i = 1; i < pattern.codes.size(); ++i) {
    if (!neighbours.MayHave({pattern.codes[i - 1], pattern.codes[i]})) {
      return false;
    }
  }
  return true;
}

bool Occurs(const WordPattern& pattern, const CodeSpan& text) {
  if (IsPhrase(pattern)) return HasPhrase(pattern.codes, text);
  for (std::size_t begin = 0; begin < text.size; ++begin) {
    const std::size_t end = std::min(text.size, begin + pattern.window);
    if (std::ranges::find(pattern.codes, text[begin]) != pattern.codes.end() &&
        HoldsAll(pattern, text, begin, end)) {
      return true;
    }
  }
  return false;
}

bool OccursIn(const WordOrderFile& file, std::uint32_t docid,
              const WordPattern& pattern) {
  return MayOccur(pattern, file.PairsOf(docid)) &&
         Occurs(pattern, file.CodesOf(docid));
}

}  // namespace precis
