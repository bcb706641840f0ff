// Writing the tables of a database from sorted postings, and merging eight
// databases of it: with glass::MergeDatabases, and with Xapian's compaction as
// the baseline; fsync included. The outcomes are compared before anything is
// timed.
//
// Documents are like articles of 4 KB: 660 words over a vocabulary with a
// Zipf-like distribution, each word with its positions and, without them, under
// a second term as a stem would be; 1,500 bytes of data that does not compress
// further; four value slots.
#include <benchmark/benchmark.h>
#include <fcntl.h>
#include <unistd.h>
#include <xapian.h>

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <random>
#include <span>
#include <string>
#include <vector>

#include "indexer/base/file_descriptor.h"
#include "indexer/glass/database_writer.h"
#include "indexer/glass/merge.h"

namespace precis::glass {
namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t kSeed = 20261122;
constexpr std::size_t kSources = 8;
constexpr std::size_t kWordsOfDocument = 660;
constexpr double kVocabulary = 60000;
constexpr std::size_t kDataBytes = 1500;
constexpr std::uint32_t kSlots[] = {0, 1, 2, 5};

fs::path WorkFolder() {
  const fs::path path = fs::temp_directory_path() /
                        ("precis-glass-bench-" + std::to_string(::getpid()));
  fs::create_directories(path);
  return path;
}

void Require(bool ok) {
  if (!ok) std::abort();
}

// One database's documents, in flat arrays sorted as the writer wants them.
class Input {
 public:
  Input(std::uint32_t documents, std::uint32_t seed) : random_(seed) {
    Collected collected;
    for (std::uint32_t docid = 1; docid <= documents; ++docid) {
      AddText(docid, collected);
    }
    Flatten(collected, documents);
    data_.resize(kDataBytes * documents);
    for (char& byte : data_) byte = static_cast<char>(random_());
    for (std::uint32_t docid = 1; docid <= documents; ++docid) {
      lengths_.push_back({docid, 2 * kWordsOfDocument});
      values_.push_back({docid, std::string_view(data_).substr(docid, 8)});
    }
  }

  void WriteTo(const fs::path& path) const {
    auto writer = DatabaseWriter::Create(path, {.data_compression = 0});
    Require(writer.has_value());
    for (const auto slot : kSlots) {
      Require((*writer)->AddValues(slot, values_).has_value());
    }
    Require((*writer)->AddDocumentLengths(lengths_).has_value());
    WriteTerms(**writer);
    WriteDocuments(**writer);
    Require((*writer)->Finish().has_value());
  }

 private:
  // Term -> document -> positions; those of stems only count.
  using Collected =
      std::map<std::string,
               std::map<std::uint32_t, std::vector<std::uint32_t>>>;

  struct Term {
    std::string text;
    std::size_t first;  // In postings_.
    std::size_t count;
    bool has_positions;
  };
  struct Use {
    std::uint32_t term;  // In terms_.
    std::uint32_t wdf;
  };

  void AddText(std::uint32_t docid, Collected& collected) {
    std::uniform_real_distribution<double> uniform(0, 1);
    for (std::uint32_t i = 1; i <= kWordsOfDocument; ++i) {
      const auto rank =
          static_cast<std::uint64_t>(std::pow(kVocabulary, uniform(random_)));
      const std::string word = Word(rank);
      collected[word][docid].push_back(i);
      collected["Z" + word][docid].push_back(i);
    }
  }

  static std::string Word(std::uint64_t rank) {
    std::string word;
    for (std::uint64_t i = rank * 2654435761 % 4294967291; i > 0; i /= 26) {
      word += static_cast<char>('a' + i % 26);
    }
    return word;
  }

  void Flatten(const Collected& collected, std::uint32_t documents) {
    uses_.resize(documents + 1);
    for (const auto& [text, postings] : collected) {
      terms_.push_back(
          {text, postings_.size(), postings.size(), text[0] != 'Z'});
      for (const auto& [docid, positions] : postings) {
        const auto wdf = static_cast<std::uint32_t>(positions.size());
        postings_.push_back({docid, wdf});
        uses_[docid].push_back(
            {static_cast<std::uint32_t>(terms_.size() - 1), wdf});
        if (text[0] == 'Z') continue;
        positions_.insert(positions_.end(), positions.begin(), positions.end());
      }
    }
  }

  void WriteTerms(DatabaseWriter& writer) const {
    std::vector<char> encoded(MaxEncodedPositions(kWordsOfDocument));
    const std::uint32_t* positions = positions_.data();
    for (const Term& term : terms_) {
      const std::span postings(postings_.data() + term.first, term.count);
      Require(writer.AddTerm(term.text, postings).has_value());
      if (!term.has_positions) continue;
      for (const auto& [docid, wdf] : postings) {
        const auto size = EncodePositions({positions, wdf}, encoded.data());
        positions += wdf;
        Require(writer.AddPositions(term.text, docid, {encoded.data(), size})
                    .has_value());
      }
    }
  }

