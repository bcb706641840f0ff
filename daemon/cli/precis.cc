// precis: looks into an index that precisd writes, and tries out its parts.

#include <sys/ioctl.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <exception>
#include <iostream>
#include <string>
#include <utility>
#include <vector>

#include "daemon/cli/precis_analyse.h"
#include "daemon/cli/precis_check.h"
#include "daemon/cli/precis_compact.h"
#include "daemon/cli/precis_console.h"
#include "daemon/cli/precis_explain.h"
#include "daemon/cli/precis_reanalyse.h"
#include "daemon/cli/precis_search.h"
#include "daemon/cli/precis_show.h"
#include "daemon/cli/precis_status.h"
#include "daemon/cli/produce.h"
#include "daemon/cli/stop_signal.h"
#include "daemon/serve/limits.h"

namespace precis {
namespace {

struct Options {
  IndexLocation location;
  SearchOptions search;
  bool quotes = false;
  ShowOptions show;
  ExplainOptions explain;
  AnalyseOptions analyse;
  StatusOptions status;
  ProduceOptions produce;
  ReanalyseOptions reanalyse;
};

void AddSearch(CLI::App& app, Options& options) {
  CLI::App* command =
      app.add_subcommand("search", "Find entries, or quotes with --quotes");
  command->add_option("query", options.search.request.query,
                      "Words, \"phrases\", speaker:\"…\", topic:…; empty: all");
  command->add_flag("--quotes", options.quotes, "Find quotes and statements");
  command->add_option("--limit", options.search.request.limit, "How many")
      ->check(CLI::Range(std::size_t{1}, SearchLimits::kMaxLimit))
      ->capture_default_str();
  command->add_option("--offset", options.search.request.offset, "How many not")
      ->check(CLI::Range(std::size_t{0}, SearchLimits::kMaxOffset));
  command->add_option("--sort", options.search.request.order, "The order")
      ->transform(CLI::CheckedTransformer(
          std::vector<std::pair<std::string, SearchOrder>>{
              {"relevance", SearchOrder::kRelevance},
              {"newest", SearchOrder::kNewest},
              {"oldest", SearchOrder::kOldest},
              {"terminator", SearchOrder::kTerminator},
              {"idiocracy", SearchOrder::kIdiocracy}}));
  command->add_flag("--json", options.search.json, "As /v1/search answers");
}

void AddOthers(CLI::App& app, Options& options) {
  CLI::App* show = app.add_subcommand("show", "Print one entry");
  show->add_option("id", options.show.id, "Its id")->required();
  show->add_flag("--json", options.show.json, "As /v1/entries/{id} answers");

  CLI::App* explain = app.add_subcommand(
      "explain",
      "Print why an entry is as it is: sentences, speakers, scores, topics");
  explain->add_option("id", options.explain.id, "Its id")->required();
  explain->add_flag("--json", options.explain.json,
                    "As /v1/entries/{id}/explain answers");
  explain->add_option("--lexicon", options.explain.lexicon,
                      "A site's own lexicon for the WTF Index; else as "
                      "[analysis] wtf_lexicon of --config says");

  CLI::App* analyse = app.add_subcommand(
      "analyse", "Analyse events of a file; one line of JSON each");
  analyse->add_option("file", options.analyse.file, "NDJSON, or - for stdin")
      ->required();
  analyse->add_option("--threads", options.analyse.threads, "0: one per CPU")
      ->check(CLI::Range(0, 256));
  analyse->add_flag("--sentences", options.analyse.sentences,
                    "Print how the sentences score, to train the weights");

  CLI::App* status =
      app.add_subcommand("status", "What the index holds, and how far it is");
  status->add_flag("--json", options.status.json, "As /v1/status answers");

  app.add_subcommand("compact",
                     "Merge everything into one segment; asks the daemon, if "
                     "one has the index");
  app.add_subcommand("check", "Read all of the index, say what is damaged");
}

void AddReanalyse(CLI::App& app, Options& options) {
  CLI::App* reanalyse = app.add_subcommand(
      "reanalyse",
      "Analyse again, from the stored text, what an older version of precis, "
      "or another lexicon, has analysed; stop precisd first");
  reanalyse->add_flag("--all", options.reanalyse.all,
                      "What is up to date, too");
  reanalyse->add_option("--lexicon", options.reanalyse.lexicon,
                        "A site's own lexicon for the WTF Index; else as "
                        "[analysis] wtf_lexicon of --config says");
  reanalyse
      ->add_option("--threads", options.reanalyse.threads, "0: one per CPU")
      ->check(CLI::Range(0, 256));
  reanalyse->add_flag("--dry-run", options.reanalyse.dry_run,
                      "Only count; also while precisd is running");
}

void AddProduce(CLI::App& app, Options& options) {
  CLI::App* produce =
      app.add_subcommand("produce", "Send events of a file to a Kafka topic");
  produce->add_option("file", options.produce.file, "NDJSON, or - for stdin")
      ->required();
  produce->add_option("--brokers", options.produce.brokers, "host:port,…")
      ->required();
  produce->add_option("--topic", options.produce.topic, "The topic")
      ->required();
  produce->add_option("--property", options.produce.properties,
                      "Of librdkafka, as name=value; may be repeated");
}

void AddCommands(CLI::App& app, Options& options) {
  app.set_version_flag("--version", "precis " PRECIS_VERSION);
  app.require_subcommand(1);
  app.fallthrough();
  app.add_option("--index", options.location.index, "The index's directory");
  app.add_option("--config", options.location.config,
                 "precisd's configuration, for [index] directory");
  AddSearch(app, options);
  AddOthers(app, options);
  AddReanalyse(app, options);
  AddProduce(app, options);
}

Console MakeConsole() {
  winsize size{};
  const bool terminal = isatty(STDOUT_FILENO) == 1;
  const bool sized = terminal && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0;
  const std::size_t columns = sized && size.ws_col > 0 ? size.ws_col : 80;
  // https://no-color.org; the program has one thread yet.
  const bool wanted =
      getenv("NO_COLOR") == nullptr;  // NOLINT(concurrency-mt-unsafe)
  return {std::cin, std::cout, std::cerr, terminal && wanted,
          std::clamp<std::size_t>(columns, 40, 100)};
}

// Ctrl-C ends it between two batches; another one at once.
int RunReanalyse(Options& options, const Console& console) {
  std::stop_source stopping;
  const StopSignal signal([&stopping] { stopping.request_stop(); });
  options.reanalyse.location = options.location;
  options.reanalyse.stop = stopping.get_token();
  return ReanalyseCommand(options.reanalyse, console);
}

int Run(const CLI::App& app, Options& options) {
  const Console console = MakeConsole();
  if (app.got_subcommand("search")) {
    SearchRequest& request = options.search.request;
    if (options.quotes) request.target = SearchTarget::kQuotes;
    const auto* sort = app.get_subcommand("search")->get_option("--sort");
    if (request.query.empty() && sort->empty()) {
      request.order = SearchOrder::kNewest;
    }
    options.search.location = options.location;
    return SearchCommand(options.search, console);
  }
  if (app.got_subcommand("show")) {
    options.show.location = options.location;
    return ShowCommand(options.show, console);
  }
  if (app.got_subcommand("explain")) {
    options.explain.location = options.location;
    return ExplainCommand(options.explain, console);
  }
  if (app.got_subcommand("analyse")) {
    return AnalyseCommand(options.analyse, console);
  }
  if (app.got_subcommand("compact")) {
    return CompactCommand(options.location, console);
  }
  if (app.got_subcommand("reanalyse")) return RunReanalyse(options, console);
  if (app.got_subcommand("check")) {
    return CheckCommand(options.location, console);
  }
  if (app.got_subcommand("produce")) return Produce(options.produce);
  options.status.location = options.location;
  return StatusCommand(options.status, console);
}

int Main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);  // Lets `analyse -` see how much is there.
  CLI::App app("precis: what was said, by whom, about what");
  Options options;
  AddCommands(app, options);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kExitOk : kExitUsage;
  }
  return Run(app, options);
}

}  // namespace
}  // namespace precis

int main(int argc, char** argv) {
  try {
    return precis::Main(argc, argv);
  } catch (const std::exception& error) {
    std::cerr << "precis: " << error.what() << '\n';
    return precis::kExitInternal;
  }
}
