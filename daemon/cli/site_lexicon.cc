#include "daemon/cli/site_lexicon.h"

#include <utility>

namespace precis {

Result<std::shared_ptr<const analyse::WtfLexicon>> LoadSiteLexicon(
    const AnalysisSettings& settings) {
  if (settings.wtf_lexicon.empty()) return nullptr;
  auto lexicon = analyse::LoadWtfLexicon(settings.wtf_lexicon);
  if (!lexicon) {
    return std::unexpected(
        std::move(lexicon.error()).Within("analysis.wtf_lexicon"));
  }
  return *std::move(lexicon);
}

}  // namespace precis
