#pragma once

#include <array>
#include <vector>

#include "indexer/analyse/text/phrase_table.h"
#include "indexer/analyse/wtf/wtf_definitions.h"

namespace precis::analyse {

// The phrases of a lexicon, to be looked up. One table a question, since a
// phrase may answer several ("deepfake" is a sign and about AI). Immutable,
// thread-safe.
class WtfTables {
 public:
  // `definitions` must outlive the tables.
  explicit WtfTables(const WtfDefinitions& definitions);

  // Categories and both subject lists, for a first look.
  const PhraseTable& any() const { return any_; }
  const PhraseTable& categories() const { return categories_; }
  bool trend(std::size_t category) const { return trends_[category]; }
  const PhraseTable& Of(WtfWords list) const {
    return words_[static_cast<std::size_t>(list)];
  }

 private:
  PhraseTable any_;
  PhraseTable categories_;
  std::vector<bool> trends_;
  std::vector<PhraseTable> words_;
};

}  // namespace precis::analyse
