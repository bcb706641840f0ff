#include "daemon/cli/precis_explain.h"

#include <unistd.h>

#include <ostream>
#include <string>
#include <utility>

#include "daemon/cli/explanation_page.h"
#include "daemon/cli/lexicon_settings.h"
#include "daemon/cli/stored_entry_json.h"
#include "daemon/config/config.h"
#include "indexer/explain/explain_entry.h"

namespace precis {
namespace {

Result<std::string> Explain(const ExplainOptions& options,
                            const std::string& entry) {
  AnalysisSettings settings;
  if (!options.location.config.empty()) {
    auto config = LoadConfig(options.location.config, environ);
    if (!config) return std::unexpected(std::move(config.error()));
    settings = std::move(config->analysis);
  }
  const auto lexicon = OpenLexicon(options.lexicon, settings);
  if (!lexicon) return std::unexpected(lexicon.error());
  return ExplainEntry(entry, LexiconOrDefault(*lexicon));
}

}  // namespace

int ExplainCommand(const ExplainOptions& options, Console console) {
  const auto entry = StoredEntryJson(options.location, options.id, console);
  if (!entry) return entry.error();
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
