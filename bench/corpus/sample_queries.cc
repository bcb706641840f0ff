#include "bench/corpus/sample_queries.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "bench/corpus/event_file.h"
#include "bench/corpus/random.h"
#include "bench/corpus/word_runs.h"
#include "bench/measure/check.h"
#include "indexer/analyse/analyse.h"

namespace precis::bench {
namespace {

constexpr std::size_t kMinLetters = 5;
constexpr UnixMs kHalfRangeMs = 45LL * 24 * 3600 * 1000;

struct ArticleWords {
  std::vector<std::string> words;
  std::vector<std::pair<std::string, std::string>> pairs;
};

ArticleWords WordsOf(const std::string& text) {
  ArticleWords found;
  std::string previous;
  ForEachWordRun(text, [&](const WordRun& run) {
    const bool usable = run.clean && run.word.size() >= kMinLetters;
    if (usable) found.words.push_back(run.word);
    if (usable && run.follows && !previous.empty()) {
      found.pairs.emplace_back(previous, run.word);
    }
    previous = usable ? run.word : std::string();
  });
  return found;
}

const auto& Pick(const auto& from, Random& random) {
  return from[random.Below(static_cast<std::uint32_t>(from.size()))];
}

std::string DateRange(UnixMs middle) {
  return "date:" + FormatTimestamp(middle - kHalfRangeMs).substr(0, 10) + ".." +
         FormatTimestamp(middle + kHalfRangeMs).substr(0, 10);
}

void AddQueriesOf(const Article& article, std::size_t number, Random& random,
                  SampleQueries& queries) {
  const ArticleWords found = WordsOf(article.text);
  if (found.words.empty() || found.pairs.empty()) return;
  const auto two_words = [&] {
    return Pick(found.words, random) + " " + Pick(found.words, random);
  };
  queries["two words"].push_back({two_words(), number});
  const auto& [first, second] = Pick(found.pairs, random);
  queries["phrase"].push_back({'"' + first + ' ' + second + '"', number});
  queries[kSortedByDate].push_back({two_words(), number});
  if (article.published_at) {
    queries["date range + words"].push_back(
        {DateRange(*article.published_at) + " " + two_words(), number});
  }
  for (const Quote& quote : Analyse(article).quotes) {
    if (quote.speaker.empty()) continue;
    queries["speaker + words"].push_back(
        {"speaker:\"" + quote.speaker + "\" " + Pick(found.words, random),
         number});
    break;
  }
}

// The numbers of the events to ask about, ascending.
std::set<std::size_t> Sample(std::size_t events, std::size_t count) {
  std::set<std::size_t> numbers;
  const double last = static_cast<double>(events - 1);
  for (std::size_t i = 0; i < count; ++i) {
    const double part =
        (static_cast<double>(i) + 0.5) / static_cast<double>(count);
    numbers.insert(static_cast<std::size_t>(
        i % 2 == 0 ? part * last : std::pow(last + 1, part) - 1));
  }
  return numbers;
}

}  // namespace

SampleQueries MakeQueries(const std::filesystem::path& corpus,
                          std::size_t limit, std::size_t count) {
  SampleQueries queries;
  Random random(1);
  EventFile events(corpus, limit);
  ArticleParser parser;
  std::size_t number = 0;
  const std::set<std::size_t> wanted = Sample(limit, count);
  for (auto lines = events.NextLines(1000); !lines.empty();
       lines = events.NextLines(1000)) {
    for (const std::string& line : lines) {
      if (!wanted.contains(number++)) continue;
      const auto article = parser.Parse(line, 0);
      if (article) AddQueriesOf(*article, number - 1, random, queries);
    }
  }
  return queries;
}

void WriteQueries(const SampleQueries& queries,
                  const std::filesystem::path& file) {
  nlohmann::json json;
  for (const auto& [kind, list] : queries) {
    for (const SampleQuery& query : list) {
      json[kind].push_back({{"text", query.text}, {"from", query.from}});
    }
  }
  std::ofstream out(file);
  out << json.dump(1) << '\n';
  Check(out.good(), "cannot write " + file.string());
}

SampleQueries ReadQueries(const std::filesystem::path& file) {
  std::ifstream in(file);
  Check(in.is_open(), "cannot read " + file.string());
  SampleQueries queries;
  const nlohmann::json json = nlohmann::json::parse(in);
  for (const auto& [kind, list] : json.items()) {
    for (const auto& query : list) {
      queries[kind].push_back({query["text"], query["from"]});
    }
  }
  return queries;
}

}  // namespace precis::bench
