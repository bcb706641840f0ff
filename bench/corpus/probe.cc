#include "bench/corpus/probe.h"

#include <xapian.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "bench/corpus/event_file.h"
#include "bench/corpus/word_runs.h"

namespace precis::bench {
namespace {

constexpr std::size_t kChunk = 500;
constexpr std::size_t kWords = 12;
constexpr std::size_t kPhrases = 4;
constexpr std::size_t kMinLetters = 4;

template <typename Take>
void ForEachArticle(const std::filesystem::path& corpus, std::size_t limit,
                    Take take) {
  EventFile events(corpus, limit);
  for (auto chunk = events.NextArticles(kChunk); !chunk.empty();
       chunk = events.NextArticles(kChunk)) {
    for (const Article& article : chunk) take(article);
  }
}

struct WordFacts {
  std::string stem;
  std::string porter_stem;
  bool clean = true;
  std::size_t count = 0;
};

// The vocabulary of a corpus, and how many articles have each stem.
class Lexicon {
 public:
  void Add(const Article& article) {
    std::set<std::string_view> stems;
    const auto take = [&](const WordRun& run) {
      WordFacts& facts = Facts(run.word);
      facts.clean = facts.clean && run.clean;
      ++facts.count;
      stems.insert(facts.stem);
    };
    ForEachWordRun(article.title, take);
    ForEachWordRun(article.text, take);
    for (const std::string_view stem : stems) ++articles_[std::string(stem)];
  }

  // The words that stand for a stem on which everybody agrees.
  std::vector<ProbeWord> Eligible() const {
    std::map<std::string_view, std::set<std::string_view>> by_porter;
    std::map<std::string_view, std::set<std::string_view>> by_stem;
    for (const auto& [word, facts] : words_) {
      by_stem[facts.stem].insert(word);
      by_porter[facts.porter_stem].insert(word);
    }
    std::vector<ProbeWord> eligible;
    for (const auto& [stem, forms] : by_stem) {
      const std::string_view word = *std::ranges::max_element(
          forms, {}, [&](auto form) { return Of(form).count; });
      const bool agreed =
          word.size() >= kMinLetters &&
          forms == by_porter[Of(word).porter_stem] &&
          std::ranges::all_of(forms, [&](auto f) { return Of(f).clean; });
      if (!agreed) continue;
      eligible.push_back({std::string(word), std::string(stem),
                          articles_.at(std::string(stem))});
    }
    return eligible;
  }

  bool Clean(const std::string& word) const {
    const auto found = words_.find(word);
    return found != words_.end() && found->second.clean;
  }

 private:
  WordFacts& Facts(const std::string& word) {
    const auto [place, is_new] = words_.try_emplace(word);
    if (is_new) {
      place->second.stem = stem_(word);
      place->second.porter_stem = porter_(word);
    }
    return place->second;
  }

  const WordFacts& Of(std::string_view word) const {
    return words_.at(std::string(word));
  }

  std::unordered_map<std::string, WordFacts> words_;
  std::unordered_map<std::string, std::size_t> articles_;  // By stem.
  Xapian::Stem stem_{"english"};
  Xapian::Stem porter_{"porter"};
};

// Some from each order of frequency.
std::vector<ProbeWord> Choose(std::vector<ProbeWord> eligible) {
  std::ranges::sort(eligible, {}, [](const ProbeWord& word) {
    return std::pair(word.hits, word.word);
  });
  std::vector<ProbeWord> chosen;
  if (eligible.empty()) return chosen;
  const double most = static_cast<double>(eligible.back().hits);
  for (std::size_t i = 0; i < kWords; ++i) {
    const double part = static_cast<double>(i) / (kWords - 1);
    const auto hits = static_cast<std::size_t>(std::pow(most, part));
    const auto at =
        std::ranges::lower_bound(eligible, hits, {}, &ProbeWord::hits);
    if (at == eligible.end()) continue;
    chosen.push_back(*at);
    eligible.erase(at);
  }
  return chosen;
}

using WordPair = std::pair<std::string, std::string>;

// Calls `take` with every two words in a row.
template <typename Take>
void ForEachPair(std::string_view text, Take take) {
  std::string previous;
  ForEachWordRun(text, [&](const WordRun& run) {
    if (run.follows) take(WordPair(previous, run.word));
    previous = run.word;
  });
}

std::vector<ProbePhrase> CountPhrases(const std::filesystem::path& corpus,
                                      std::size_t limit,
                                      const Lexicon& lexicon) {
  std::map<WordPair, std::size_t> hits;
  const auto usable = [&](const std::string& word) {
    return word.size() >= kMinLetters && lexicon.Clean(word);
  };
  ForEachArticle(corpus, limit, [&](const Article& article) {
    std::set<WordPair> found;
    const bool choosing = hits.size() < kPhrases;
    bool chosen = false;
    const auto take = [&](const WordPair& pair) {
      if (choosing && !chosen && usable(pair.first) && usable(pair.second)) {
        chosen = hits.try_emplace(pair).second;
      }
      if (hits.contains(pair)) found.insert(pair);
    };
    ForEachPair(article.title, take);
    ForEachPair(article.text, take);
    for (const WordPair& pair : found) ++hits[pair];
  });
  std::vector<ProbePhrase> phrases;
  phrases.reserve(hits.size());
  for (const auto& [pair, count] : hits) {
    phrases.push_back({pair.first, pair.second, count});
  }
  return phrases;
}

}  // namespace

Probe MakeProbe(const std::filesystem::path& corpus, std::size_t limit) {
  Probe probe;
  Lexicon lexicon;
  ForEachArticle(corpus, limit, [&](const Article& article) {
    lexicon.Add(article);
    ++probe.articles;
  });
  probe.words = Choose(lexicon.Eligible());
  probe.phrases = CountPhrases(corpus, limit, lexicon);
  return probe;
}

}  // namespace precis::bench
