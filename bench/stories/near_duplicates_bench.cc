#include "indexer/stories/near_duplicates.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdlib>
#include <random>
#include <string>
#include <unordered_set>

#include "indexer/simd/bit_distance.h"
#include "indexer/stories/story_clusters.h"
#include "indexer/stories/story_vector.h"
#include "indexer/stories/words.h"

namespace precis::stories {
namespace {

// Words of a vocabulary in which few are frequent, as in English.
std::string SampleText(std::mt19937_64& random, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) {
    const double u = std::uniform_real_distribution<>(0, 1)(random);
    const auto rank = static_cast<std::uint64_t>(20'000 * u * u * u);
    text += (random() % 8 == 0 ? "Word" : "word") + std::to_string(rank) + " ";
  }
  return text;
}

void BM_Fingerprint(benchmark::State& state) {
  std::mt19937_64 random(7);
  const auto text =
      SampleText(random, static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) benchmark::DoNotOptimize(FingerprintOf(text));
  state.SetBytesProcessed(state.iterations() * state.range(0));
}
BENCHMARK(BM_Fingerprint)->Arg(4096)->Arg(1 << 20);

// What a fingerprint stands for: the set of all shingles.
void BM_ExactShingles_baseline(benchmark::State& state) {
  std::mt19937_64 random(7);
  const auto text =
      SampleText(random, static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) {
    std::unordered_set<std::uint64_t> shingles;
    std::uint64_t first = 0;
    std::uint64_t second = 0;
    ForEachWord(text, [&](const Word& word) {
      shingles.insert(Mix(Mix(Mix(first) + second) + word.hash));
      first = second;
      second = word.hash;
    });
    benchmark::DoNotOptimize(shingles.size());
  }
  state.SetBytesProcessed(state.iterations() * state.range(0));
}
BENCHMARK(BM_ExactShingles_baseline)->Arg(4096);

void BM_StoryVector(benchmark::State& state) {
  std::mt19937_64 random(7);
  const auto text = SampleText(random, 4096);
  for (auto _ : state) {
    benchmark::DoNotOptimize(StoryVectorOf({"A title", text, "en"}));
  }
}
BENCHMARK(BM_StoryVector);

// Unrelated but for bits and bands that are shared by chance.
Fingerprint RandomFingerprint(std::mt19937_64& random) {
  Fingerprint fingerprint;
  for (auto& word : fingerprint.bits) word = random();
  // One minimum in a thousand is a phrase that everybody writes.
  for (auto& band : fingerprint.bands) {
    band = static_cast<std::uint32_t>(random());
    if (random() % 1000 == 0) band %= 1000;
  }
  return fingerprint;
}

void BM_Find(benchmark::State& state) {
  const auto kept = static_cast<std::size_t>(state.range(0));
  std::mt19937_64 random(7);
  NearDuplicates index(kept);
  for (std::size_t i = 1; i <= kept; ++i) {
    index.Add(i, RandomFingerprint(random));
  }
  std::uint64_t number = kept;
  for (auto _ : state) {
    const auto fingerprint = RandomFingerprint(random);
    benchmark::DoNotOptimize(index.Find(fingerprint));
    index.Add(++number, fingerprint);
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(BM_Find)->Arg(100'000)->Arg(1'000'000);

// All that are kept, one after another.
void BM_Scan_baseline(benchmark::State& state) {
  const auto kept = static_cast<std::size_t>(state.range(0));
  std::mt19937_64 random(7);
  std::vector<std::uint64_t> rows(4 * kept);
  for (auto& word : rows) word = random();
  std::vector<std::uint32_t> distances(kept);
  for (auto _ : state) {
    const auto fingerprint = RandomFingerprint(random);
    simd::BitDistances(fingerprint.bits, rows, distances);
    benchmark::DoNotOptimize(std::ranges::min(distances));
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(BM_Scan_baseline)->Arg(100'000)->Arg(1'000'000);

// Articles of which one in five goes on with an earlier story.
void BM_FindStory(benchmark::State& state) {
  std::mt19937_64 random(7);
  std::vector<StoryVector> vectors(static_cast<std::size_t>(state.range(0)));
  for (std::size_t i = 0; i < vectors.size(); ++i) {
    const bool again = i > 0 && random() % 5 == 0;
    vectors[i] =
        again ? vectors[random() % i]
              : StoryVectorOf({"A title", SampleText(random, 1500), "en"});
  }
  StoryClusters stories;
  std::uint64_t key = 0;
  for (const StoryVector& vector : vectors) {
    const auto nearest = stories.Find({vector, 0});
    stories.Join(nearest ? nearest->story : ++key, {vector, 0});
  }
  std::size_t next = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(
        stories.Find({vectors[next++ % vectors.size()], 0}));
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(BM_FindStory)->Arg(10'000)->Arg(100'000);

}  // namespace
}  // namespace precis::stories
