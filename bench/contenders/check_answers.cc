#include "bench/contenders/contender.h"
#include "bench/measure/check.h"

namespace precis::bench {
namespace {

void CheckCount(const std::string& what, std::size_t found,
                std::size_t expected) {
  Check(found == expected, what + ": " + std::to_string(found) +
                               " instead of " + std::to_string(expected));
}

}  // namespace

void CheckAnswers(Contender& contender, const Probe& probe) {
  CheckCount("documents", contender.Documents(), probe.articles);
  for (const ProbeWord& word : probe.words) {
    CheckCount("hits of " + word.word, contender.Hits(word), word.hits);
  }
  for (const ProbePhrase& phrase : probe.phrases) {
    const auto hits = contender.Hits(phrase);
    if (!hits) continue;
    CheckCount("hits of \"" + phrase.first + " " + phrase.second + "\"", *hits,
               phrase.hits);
  }
}

}  // namespace precis::bench
