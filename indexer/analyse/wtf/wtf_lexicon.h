#pragma once

#include <array>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/analyse/wtf/wtf_tables.h"
#include "indexer/base/result.h"

namespace precis::analyse {

// What the WTF Index looks for. Immutable, thread-safe; as data, so that a site
// can bring its own axes, categories, weights and words: wtf_lexicon.txt says
// how such a file is written.
class WtfLexicon {
 public:
  // `fingerprint`: see there.
  explicit WtfLexicon(WtfDefinitions definitions, std::string fingerprint = {});
  WtfLexicon(const WtfLexicon&) = delete;
  WtfLexicon& operator=(const WtfLexicon&) = delete;

  const WtfDefinitions& definitions() const { return definitions_; }
  const WtfTables& tables() const { return tables_; }

  // Tells lexicons of files apart: 16 hexadecimal digits of a hash of the
  // file's text. Empty: the one that is built in, which the version of the
  // analysis tells.
  const std::string& fingerprint() const { return fingerprint_; }

 private:
  WtfDefinitions definitions_;
  WtfTables tables_;  // Views definitions_.
  std::string fingerprint_;
};

// The one that is built in: wtf_lexicon.txt.
const WtfLexicon& DefaultWtfLexicon();

// The lexicon of a site's own file. kBadInput: it cannot be read, is larger
// than 1 MiB, or is not as it should be; the message names the line and says
// what to write instead.
Result<std::unique_ptr<const WtfLexicon>> LoadWtfLexicon(
    const std::filesystem::path& file);

}  // namespace precis::analyse
