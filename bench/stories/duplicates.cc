// How well near duplicates are found: of articles that are real and different,
// each is edited in three ways, by a generator with a fixed seed, and looked
// for; and no article may be taken for another one.
//
//   bench_duplicates FILE.jsonl...      (NDJSON with "body" in each line)
//
// Beside it, as the baseline, the exact Jaccard coefficient of the shingles.
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "indexer/stories/fingerprint.h"
#include "indexer/stories/near_duplicates.h"
#include "indexer/stories/words.h"

namespace precis::stories {
namespace {

using Shingles = std::vector<std::uint64_t>;  // Sorted, each once.

// Shorter ones are no articles.
constexpr std::size_t kLeastBytes = 600;
// As many shingles in common as the fingerprint asks for.
constexpr double kLeastJaccard = 0.5;

struct Sample {
  std::string text;
  Shingles shingles;
  Fingerprint fingerprint;
};

Shingles ShinglesOf(const std::string& text) {
  Shingles shingles;
  std::uint64_t first = 0;
  std::uint64_t second = 0;
  std::size_t words = 0;
  ForEachWord(text, [&](const Word& word) {
    if (++words >= 3) {
      shingles.push_back(Mix(Mix(Mix(first) + second) + word.hash));
    }
    first = second;
    second = word.hash;
  });
  std::ranges::sort(shingles);
  const auto same = std::ranges::unique(shingles);
  shingles.erase(same.begin(), same.end());
  return shingles;
}

double Jaccard(const Shingles& a, const Shingles& b) {
  Shingles both;
  std::ranges::set_intersection(a, b, std::back_inserter(both));
  const auto common = static_cast<double>(both.size());
  return common / (static_cast<double>(a.size() + b.size()) - common);
}

std::vector<std::string> WordsOf(const std::string& text) {
  std::vector<std::string> words;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const auto end = std::min(text.find_first_of(" \n", begin), text.size());
    if (end > begin) words.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

std::string Joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += word + " ";
  return text;
}

std::string WithOtherByLine(const std::string& text, std::mt19937&) {
  return "By Ansel Vrooman, Tidewater Wire Service. " + text +
         " Additional reporting by Imke Halloran in Port Merrow. Sign up for "
         "our newsletter. All rights reserved, Tidewater Media.";
}

std::string WithOtherWords(const std::string& text, std::mt19937& random) {
  const std::vector<std::string> others = {"officials", "updated", "sources",
                                           "however", "reportedly"};
  auto words = WordsOf(text);
  for (std::string& word : words) {
    if (random() % 100 < 5) word = others[random() % others.size()];
  }
  return Joined(words);
}

// The first tenth goes, and what is behind the first 60 percent.
std::string WithOtherLead(const std::string& text, std::mt19937&) {
  const auto words = WordsOf(text);
  // The lead: the first sentence or what stands for it.
  const std::size_t lead = std::min<std::size_t>(25, words.size() / 10);
  const std::size_t end = words.size() * 6 / 10;
  return "Residents and analysts offered fresh detail on Tuesday about a "
         "matter that has drawn attention well beyond the region. " +
         Joined({words.begin() + static_cast<std::ptrdiff_t>(lead),
                 words.begin() + static_cast<std::ptrdiff_t>(end)});
}

struct Edit {
  const char* name;
  std::string (*apply)(const std::string&, std::mt19937&);
};

std::vector<Sample> Load(const std::vector<std::string>& paths) {
  std::vector<Sample> samples;
  std::unordered_set<std::string> seen;
  for (const std::string& path : paths) {
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) {
      const auto json = nlohmann::json::parse(line);
      const std::string text = json.at("body").get<std::string>();
      if (text.size() < kLeastBytes || !seen.insert(text).second) continue;
      const auto fingerprint = FingerprintOf(text);
      if (!fingerprint) continue;
      samples.push_back({text, ShinglesOf(text), *fingerprint});
    }
  }
  return samples;
}

NearDuplicates IndexOf(const std::vector<Sample>& samples) {
  NearDuplicates index(samples.size());
  for (std::size_t i = 0; i < samples.size(); ++i) {
    index.Add(i + 1, samples[i].fingerprint);
  }
  return index;
}

void PrintRecall(const std::vector<Sample>& samples, const Edit& edit) {
  NearDuplicates index = IndexOf(samples);
  std::mt19937 random(2026);
  std::size_t found = 0;
  std::size_t near = 0;
  std::size_t exact = 0;
  for (std::size_t i = 0; i < samples.size(); ++i) {
    const std::string text = edit.apply(samples[i].text, random);
    exact += Jaccard(ShinglesOf(text), samples[i].shingles) >= kLeastJaccard;
    const auto fingerprint = FingerprintOf(text);
    if (!fingerprint) continue;
    near +=
        Distance(*fingerprint, samples[i].fingerprint) <= kMaxDuplicateDistance;
    const auto matches = index.Find(*fingerprint);
    found += std::ranges::any_of(
        matches, [&](const auto& match) { return match.number == i + 1; });
  }
  const auto share = [&](std::size_t count) {
    return static_cast<double>(count) / static_cast<double>(samples.size());
  };
  std::printf("%-28s %8.4f %16.4f %18.4f\n", edit.name, share(found),
              share(near), share(exact));
}

void PrintFalsePairs(const std::vector<Sample>& samples) {
  std::size_t pairs = 0;
  std::size_t near = 0;
  std::size_t copies = 0;
  for (std::size_t i = 0; i < samples.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      ++pairs;
      const auto distance =
          Distance(samples[i].fingerprint, samples[j].fingerprint);
      if (distance > kMaxDuplicateDistance) continue;
      ++near;
      const double jaccard = Jaccard(samples[i].shingles, samples[j].shingles);
      copies += jaccard >= kLeastJaccard;
      std::printf("  taken for equal: distance %u, Jaccard %.2f: %.60s\n",
                  distance, jaccard, samples[i].text.c_str());
    }
  }
  std::printf(
      "pairs of different articles: %zu; taken for copies: %zu (%.2f in "
      "100,000), of which %zu share half of their shingles\n",
      pairs, near, 1e5 * static_cast<double>(near) / static_cast<double>(pairs),
      copies);
}

}  // namespace
}  // namespace precis::stories

int main(int argc, char** argv) {
  using namespace precis::stories;
  if (argc < 2) {
    std::fprintf(stderr, "usage: bench_duplicates FILE.jsonl...\n");
    return 2;
  }
  const auto samples = Load({argv + 1, argv + argc});
  std::printf("%zu articles\n\n%-28s %8s %16s %18s\n", samples.size(), "edit",
              "found", "near, by a scan", "exact Jaccard ≥ 0.5");
  for (const Edit& edit : {Edit{"other by-line, notice", WithOtherByLine},
                           Edit{"5 % of the words", WithOtherWords},
                           Edit{"new lead, cut to 60 %", WithOtherLead}}) {
    PrintRecall(samples, edit);
  }
  std::printf("\n");
  PrintFalsePairs(samples);
}
