#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "bench/corpus/vocabulary.h"

namespace precis::bench {

struct CorpusOptions {
  std::size_t events = 1000;      // Of MakeCorpus alone.
  std::size_t text_bytes = 4000;  // Of a body, on average.
  std::uint32_t seed = 1;
};

struct CorpusEvent {
  std::string id;
  std::string title;
  std::string body;
  std::string json;  // schemas/article-event.schema.json; one line, without \n.
};

// News-like events, any number of them: event n depends on the options and on n
// alone, so the first thousand of a million are those of a thousand, and none
// has to be kept.
//
// Paragraphs of sentences over a Vocabulary; every article keeps coming back to
// some rare words of its own and has up to four people who speak, directly
// and indirectly. Dates ascend by 90 seconds an event, up to six hours early or
// late. All names are invented.
//
// Thread safety: const after construction.
class EventCorpus {
 public:
  explicit EventCorpus(const CorpusOptions& options) : options_(options) {}

  CorpusEvent Event(std::uint64_t number) const;

 private:
  CorpusOptions options_;
  Vocabulary vocabulary_;
};

// The first events of a corpus, for what fits in memory.
std::vector<CorpusEvent> MakeCorpus(const CorpusOptions& options);

}  // namespace precis::bench
