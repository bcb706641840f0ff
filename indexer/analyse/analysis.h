#pragma once

#include <optional>
#include <string>
#include <vector>

#include "indexer/base/byte_span.h"

namespace precis {

// A stretch of the source. Unless `edited`, `text` is the article's text at
// `span`, byte for byte.
struct Excerpt {
  std::string text;
  ByteSpan span;
  bool edited = false;
};

struct Bullet {
  Excerpt excerpt;
  std::string group;  // The heading it stands under, or empty.
};

struct Chapter {
  std::string title;
  ByteSpan span;
  std::optional<double> start_s;  // Episodes whose segments carry times.
  std::optional<Excerpt> summary;
};

// A heading of the source with the text below it, up to the next heading.
struct Section {
  std::string heading;
  ByteSpan span;
};

// Direct speech. The span includes the quotation marks, if there are any.
struct Quote {
  std::string text;
  ByteSpan span;
  std::string speaker;    // Empty: not known.
  double confidence = 0;  // That the speaker is right, 0 to 1.
  std::string cue;        // "said"; empty in transcripts and block quotes.
  bool pull_quote = false;
};

// Indirect speech: "She argued that …".
struct Statement {
  std::string text;
  ByteSpan span;
  std::string speaker;
  double confidence = 0;
  std::string cue;
};

// What one speaker says in a transcript before another begins.
struct Turn {
  ByteSpan span;
  std::string speaker;
  std::optional<double> start_s;
};

struct WtfEvidence {
  std::string axis;      // "terminator" or "idiocracy".
  std::string category;  // Such as "surveillance".
  Excerpt excerpt;
};

struct WtfIndex {
  std::string label = "NEUTRAL";
  int terminator = 0;  // 0 to 10.
  int idiocracy = 0;   // 0 to 10.
  std::string rationale;
  std::vector<WtfEvidence> evidence;
};

// What is on the page of an entry beyond what its producer sent.
struct Analysis {
  int version = 0;       // kAnalysisVersion of the program that made it.
  std::string language;  // ISO 639-1, "und" when not known.
  int reading_time_s = 0;
  std::optional<Excerpt> takeaway;
  std::vector<Excerpt> dek;      // At most two sentences.
  std::vector<Excerpt> summary;  // At most three sentences, in text order.
  std::vector<Bullet> bullets;
  std::vector<Chapter> chapters;
  std::vector<Section> sections;
  std::vector<Quote> quotes;
  std::vector<Statement> statements;
  std::vector<Turn> turns;
  std::vector<std::string> people;
  std::vector<std::string> organisations;
  std::vector<std::string> places;
  std::vector<std::string> topics;  // Taxonomy first, then keyphrases.
  std::optional<WtfIndex> wtf;      // Absent: not made for this language.
};

}  // namespace precis
