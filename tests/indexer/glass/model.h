// What a database should hold, and two ways to make it: through Xapian's public
// API, which is right by definition, and with glass::DatabaseWriter.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "indexer/glass/database_writer.h"

namespace precis::glass {

using Random = std::mt19937;

struct ModelTerm {
  std::uint32_t wdf = 0;
  std::vector<std::uint32_t> positions;
};

struct ModelDocument {
  std::map<std::string, ModelTerm> terms;
  std::map<std::uint32_t, std::string> values;
  std::string data;
};

struct Model {
  std::map<std::uint32_t, ModelDocument> documents;  // By id.
  std::map<std::string, std::string> metadata;
  std::map<std::string, std::uint32_t> spellings;
  std::map<std::string, std::set<std::string>> synonyms;
};

void WriteWithXapian(const Model& model, const std::filesystem::path& path);

// The same in a shuffled order, in many commits, with documents that are
// replaced and deleted again: a tree whose leaves do not lie in order.
void WriteWithXapianSlowly(const Model& model, Random random,
                           const std::filesystem::path& path);

// Fails the test if the writer refuses anything.
FinishedDatabase WriteWithGlass(const Model& model,
                                const std::filesystem::path& path,
                                const DatabaseOptions& options = {});

// How a random model should look.
struct ModelShape {
  std::size_t documents = 50;
  std::size_t words = 300;   // Different ones.
  std::size_t longest = 60;  // Words of a document.
  std::uint32_t first_docid = 1;
  bool holes = false;  // In the ids.
};

Model RandomModel(Random& random, const ModelShape& shape);

// A word of a vocabulary of `words`: short, long, with NUL, not ASCII.
std::string RandomWord(Random& random, std::size_t words);

// From 0 to `most`.
std::size_t Below(Random& random, std::size_t most);

}  // namespace precis::glass
