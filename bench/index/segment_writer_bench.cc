// The bulk segment writer, the one through Xapian's public API, and the least
// that this API needs to make the same texts searchable: TermGenerator and
// add_document into one database. All on one thread, fsync included.
//
// Each over events of about 4 KB as they come from a feed (fully analysed:
// quotes and statements are documents of their own), and over the same without
// analysis: titles and texts only.
#include <benchmark/benchmark.h>
#include <unistd.h>
#include <xapian.h>

#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "bench/corpus/event_corpus.h"
#include "indexer/analyse/analyse.h"
#include "indexer/index/write/segment_writer_factory.h"
#include "indexer/parse/article_parser.h"

namespace precis {
namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t kSeed = 20260301;
constexpr UnixMs kNow = 1'780'000'000'000;

enum class Analysed { kNo, kYes };

std::vector<Entry> MakeEntries(std::size_t count, Analysed analysed) {
  std::vector<Entry> entries;
  entries.reserve(count);
  ArticleParser parser;
  const bench::CorpusOptions options{.events = count, .seed = kSeed};
  for (const auto& event : bench::MakeCorpus(options)) {
    auto article = parser.Parse(event.json, kNow);
    if (!article) std::abort();
    Entry& entry = entries.emplace_back();
    entry.article = *std::move(article);
    entry.version.offset = static_cast<std::int64_t>(entries.size());
    entry.version.origin = {"bench", "generated", 0};
    if (analysed == Analysed::kYes) {
      entry.analysis = Analyse(entry.article);
    } else {
      entry.analysis.language = "en";
    }
  }
  return entries;
}

// A folder of this process; whoever asks for it removes it.
fs::path WorkFolder() {
  const fs::path path = fs::temp_directory_path() /
                        ("precis-bench-" + std::to_string(::getpid()));
  fs::create_directories(path);
  return path;
}

std::size_t TextBytes(const std::vector<Entry>& entries) {
  std::size_t bytes = 0;
  for (const Entry& entry : entries) bytes += entry.article.text.size();
  return bytes;
}

// `index_bytes`: of the segment that one iteration writes.
void Report(benchmark::State& state, const std::vector<Entry>& entries,
            std::uint64_t index_bytes) {
  const auto runs = static_cast<std::int64_t>(state.iterations());
  const auto text_bytes = TextBytes(entries);
  state.SetItemsProcessed(runs * static_cast<std::int64_t>(entries.size()));
  state.SetBytesProcessed(runs * static_cast<std::int64_t>(text_bytes));
  state.counters["bytes_per_text_byte"] =
      static_cast<double>(index_bytes) / static_cast<double>(text_bytes);
}

// One segment of all entries, below WorkFolder().
SegmentInfo WriteSegment(WriterKind kind, const std::vector<Entry>& entries,
                         std::shared_ptr<BulkLexicon> lexicon = nullptr) {
  auto writer =
      CreateSegmentWriter(kind, WorkFolder(), "segment", std::move(lexicon));
  if (!writer) std::abort();
  for (const Entry& entry : entries) {
    if (!(*writer)->Add(entry)) std::abort();
  }
  auto segment = (*writer)->Finish();
  if (!segment) std::abort();
  return segment->info;
}

// The tables of the segment that was just written, relative to the text.
void ReportTables(benchmark::State& state, std::size_t text_bytes) {
  for (const char* table : {"postlist", "position", "termlist", "docdata"}) {
    std::error_code ignored;
    const auto bytes = fs::file_size(
        WorkFolder() / "segment" / (std::string(table) + ".glass"), ignored);
    state.counters[table] =
        ignored ? 0
                : static_cast<double>(bytes) / static_cast<double>(text_bytes);
  }
}

std::vector<std::pair<Xapian::docid, double>> Find(const std::string& words) {
  Xapian::Database database((WorkFolder() / "segment").string());
  Xapian::QueryParser parser;
  parser.set_database(database);
  parser.set_stemmer(Xapian::Stem("en"));
  Xapian::Enquire enquire(database);
  enquire.set_query(parser.parse_query(words));
  const auto found = enquire.get_mset(0, 100);
  std::vector<std::pair<Xapian::docid, double>> hits;
  for (auto hit = found.begin(); hit != found.end(); ++hit) {
    hits.emplace_back(*hit, hit.get_weight());
  }
  return hits;
}

// Right before fast: both writers' segments answer alike.
bool AnswersAlike(const std::vector<Entry>& entries) {
  const std::string words = entries.front().article.title;
  const std::string phrase = '"' + words.substr(0, words.find(' ', 8)) + '"';
  WriteSegment(WriterKind::kXapian, entries);
  const auto expected = Find(words);
  const auto expected_phrase = Find(phrase);
  fs::remove_all(WorkFolder());
  WriteSegment(WriterKind::kBulk, entries);
  const bool alike = Find(words) == expected && Find(phrase) == expected_phrase;
  fs::remove_all(WorkFolder());
  return alike && !expected.empty() && !expected_phrase.empty();
}

void MeasureWriter(benchmark::State& state, WriterKind kind,
                   Analysed analysed) {
  const auto entries =
      MakeEntries(static_cast<std::size_t>(state.range(0)), analysed);
  if (kind == WriterKind::kBulk &&
      !AnswersAlike({entries.begin(), entries.begin() + 200})) {
    state.SkipWithError("the writers' segments answer differently");
    return;
  }
  const auto lexicon = NewBulkLexicon();  // As a worker keeps one.
  SegmentInfo info;
  for (auto _ : state) {
    info = WriteSegment(kind, entries, lexicon);
    state.PauseTiming();
    ReportTables(state, TextBytes(entries));
    fs::remove_all(WorkFolder());
    state.ResumeTiming();
  }
  Report(state, entries, info.bytes);
}

void BM_Bulk(benchmark::State& state) {
  MeasureWriter(state, WriterKind::kBulk, Analysed::kYes);
}
BENCHMARK(BM_Bulk)->Arg(4000)->Unit(benchmark::kMillisecond);

void BM_BulkTextOnly(benchmark::State& state) {
  MeasureWriter(state, WriterKind::kBulk, Analysed::kNo);
}
BENCHMARK(BM_BulkTextOnly)->Arg(4000)->Unit(benchmark::kMillisecond);

void BM_Xapian(benchmark::State& state) {
  MeasureWriter(state, WriterKind::kXapian, Analysed::kYes);
}
BENCHMARK(BM_Xapian)->Arg(1000)->Unit(benchmark::kMillisecond);

void BM_XapianTextOnly(benchmark::State& state) {
  MeasureWriter(state, WriterKind::kXapian, Analysed::kNo);
}
BENCHMARK(BM_XapianTextOnly)->Arg(1000)->Unit(benchmark::kMillisecond);

std::uint64_t WritePlain(const std::vector<Entry>& entries) {
  const fs::path path = WorkFolder() / "plain";
  Xapian::WritableDatabase database(path.string(),
                                    Xapian::DB_CREATE_OR_OVERWRITE);
  Xapian::TermGenerator generator;
  generator.set_stemmer(Xapian::Stem("en"));
  for (const Entry& entry : entries) {
    Xapian::Document document;
    document.set_data(entry.article.text);
    generator.set_document(document);
    generator.index_text(entry.article.title);
    generator.index_text(entry.article.text);
    database.add_document(document);
  }
  database.commit();
  if (database.get_doccount() != entries.size()) std::abort();
  database.close();
  std::uint64_t bytes = 0;
  for (const auto& file : fs::directory_iterator(path)) {
    bytes += file.file_size();
  }
  fs::remove_all(WorkFolder());
  return bytes;
}

void BM_PlainXapianBaseline(benchmark::State& state) {
  const auto entries =
      MakeEntries(static_cast<std::size_t>(state.range(0)), Analysed::kNo);
  std::uint64_t bytes = 0;
  for (auto _ : state) bytes = WritePlain(entries);
  Report(state, entries, bytes);
}
BENCHMARK(BM_PlainXapianBaseline)->Arg(1000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace precis
