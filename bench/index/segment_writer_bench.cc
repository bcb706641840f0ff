// XapianSegmentWriter (articles, quotes, names, values, entry as JSON, fsync)
// against the least that Xapian's own API needs to make the same texts
// searchable: TermGenerator and add_document into one database.
#include <benchmark/benchmark.h>
#include <unistd.h>
#include <xapian.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>

#include "bench/index/generated_entries.h"
#include "indexer/index/xapian_segment_writer.h"

namespace precis {
namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t kSeed = 20260301;

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

void Report(benchmark::State& state, const std::vector<Entry>& entries) {
  const auto runs = static_cast<std::int64_t>(state.iterations());
  state.SetItemsProcessed(runs * static_cast<std::int64_t>(entries.size()));
  state.SetBytesProcessed(runs * static_cast<std::int64_t>(TextBytes(entries)));
}

// One segment of all entries; returns its documents.
std::size_t WriteSegment(const std::vector<Entry>& entries) {
  auto writer = XapianSegmentWriter::Create(WorkFolder(), "segment");
  if (!writer) return 0;
  for (const Entry& entry : entries) {
    if (!(*writer)->Add(entry)) return 0;
  }
  const auto segment = (*writer)->Finish();
  fs::remove_all(WorkFolder());
  return segment ? segment->info.documents : 0;
}

std::size_t WritePlain(const std::vector<Entry>& entries) {
  const fs::path path = WorkFolder() / "plain";
  Xapian::WritableDatabase database(path.string(),
                                    Xapian::DB_CREATE_OR_OVERWRITE);
  Xapian::TermGenerator generator;
  generator.set_stemmer(Xapian::Stem("en"));
  for (const Entry& entry : entries) {
    Xapian::Document document;
    document.set_data(entry.article.text);
    generator.set_document(document);
    generator.set_termpos(0);
    generator.index_text(entry.article.title);
    generator.index_text(entry.article.text);
    database.add_document(document);
  }
  database.commit();
  const std::size_t documents = database.get_doccount();
  database.close();
  fs::remove_all(WorkFolder());
  return documents;
}

// An entry has six quotes (generated_entries.h).
void BM_XapianSegmentWriter(benchmark::State& state) {
  const auto entries =
      GenerateEntries(static_cast<std::size_t>(state.range(0)), kSeed);
  if (WriteSegment(entries) != entries.size() * 7) {
    state.SkipWithError("documents are missing");
    return;
  }
  for (auto _ : state) WriteSegment(entries);
  Report(state, entries);
}
BENCHMARK(BM_XapianSegmentWriter)
    ->Arg(300)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

void BM_PlainXapianBaseline(benchmark::State& state) {
  const auto entries =
      GenerateEntries(static_cast<std::size_t>(state.range(0)), kSeed);
  if (WritePlain(entries) != entries.size()) {
    state.SkipWithError("documents are missing");
    return;
  }
  for (auto _ : state) WritePlain(entries);
  Report(state, entries);
}
BENCHMARK(BM_PlainXapianBaseline)
    ->Arg(300)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

}  // namespace
}  // namespace precis
