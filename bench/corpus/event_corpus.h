#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace precis::bench {

struct CorpusOptions {
  std::size_t events = 1000;
  std::size_t text_bytes = 4000;  // Of a body, about.
  std::uint32_t seed = 1;
};

struct CorpusEvent {
  std::string id;
  std::string title;
  std::string body;
  std::string json;  // schemas/article-event.schema.json
};

// News-like events that are the same for one seed on every machine: paragraphs
// of sentences over a vocabulary with Zipf's distribution, direct and indirect
// speech by named people, ids "event-0" and so on.
std::vector<CorpusEvent> MakeCorpus(const CorpusOptions& options);

}  // namespace precis::bench
