// Where the time of Analyse() goes: each of its stages alone, over the same
// articles of about 4 KB. The stages share the text model and the names, so
// that their sum is the whole but for the frame around them.
#include <benchmark/benchmark.h>

#include <cstddef>
#include <cstdlib>
#include <memory>
#include <tuple>
#include <utility>
#include <vector>

#include "bench/corpus/event_corpus.h"
#include "indexer/analyse/analyse.h"
#include "indexer/analyse/names/names.h"
#include "indexer/analyse/speech/quotes.h"
#include "indexer/analyse/speech/speakers.h"
#include "indexer/analyse/speech/statements.h"
#include "indexer/analyse/summary/scorer.h"
#include "indexer/analyse/summary/summary.h"
#include "indexer/analyse/text/language.h"
#include "indexer/analyse/text/text_model.h"
#include "indexer/analyse/text/vectors.h"
#include "indexer/analyse/topics/stem_counter.h"
#include "indexer/analyse/topics/topics.h"
#include "indexer/analyse/wtf/wtf.h"
#include "indexer/parse/article_parser.h"

namespace precis::analyse {
namespace {

constexpr UnixMs kNow = 1'772'500'000'000;
constexpr std::size_t kArticles = 256;

// An article with what the stages before have made of it.
struct Sample {
  explicit Sample(Article parsed)
      : article(std::move(parsed)),
        model(BuildTextModel(article)),
        names(FindNames(model, article)),
        title(VectorOf(article.title)),
        ranking(RankSentences(model, 0, model.sentences.size(), title,
                              Genre::kArticle)) {}
  Sample(const Sample&) = delete;
  Sample& operator=(const Sample&) = delete;

  Article article;
  TextModel model;  // Of the article: a Sample stays where it is.
  Names names;
  FixedVector title;
  Ranking ranking;
};

std::vector<std::unique_ptr<Sample>> MakeSamples() {
  std::vector<std::unique_ptr<Sample>> samples;
  ArticleParser parser;
  for (const auto& event : bench::MakeCorpus({.events = kArticles})) {
    auto article = parser.Parse(event.json, kNow);
    if (!article) std::abort();
    samples.push_back(std::make_unique<Sample>(*std::move(article)));
  }
  return samples;
}

template <typename Stage>
void Measure(benchmark::State& state, Stage stage) {
  static const auto samples = MakeSamples();
  std::size_t next = 0;
  std::size_t bytes = 0;
  for (auto _ : state) {
    const Sample& sample = *samples[next++ % samples.size()];
    bytes += sample.article.text.size();
    benchmark::DoNotOptimize(stage(sample));
  }
  state.SetItemsProcessed(state.iterations());
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
}

void BM_Analyse(benchmark::State& state) {
  Measure(state, [](const Sample& s) { return Analyse(s.article); });
}
BENCHMARK(BM_Analyse);

void BM_TextModel(benchmark::State& state) {
  Measure(state, [](const Sample& s) { return BuildTextModel(s.article); });
}
BENCHMARK(BM_TextModel);

void BM_Language(benchmark::State& state) {
  Measure(state,
          [](const Sample& s) { return DetectLanguage(s.article.text, "en"); });
}
BENCHMARK(BM_Language);

void BM_Ranking(benchmark::State& state) {
  Measure(state, [](const Sample& s) {
    return RankSentences(s.model, 0, s.model.sentences.size(), s.title,
                         Genre::kArticle);
  });
}
BENCHMARK(BM_Ranking);

void BM_Summaries(benchmark::State& state) {
  Measure(state, [](const Sample& s) {
    const SpeakerResolver resolver(s.model, s.names);
    const LightEditor editor(s.model, s.names, resolver);
    return std::tuple(TakeAway(s.ranking, editor), Dek(s.ranking, editor),
                      Summary(s.ranking, editor),
                      Bullets(s.model, s.ranking, editor));
  });
}
BENCHMARK(BM_Summaries);

void BM_Names(benchmark::State& state) {
  Measure(state, [](const Sample& s) { return FindNames(s.model, s.article); });
}
BENCHMARK(BM_Names);

void BM_Speech(benchmark::State& state) {
  Measure(state, [](const Sample& s) {
    const SpeakerResolver resolver(s.model, s.names);
    return std::pair(FindQuotes(s.model, resolver),
                     FindStatements(s.model, resolver));
  });
}
BENCHMARK(BM_Speech);

void BM_Topics(benchmark::State& state) {
  Measure(state, [](const Sample& s) {
    return FindTopics(s.model, s.names, {.title = s.article.title});
  });
}
BENCHMARK(BM_Topics);

void BM_CountStems(benchmark::State& state) {
  StemCounter counter;
  Measure(state, [&](const Sample& s) {
    counter.Add(s.model);
    return &counter;
  });
}
BENCHMARK(BM_CountStems);

void BM_Wtf(benchmark::State& state) {
  Measure(state, [](const Sample& s) {
    return ScoreWtf(s.model, s.article.title, DefaultWtfLexicon());
  });
}
BENCHMARK(BM_Wtf);

}  // namespace
}  // namespace precis::analyse
