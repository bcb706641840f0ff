#include "daemon/cli/precis_reanalyse.h"

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <ostream>
#include <string>
#include <thread>
#include <utility>

#include "daemon/cli/lexicon_settings.h"
#include "daemon/cli/store_settings.h"
#include "daemon/config/config.h"
#include "daemon/pipeline/learned_frequencies.h"
#include "daemon/pipeline/reanalyse.h"
#include "indexer/analyse/wtf/wtf_lexicon.h"
#include "indexer/index/manifest/layout.h"
#include "indexer/index/store/index_store.h"

namespace precis {
namespace {

using Clock = std::chrono::steady_clock;

struct Setup {
  StoreOptions store;
  std::shared_ptr<const analyse::WtfLexicon> lexicon;  // May be null.
  std::size_t frequency_half_life = AnalysisSettings().frequency_half_life;
  LearnedFrequencies::Snapshot frequencies;  // Null: the shipped table.
  ReanalyseSettings settings;
};

Result<void> ReadSettings(const ReanalyseOptions& options, Setup& setup) {
  if (options.location.config.empty() && options.lexicon.empty()) return {};
  AnalysisSettings analysis;
  if (!options.location.config.empty()) {
    auto config = LoadConfig(options.location.config, environ);
    if (!config) return std::unexpected(std::move(config.error()));
    setup.store = StoreOptionsOf(*config);
    analysis = std::move(config->analysis);
  }
  setup.frequency_half_life = analysis.frequency_half_life;
  auto lexicon = OpenLexicon(options.lexicon, analysis);
  if (!lexicon) return std::unexpected(std::move(lexicon.error()));
  setup.lexicon = *std::move(lexicon);
  setup.settings.lexicon = &LexiconOrDefault(setup.lexicon);
  return {};
}

Result<Setup> SetUp(const ReanalyseOptions& options) {
  Setup setup;
  if (auto read = ReadSettings(options, setup); !read) {
    return std::unexpected(std::move(read.error()));
  }
  setup.settings.all = options.all;
  setup.settings.threads =
      options.threads > 0 ? options.threads
                          : std::max(1U, std::thread::hardware_concurrency());
  setup.settings.max_segments = setup.store.max_segments;
  return setup;
}

// Key phrases are held against what precisd has learnt from the stream.
void UseLearnedFrequencies(const std::filesystem::path& index, Setup& setup) {
  if (setup.frequency_half_life == 0) return;
  setup.frequencies =
      LearnedFrequencies(FrequenciesPath(index),
                         static_cast<double>(setup.frequency_half_life))
          .Current();
  setup.settings.frequencies = setup.frequencies.get();
}

std::string Entries(std::uint64_t number) {
  return Grouped(number) + (number == 1 ? " entry" : " entries");
}

// Says how far it is, every second.
class ProgressLine {
 public:
  explicit ProgressLine(std::ostream& out) : out_(out) {}

  void operator()(const ReanalyseCounts& counts) {
    const auto now = Clock::now();
    if (now < next_) return;
    next_ = now + std::chrono::seconds(1);
    out_ << "reanalysing: " << Grouped(counts.looked_at) << " of "
         << Entries(counts.entries) << ", " << Grouped(PerSecond(counts, now))
         << " a second\n"
         << std::flush;
  }

 private:
  std::uint64_t PerSecond(const ReanalyseCounts& counts,
                          Clock::time_point now) const {
    const std::chrono::duration<double> taken = now - begin_;
    return static_cast<std::uint64_t>(static_cast<double>(counts.looked_at) /
                                      std::max(taken.count(), 0.001));
  }

  std::ostream& out_;
  const Clock::time_point begin_ = Clock::now();
  Clock::time_point next_ = begin_;
};

// What stays as it was, and what to do about it.
void PrintKept(const Console& console, const ReanalyseCounts& counts) {
  if (counts.undivided > 0) {
    console.error << "kept as it was: " << Entries(counts.undivided)
                  << "; the first: " << Printable(counts.first_undivided)
                  << '\n';
  }
  if (counts.other_lexicon > 0) {
    console.error << "kept as it was: " << Entries(counts.other_lexicon)
                  << " with a WTF Index by a site's own lexicon; give that by "
                     "--lexicon FILE, or --config FILE as precisd gets it\n";
  }
}

int Done(const Console& console, const ReanalyseOptions& options,
         const ReanalyseCounts& counts) {
  console.out << (options.dry_run ? "to reanalyse: " : "reanalysed: ")
              << Entries(counts.renewed) << '\n';
  PrintKept(console, counts);
  const bool stopped = counts.looked_at < counts.entries;
  if (stopped) {
    console.error << "stopped after " << Entries(counts.looked_at) << " of "
                  << Grouped(counts.entries) << "; the same command "
                  << (options.all ? "begins anew" : "goes on from there")
                  << '\n';
  }
  return stopped || counts.kept() > 0 ? kExitNothing : kExitOk;
}

Result<ReanalyseCounts> Run(const std::filesystem::path& index,
                            const ReanalyseOptions& options, Setup setup,
                            const ReanalyseReport& report) {
  if (options.dry_run) {
    return TryReanalyse(index, setup.settings, options.stop, report);
  }
  auto store = IndexStore::Open(index, std::move(setup.store));
  if (!store) return std::unexpected(std::move(store.error()));
  UseLearnedFrequencies(index, setup);
  return Reanalyse(**store, setup.settings, options.stop, report);
}

}  // namespace

int ReanalyseCommand(const ReanalyseOptions& options, Console console) {
  const auto index = FindIndex(options.location);
  if (!index) return Report(console, index.error());
  auto setup = SetUp(options);
  if (!setup) return Report(console, setup.error());
  ProgressLine line(console.error);
  const auto counts = Run(*index, options, *std::move(setup),
                          [&](const ReanalyseCounts& so_far) { line(so_far); });
  if (counts) return Done(console, options, *counts);
  const int status = Report(console, counts.error());
  if (counts.error().code == ErrorCode::kCancelled) return kExitNothing;
  // The index is there: somebody else has it.
  return counts.error().code == ErrorCode::kUnavailable ? kExitUnavailable
                                                        : status;
}

}  // namespace precis
