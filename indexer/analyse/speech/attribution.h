#pragma once

#include <cstddef>
#include <vector>

#include "indexer/analyse/text/text_model.h"

namespace precis::analyse {

// How a quotation's speaker was found, from sure to unsure.
enum class Sieve {
  kInverted,           // “…,” said Lund
  kSubjectVerb,        // “…,” Lund said
  kAccordingTo,        // “…,” according to Lund
  kDash,               // “…” — Ada Lund
  kCueBefore,          // Lund said: “…”
  kLateCue,            // “…” was what she later called it
  kSameSentence,       // “…,” Lund said, “…”
  kSentenceBefore,     // … said Lund in May. “…”
  kContinuation,       // the paragraph before never closed its quotation
  kSameParagraph,      // “…,” Lund said. “…”
  kColon,              // Lund on the plan: “…”
  kAnnounced,          // Lund put it so: [next paragraph]
  kSubject,            // the subject of the sentence around it
  kPreviousParagraph,  // a paragraph of nothing but the quotation
  kNone,
};

struct Attribution {
  static constexpr std::size_t kNoCue = ~std::size_t{0};

  Sieve sieve = Sieve::kNone;
  TokenRange source;         // The words for the speaker; may be empty.
  std::size_t cue = kNoCue;  // The token of the speech verb.
  TokenRange other{};        // Whose words they are if `source` is nobody.
};

struct AttributedQuotation {
  ByteSpan span;  // Marks included.
  std::size_t block = 0;
  std::size_t sentence = 0;
  std::size_t words = 0;
  Attribution attribution{};
};

// Attributes every quotation of the model, and the unmarked paragraphs and
// block quotes that the sentence before announces with a colon, in text order.
// Linear in the number of tokens: each sieve looks at a bounded window.
std::vector<AttributedQuotation> AttributeQuotations(const TextModel& model);

}  // namespace precis::analyse
