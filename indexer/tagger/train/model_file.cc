#include "indexer/tagger/train/model_file.h"

#include <cstdint>
#include <span>

#include "indexer/tagger/model.h"
#include "indexer/tagger/train/corpus.h"
#include "indexer/tagger/train/lexicon_table.h"
#include "indexer/tagger/train/templates.h"

namespace precis::tagger {
namespace {

Result<std::vector<TrainingDocument>> Load(const ModelRecipe& recipe) {
  std::vector<TrainingDocument> documents;
  for (const std::string& path : recipe.corpora) {
    const auto corpus = ReadCorpus(path);
    if (!corpus) return std::unexpected(corpus.error());
    for (const GoldDocument& gold : *corpus) documents.push_back(Prepare(gold));
  }
  if (recipe.templates.empty()) return documents;
  const auto made =
      FillTemplates(recipe.templates, recipe.lists, recipe.rounds);
  if (!made) return std::unexpected(made.error());
  for (const GoldDocument& gold : *made) documents.push_back(Prepare(gold));
  return documents;
}

template <typename Value>
void Append(std::span<const Value> values, std::string& bytes) {
  const auto raw = std::as_bytes(values);
  bytes.append(reinterpret_cast<const char*>(raw.data()), raw.size());
}

}  // namespace

Result<std::string> MakeModel(const ModelRecipe& recipe) {
  const auto slots = MakeLexicon(recipe.lists);
  if (!slots) return std::unexpected(slots.error());
  const auto documents = Load(recipe);
  if (!documents) return std::unexpected(documents.error());
  const auto weights = Train(*documents, Lexicon(*slots), recipe.plan);
  const ModelHeader header{.rows = static_cast<std::uint32_t>(weights.size()),
                           .slots = static_cast<std::uint32_t>(slots->size())};
  std::string bytes;
  Append(std::span(&header, 1), bytes);
  Append(std::span<const WeightRow>(weights), bytes);
  Append(std::span<const LexiconSlot>(*slots), bytes);
  return bytes;
}

}  // namespace precis::tagger
