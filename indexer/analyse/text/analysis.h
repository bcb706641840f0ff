#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
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

// Somebody whom a pronoun may have meant.
struct SpeakerCandidate {
  ByteSpan name{};  // Where the text last names them; empty: no candidate.
  int score = 0;    // Hundredths of a log-odds unit, to compare candidates by.
};

// How a speaker was found: for those who ask why. Also kept where the speaker
// was then left out. Owns no memory, so that it costs nothing to keep.
struct SpeakerTrail {
  static constexpr std::size_t kMaxCandidates = 3;

  std::string_view sieve;    // Such as "cue before"; a literal, or empty.
  std::string_view reading;  // What the words were read as: "name", "pronoun",
                             // "role", "surname", "phrase", "label"; a literal.
                             // Empty: nobody was found in them.
  ByteSpan source{};         // The words for the speaker; may be empty.
  double confidence = 0;     // Before what is unsure is left out: the sieve's
                             // times that of the name.
  double name_confidence = 0;  // That the words stand for the name.
  std::array<SpeakerCandidate, kMaxCandidates> candidates{};  // Best first.
};

// What a confidence is good for.
enum class ConfidenceTier {
  kNone,    // No speaker is named.
  kLow,     // Named.
  kMedium,  // Named; right four times in five, as measured.
  kHigh,    // Good for a pull quote.
};

constexpr ConfidenceTier TierOf(double confidence) {
  if (confidence >= 0.75) return ConfidenceTier::kHigh;
  if (confidence >= 0.6) return ConfidenceTier::kMedium;
  return confidence > 0 ? ConfidenceTier::kLow : ConfidenceTier::kNone;
}

// As entries say it: "high", "medium", "low"; empty: no speaker.
constexpr std::string_view TierName(ConfidenceTier tier) {
  switch (tier) {
    case ConfidenceTier::kNone:
      return "";
    case ConfidenceTier::kLow:
      return "low";
    case ConfidenceTier::kMedium:
      return "medium";
    case ConfidenceTier::kHigh:
      return "high";
  }
  return "";
}

// Direct speech. The span includes the quotation marks, if there are any.
struct Quote {
  std::string text;
  ByteSpan span;
  std::string speaker;    // Empty: not known.
  double confidence = 0;  // That the speaker is right, 0 to 1.
  std::string cue;        // "said"; empty in transcripts and block quotes.
  bool pull_quote = false;
  SpeakerTrail trail{};
};

// Indirect speech: "She argued that …".
struct Statement {
  std::string text;
  ByteSpan span;
  std::string speaker;
  double confidence = 0;
  std::string cue;
  SpeakerTrail trail{};
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
  // WtfLexicon::fingerprint() of what scored it. (g++ asks for the initializer
  // where others are given.)
  std::string lexicon{};  // NOLINT(readability-redundant-member-init)
};

// What is on the page of an entry beyond what its producer sent.
struct Analysis {
  int version = 0;       // kAnalysisVersion of the program that made it.
  std::string language;  // ISO 639-1, "und" when not known.
  // The members below that are left out or stay empty because little is known
  // of the language, by their names in schemas/entry.schema.json.
  std::vector<std::string> not_done;
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
