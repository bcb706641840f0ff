#include "daemon/cli/precis_explain.h"

#include <unistd.h>

#include <optional>
#include <ostream>
#include <string>
#include <utility>

#include "daemon/cli/explanation_page.h"
#include "daemon/cli/lexicon_settings.h"
#include "daemon/config/config.h"
#include "indexer/explain/explain_entry.h"
#include "indexer/search/searcher.h"

namespace precis {
namespace {

Result<std::optional<std::string>> FindEntry(const IndexLocation& location,
                                             const std::string& id) {
  const auto index = FindIndex(location);
  if (!index) return std::unexpected(index.error());
  auto searcher = Searcher::Open(*index);
  if (!searcher) return std::unexpected(std::move(searcher.error()));
  return (*searcher)->EntryJson(id);
}

Result<std::string> Explain(const ExplainOptions& options,
                            const std::string& entry) {
  AnalysisSettings settings;
  if (!options.location.config.empty()) {
    auto config = LoadConfig(options.location.config, environ);
    if (!config) return std::unexpected(std::move(config.error()));
    settings = std::move(config->analysis);
  }
  if (!options.lexicon.empty()) settings.wtf_lexicon = options.lexicon;
  const auto lexicon = OpenLexicon(settings);
  if (!lexicon) return std::unexpected(lexicon.error());
  return ExplainEntry(entry, LexiconOrDefault(*lexicon));
}

}  // namespace

int ExplainCommand(const ExplainOptions& options, Console console) {
  const auto found = FindEntry(options.location, options.id);
  if (!found) return Report(console, found.error());
  const std::optional<std::string>& entry = *found;
  if (!entry) {
    console.error << "precis: no entry has the id '" << Printable(options.id)
                  << "'; precis search lists ids\n";
    return kExitNothing;
  }
  const auto explanation = Explain(options, *entry);
  if (!explanation) return Report(console, explanation.error());
  if (options.json) {
    console.out << *explanation << '\n';
    return kExitOk;
  }
  auto printed = PrintExplanation(console, *explanation);
  return printed ? kExitOk : Report(console, printed.error());
}

}  // namespace precis
