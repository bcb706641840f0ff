#include "indexer/glass/spelling_encoder.h"

#include <algorithm>
#include <array>

#include "indexer/glass/format.h"
#include "indexer/glass/pack.h"

namespace precis::glass {
namespace {

char LengthByte(std::size_t length) {
  return static_cast<char>(length ^ kWordLengthMask);
}

std::uint32_t Fragment(char kind, char a, char b, char c = '\0') {
  const char bytes[4] = {kind, a, b, c};
  return LoadBig32(bytes);
}

// A fragment above, the word's index below: sorted, fragments are in the order
// of their keys, and the words of each ascend.
void AppendFragments(std::string_view word, std::uint32_t index,
                     std::vector<std::uint64_t>& out) {
  const std::size_t size = word.size();
  const auto append = [&](std::uint32_t fragment) {
    out.push_back(std::uint64_t{fragment} << 32 | index);
  };
  append(Fragment('H', word[0], word[1]));
  append(Fragment('T', word[size - 2], word[size - 1]));
  if (size <= 4) append(Fragment('B', word[0], word[size - 1]));
  const std::size_t middles = out.size();
  for (std::size_t i = 0; i + 3 <= size; ++i) {
    append(Fragment('M', word[i], word[i + 1], word[i + 2]));
  }
  if (out.size() - middles > 1) {  // Each counts once.
    const auto begin = out.begin() + static_cast<std::ptrdiff_t>(middles);
    std::sort(begin, out.end());
    out.erase(std::unique(begin, out.end()), out.end());
  }
}

// Sorts by the upper 32 bits, byte by byte from the lowest, and leaves equal
// ones in their order: far cheaper than comparing.
void SortByFragment(std::vector<std::uint64_t>& values) {
  std::vector<std::uint64_t> sorted(values.size());
  for (unsigned shift = 32; shift < 64; shift += 8) {
    std::array<std::size_t, 257> starts{};
    for (const std::uint64_t value : values) {
      ++starts[(value >> shift & 0xff) + 1];
    }
    for (std::size_t i = 1; i < starts.size(); ++i) starts[i] += starts[i - 1];
    for (const std::uint64_t value : values) {
      sorted[starts[value >> shift & 0xff]++] = value;
    }
    values.swap(sorted);
  }
}

void AddMaybeCompressed(TableWriter& table, Compressor& compressor,
                        std::string_view key, std::string_view tag) {
  const std::uint32_t minimum =
      kCompressMin[static_cast<std::size_t>(Table::kSpelling)];
  const std::string_view compressed =
      tag.size() > minimum ? compressor.Compress(tag) : std::string_view();
  if (compressed.empty()) {
    table.Add(key, tag);
  } else {
    table.Add(key, compressed, true);
  }
}

}  // namespace

void WordListEncoder::Add(std::string_view word) {
  std::size_t same = 0;
  if (!previous_.empty()) {
    const std::size_t most = std::min(previous_.size(), word.size());
    while (same < most && previous_[same] == word[same]) ++same;
    list_ += LengthByte(same);
  }
  list_ += LengthByte(word.size() - same);
  list_ += word.substr(same);
  previous_ = word;
}

void SpellingEncoder::Add(std::string_view word, std::uint32_t frequency) {
  assert(word.size() >= 2 && word.size() <= kMaxWordSize && frequency > 0);
  assert(starts_.empty() || Word(starts_.size() - 1) < word);
  starts_.push_back(words_.size());
  words_ += word;
  frequencies_.push_back(frequency);
  largest_frequency_ = std::max(largest_frequency_, frequency);
}

std::string_view SpellingEncoder::Word(std::size_t index) const {
  const std::size_t end =
      index + 1 < starts_.size() ? starts_[index + 1] : words_.size();
  return std::string_view(words_).substr(starts_[index], end - starts_[index]);
}

std::vector<std::uint64_t> SpellingEncoder::SortedFragments() const {
  std::vector<std::uint64_t> fragments;
  fragments.reserve(words_.size() + starts_.size());
  for (std::size_t i = 0; i < starts_.size(); ++i) {
    AppendFragments(Word(i), static_cast<std::uint32_t>(i), fragments);
  }
  SortByFragment(fragments);
  return fragments;
}

void SpellingEncoder::WriteWords(TableWriter& table) const {
  std::string key;
  for (std::size_t i = 0; i < starts_.size(); ++i) {
    key = 'W';
    key += Word(i);
    char tag[4];
    const char* end = PackLastNumber(tag, frequencies_[i]);
    table.Add(key, {tag, end});
  }
}

bool SpellingEncoder::WriteTo(TableWriter& table, Compressor& compressor) {
  const std::vector<std::uint64_t> fragments = SortedFragments();
  WordListEncoder words;
  for (std::size_t i = 0; i < fragments.size(); ++i) {
    const auto fragment = static_cast<std::uint32_t>(fragments[i] >> 32);
    words.Add(Word(fragments[i] & 0xffffffff));
    if (i + 1 < fragments.size() && fragments[i + 1] >> 32 == fragment) {
      continue;
    }
    char key[4];
    StoreBig32(key, fragment);
    AddMaybeCompressed(table, compressor,
                       {key, key[0] == 'M' ? std::size_t{4} : std::size_t{3}},
                       words.list());
    words.Clear();
  }
  WriteWords(table);
  return !table.failed();
}

}  // namespace precis::glass
