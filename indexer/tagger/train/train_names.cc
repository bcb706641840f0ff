// Makes indexer/tagger/names.model; README.md beside this file tells of what.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <fstream>
#include <string>

#include "indexer/tagger/train/model_file.h"

namespace precis::tagger {
namespace {

int Run(const ModelRecipe& recipe, const std::string& path) {
  const auto bytes = MakeModel(recipe);
  if (!bytes) {
    std::fprintf(stderr, "%s\n", bytes.error().message.c_str());
    return 1;
  }
  std::ofstream file(path, std::ios::binary);
  file << *bytes;
  file.close();
  if (!file) std::fprintf(stderr, "cannot write %s\n", path.c_str());
  return file ? 0 : 1;
}

}  // namespace
}  // namespace precis::tagger

// An exception that gets this far is a bug, and a core dump says most about it.
// NOLINTNEXTLINE(bugprone-exception-escape)
int main(int argc, char** argv) {
  precis::tagger::ModelRecipe recipe;
  std::string path;
  CLI::App app("Trains the tagger of names.");
  app.add_option("--corpus", recipe.corpora, "Files of lines \"token TAG\"")
      ->required();
  app.add_option("--lists", recipe.lists, "Folder of word lists")->required();
  app.add_option("--templates", recipe.templates, "Sentences with slots");
  app.add_option("--rounds", recipe.rounds, "Times over the templates")
      ->capture_default_str();
  app.add_option("--epochs", recipe.plan.epochs, "Times over the data")
      ->capture_default_str();
  app.add_option("--runs", recipe.plan.runs, "Models to average")
      ->capture_default_str();
  app.add_option("--out", path, "The model file")->required();
  CLI11_PARSE(app, argc, argv);
  return precis::tagger::Run(recipe, path);
}
