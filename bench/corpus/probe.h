#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace precis::bench {

// A word and the number of articles that have it or another form of it.
struct ProbeWord {
  std::string word;
  std::string stem;  // By the Snowball stemmer for English.
  std::size_t hits = 0;
};

// Two words in a row, unstemmed.
struct ProbePhrase {
  std::string first;
  std::string second;
  std::size_t hits = 0;
};

// What an index of a corpus has to answer, counted without any index.
struct Probe {
  std::size_t articles = 0;
  std::vector<ProbeWord> words;  // From rare to frequent.
  std::vector<ProbePhrase> phrases;
};

// Reads at most `limit` events of `corpus`, twice. Words are chosen so that all
// contenders have to agree: their tokenisers split them alike, and both
// Porter's stemmers put the same words of the corpus together with them.
Probe MakeProbe(const std::filesystem::path& corpus, std::size_t limit);

void WriteProbe(const Probe& probe, const std::filesystem::path& file);
Probe ReadProbe(const std::filesystem::path& file);

}  // namespace precis::bench
