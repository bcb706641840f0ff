#include "indexer/simd/word_hashes.h"

#include <benchmark/benchmark.h>

#include <cctype>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#include "bench/simd/sample_text.h"

namespace precis::simd {
namespace {

using Kernel = void (*)(std::string_view, std::span<const ByteRun>,
                        std::span<std::uint64_t>);

std::vector<ByteRun> WordsOf(std::string_view text) {
  std::vector<ByteRun> words;
  bool inside = false;
  for (std::uint32_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const bool is_part = byte >= 0x80 || std::isalnum(byte) != 0;
    if (is_part && !inside) words.push_back({i, i});
    if (is_part) words.back().end = i + 1;
    inside = is_part;
  }
  return words;
}

struct Text {
  explicit Text(std::string of) : text(std::move(of)), words(WordsOf(text)) {}

  std::string text;
  std::vector<ByteRun> words;
};

// So many texts that no processor remembers how long their words are: from one
// text alone it would foretell every end of the loop over a word's bytes.
std::vector<Text> SampleTexts() {
  constexpr std::size_t kTexts = 512;
  constexpr std::size_t kBytes = 4096;
  const std::string all = SampleText(kTexts * kBytes);
  std::vector<Text> texts;
  texts.reserve(kTexts);
  for (std::size_t i = 0; i < kTexts; ++i) {
    texts.emplace_back(all.substr(i * kBytes, kBytes));
  }
  return texts;
}

void BM_HashWords(benchmark::State& state, Kernel kernel) {
  const auto texts = SampleTexts();
  std::vector<std::uint64_t> out;
  std::size_t bytes = 0;
  for (const auto& [text, words] : texts) {
    out.resize(words.size());
    std::vector<std::uint64_t> expected(words.size());
    HashWordsScalar(text, words, expected);
    kernel(text, words, out);
    if (out != expected) std::abort();  // Right before fast.
  }
  std::size_t at = 0;
  for (auto _ : state) {
    const auto& [text, words] = texts[at];
    at = (at + 1) % texts.size();
    out.resize(words.size());
    kernel(text, words, out);
    benchmark::DoNotOptimize(out.data());
    benchmark::ClobberMemory();
    bytes += text.size();
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
}
BENCHMARK_CAPTURE(BM_HashWords, simd, HashWords);
BENCHMARK_CAPTURE(BM_HashWords, scalar_baseline, HashWordsScalar);

}  // namespace
}  // namespace precis::simd
