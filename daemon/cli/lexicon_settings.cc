#include "daemon/cli/lexicon_settings.h"

#include <utility>

namespace precis {

Result<std::shared_ptr<const analyse::WtfLexicon>> OpenLexicon(
    const AnalysisSettings& settings) {
  if (settings.wtf_lexicon.empty()) return nullptr;
  auto lexicon = analyse::LoadWtfLexicon(settings.wtf_lexicon);
  if (!lexicon) {
    return std::unexpected(
        std::move(lexicon.error()).Within("analysis.wtf_lexicon"));
  }
  return *std::move(lexicon);
}

Result<std::shared_ptr<const analyse::WtfLexicon>> OpenLexicon(
    const std::filesystem::path& file, const AnalysisSettings& settings) {
  if (file.empty()) return OpenLexicon(settings);
  auto lexicon = analyse::LoadWtfLexicon(file);
  if (!lexicon) return std::unexpected(std::move(lexicon.error()));
  return *std::move(lexicon);
}

const analyse::WtfLexicon& LexiconOrDefault(
    const std::shared_ptr<const analyse::WtfLexicon>& lexicon) {
  return lexicon ? *lexicon : analyse::DefaultWtfLexicon();
}

}  // namespace precis
