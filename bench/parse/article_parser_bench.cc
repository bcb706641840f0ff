// Parsing of 4 KB events, against the obvious way: nlohmann::json and reading
// the same fields out of its tree.
#include <benchmark/benchmark.h>

#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "indexer/parse/article_parser.h"
#include "indexer/parse/text_blocks.h"

namespace precis {
namespace {

using nlohmann::json;

constexpr UnixMs kNow = 1'772'500'000'000;
constexpr std::size_t kEventBytes = 4096;

json Description(int number) {
  return {
      {"id", "tidewire/2026/" + std::to_string(number)},
      {"kind", "article"},
      {"lang", "en"},
      {"url", "https://tidewire.example/2026/" + std::to_string(number)},
      {"title", "Harbour robots learn to wait, part " + std::to_string(number)},
      {"source", "Tidewire"},
      {"published_at", "2026-03-01T08:00:00Z"},
      {"authors", {"Oriel Vantongeren", "Ines Abara"}},
      {"tags", {"robots", "harbour"}}};
}

std::string BodyOf(std::size_t size) {
  std::string body;
  while (body.size() < size) {
    body +=
        "The port opened its gates to the first robots on Monday, and for an "
        "hour nothing moved. The crane had the right of way. \"They wait "
        "better than I do,\" said the woman who runs the night shift \u2014 "
        "and "
        "then the tide came in.\n\n";
  }
  return body;
}

std::vector<std::string> BodyEvents() {
  std::vector<std::string> events;
  for (int i = 0; i < 256; ++i) {
    json event = Description(i);
    event["body"] = BodyOf(kEventBytes - 600);
    events.push_back(event.dump());
  }
  return events;
}

std::vector<std::string> HtmlEvents() {
  std::vector<std::string> events;
  for (int i = 0; i < 256; ++i) {
    json event = Description(i);
    std::string html;
    while (html.size() < kEventBytes - 600) {
      html += "<h2>On the quay</h2><p>" + BodyOf(400) +
              "</p><ul><li>One <a href='/x'>robot</a><li>Two</ul>";
    }
    event["body_html"] = html;
    events.push_back(event.dump());
  }
  return events;
}

// What ArticleParser does with such events, in the fewest lines.
Article ParseWithTree(const std::string& text) {
  const json event = json::parse(text);
  Article article;
  article.id = event.at("id").get<std::string>();
  article.kind = event.value("kind", "article") == "article"
                     ? ArticleKind::kArticle
                     : ArticleKind::kEpisode;
  article.lang = event.value("lang", "");
  article.url = event.value("url", "");
  article.title = event.value("title", "");
  article.source = event.value("source", "");
  article.published_at = ParseTimestamp(event.value("published_at", ""));
  article.authors = event.at("authors").get<std::vector<std::string>>();
  article.text = event.at("body").get<std::string>();
  article.blocks = ParagraphLines(article.text);
  return article;
}

void CheckSameResult(const std::vector<std::string>& events) {
  ArticleParser parser;
  for (const std::string& event : events) {
    const auto article = parser.Parse(event, kNow);
    const Article expected = ParseWithTree(event);
    if (article && article->id == expected.id &&
        article->text == expected.text && article->title == expected.title &&
        article->authors == expected.authors &&
        article->published_at == expected.published_at &&
        article->blocks.size() == expected.blocks.size()) {
      continue;
    }
    std::fputs("article_parser_bench: results differ\n", stderr);
    std::exit(1);
  }
}

template <typename Parse>
void Measure(benchmark::State& state, const std::vector<std::string>& events,
             Parse parse) {
  std::size_t next = 0;
  std::size_t bytes = 0;
  for (auto _ : state) {
    const std::string& event = events[next++ % events.size()];
    bytes += event.size();
    benchmark::DoNotOptimize(parse(event));
  }
  state.SetItemsProcessed(state.iterations());
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
}

void BM_ArticleParserBody(benchmark::State& state) {
  const auto events = BodyEvents();
  CheckSameResult(events);
  ArticleParser parser;
  Measure(state, events,
          [&](const auto& event) { return parser.Parse(event, kNow); });
}
BENCHMARK(BM_ArticleParserBody);

void BM_TreeBodyBaseline(benchmark::State& state) {
  Measure(state, BodyEvents(), ParseWithTree);
}
BENCHMARK(BM_TreeBodyBaseline);

void BM_ArticleParserHtml(benchmark::State& state) {
  const auto events = HtmlEvents();
  ArticleParser parser;
  const auto article = parser.Parse(events.front(), kNow);
  if (!article || article->blocks.size() < 8) {
    state.SkipWithError("html did not become blocks");
    return;
  }
  Measure(state, events,
          [&](const auto& event) { return parser.Parse(event, kNow); });
}
// The size keeps it from being held against the baseline of plain bodies.
BENCHMARK(BM_ArticleParserHtml)->Arg(4096);

}  // namespace
}  // namespace precis