  void WriteDocuments(DatabaseWriter& writer) const {
    TermListEncoder encoder;
    for (const auto& [docid, length] : lengths_) {
      const auto data =
          std::string_view(data_).substr(kDataBytes * (docid - 1), kDataBytes);
      Require(writer.AddDocument(docid, data).has_value());
      encoder.Start();
      for (const auto& [term, wdf] : uses_[docid]) {
        encoder.Add(terms_[term].text, wdf);
      }
      Require(writer.AddTermList(docid, encoder.Finish(), kSlots).has_value());
    }
  }

  std::mt19937 random_;
  std::vector<Term> terms_;
  std::vector<Posting> postings_;         // Term by term.
  std::vector<std::uint32_t> positions_;  // Of the terms that have them.
  std::vector<std::vector<Use>> uses_;    // Document by document.
  std::vector<DocumentLength> lengths_;
  std::vector<SlotValue> values_;
  std::string data_;
};

// Eight databases of so many documents each, made once.
const std::vector<MergeSource>& Sources(std::uint32_t documents) {
  static std::map<std::uint32_t, std::vector<MergeSource>> all;
  auto& sources = all[documents];
  for (std::size_t i = sources.size(); i < kSources; ++i) {
    const fs::path path =
        WorkFolder() / (std::to_string(documents) + "-" + std::to_string(i));
    Input(documents, kSeed + static_cast<std::uint32_t>(i)).WriteTo(path);
    sources.push_back(
        {.path = path, .shift = static_cast<std::int64_t>(i) * documents});
  }
  return sources;
}

void SyncAll(const fs::path& folder) {
  for (const auto& file : fs::directory_iterator(folder)) {
    const FileDescriptor descriptor(::open(file.path().c_str(), O_RDONLY));
    Require(::fsync(descriptor.get()) == 0);
  }
}

void MergeOurs(const std::vector<MergeSource>& sources, const fs::path& to) {
  fs::remove_all(to);
  Require(
      MergeDatabases(sources, to, {.term_list_compression = 0}).has_value());
  SyncAll(to);
}

void MergeWithXapian(const std::vector<MergeSource>& sources,
                     const fs::path& to) {
  fs::remove_all(to);
  Xapian::Database all;
  for (const auto& source : sources) {
    all.add_database(Xapian::Database(source.path.string()));
  }
  all.compact(to.string());
}

// Everything but the data, in a number.
std::uint64_t Digest(const fs::path& path) {
  const Xapian::Database database(path.string());
  std::uint64_t digest = database.get_lastdocid();
  const auto add = [&](std::uint64_t value) {
    digest = (digest ^ value) * 1099511628211;
  };
  for (auto term = database.allterms_begin(); term != database.allterms_end();
       ++term) {
    for (const char c : *term) add(static_cast<unsigned char>(c));
    for (auto it = database.postlist_begin(*term);
         it != database.postlist_end(*term); ++it) {
      add(*it);
      add(it.get_wdf());
      for (auto position = it.positionlist_begin();
           position != it.positionlist_end(); ++position) {
        add(*position);
      }
    }
  }
  return digest;
}

void ReportArticles(benchmark::State& state, std::uint32_t articles) {
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) *
                          articles);
  fs::remove_all(WorkFolder() / "outcome");
}

void BM_WriteTables(benchmark::State& state) {
  const auto documents = static_cast<std::uint32_t>(state.range(0));
  const Input input(documents, kSeed);
  const fs::path outcome = WorkFolder() / "outcome";
  for (auto _ : state) {
    fs::remove_all(outcome);
    input.WriteTo(outcome);
  }
  ReportArticles(state, documents);
}
BENCHMARK(BM_WriteTables)->Arg(1000)->Unit(benchmark::kMillisecond);

void BM_MergeDatabases(benchmark::State& state) {
  const auto documents = static_cast<std::uint32_t>(state.range(0));
  const auto& sources = Sources(documents);
  const fs::path outcome = WorkFolder() / "outcome";
  const fs::path expected = WorkFolder() / "expected";
  MergeOurs(sources, outcome);
  MergeWithXapian(sources, expected);
  if (Digest(outcome) != Digest(expected)) {
    state.SkipWithError("differs from Xapian's outcome");
    return;
  }
  fs::remove_all(expected);
  for (auto _ : state) MergeOurs(sources, outcome);
  ReportArticles(state, kSources * documents);
}
BENCHMARK(BM_MergeDatabases)
    ->Arg(1000)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime()
    ->MeasureProcessCPUTime();

void BM_MergeXapianBaseline(benchmark::State& state) {
  const auto documents = static_cast<std::uint32_t>(state.range(0));
  const auto& sources = Sources(documents);
  const fs::path outcome = WorkFolder() / "outcome";
  for (auto _ : state) MergeWithXapian(sources, outcome);
  ReportArticles(state, kSources * documents);
  fs::remove_all(WorkFolder());
}
BENCHMARK(BM_MergeXapianBaseline)
    ->Arg(1000)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime()
    ->MeasureProcessCPUTime();

}  // namespace
}  // namespace precis::glass
