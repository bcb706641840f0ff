#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/analyse/speech/pronoun_trace.h"
#include "indexer/analyse/summary/selection.h"
#include "indexer/analyse/text/analysis.h"
#include "indexer/analyse/topics/topic_trace.h"

namespace precis::explain {

// One feature of a sentence; it adds value · weight to the sentence's score.
struct ExplainedFeature {
  std::string_view name;  // Of analyse::kFeatureNames.
  double value = 0;
  double weight = 0;

  double adds() const { return value * weight; }
};

struct ExplainedSentence {
  Excerpt source;  // Never edited.
  std::size_t words = 0;
  double score = 0;                        // The sum of its features.
  std::vector<ExplainedFeature> features;  // That add something; most first.
  analyse::PickWorth worth;
  std::optional<ByteSpan> repeats;  // The picked sentence it says again.
};

struct ExplainedRefusal {
  ExplainedSentence sentence;
  std::string_view reason;  // See PickRefusal.
};

struct ExplainedPick {
  ExplainedSentence winner;
  std::optional<ExplainedSentence> runner_up;
  std::vector<ExplainedRefusal> refused;
};

// How the sentences of one part of the page were picked.
struct ExplainedSelection {
  std::string_view part;  // "takeaway", "dek", "summary", "bullets", "chapter".
  std::string title;      // Of a chapter.
  bool headline = false;  // Scored as the only one, not as one of several.
  analyse::SelectionRules rules;          // Those that were kept.
  std::vector<std::string_view> dropped;  // Those that left nothing to pick.
  std::size_t candidates = 0;             // Sentences that came into question.
  std::vector<ExplainedPick> picks;       // In the order of picking.
};

// Somebody who may have been meant.
struct ExplainedCandidate {
  std::string name;
  ByteSpan named{};          // Where; empty: nowhere in the text.
  std::optional<int> score;  // Of pronouns: the sum of its reasons' points.
  std::vector<analyse::PronounReason> reasons;  // Points may be 0.
};

struct ExplainedSpeaker {
  Excerpt said;
  std::string speaker;  // As the entry has it; empty: left out.
  double confidence = 0;
  std::string cue;
  bool pull_quote = false;
  SpeakerTrail trail;                          // Its candidates are below.
  std::string words;                           // The text at trail.source.
  std::vector<ExplainedCandidate> candidates;  // Best first.
};

// A word around a sign, and what it did.
struct ExplainedContext {
  std::string_view effect;  // "negation", "hedge", …: see kWtfWordNames.
  std::string words;
};

struct ExplainedSign {
  std::string category;
  std::string axis;
  std::string words;      // As they stand in the text.
  bool in_title = false;  // Then `span` is of the title.
  ByteSpan span{};
  double weight = 0;  // Of its category.
  double polarity = 1;
  double zone = 1;
  double proximity = 1;
  double source = 1;
  double trend = 1;
  double amount = 0;  // The product of the five and the gate.
  std::vector<ExplainedContext> contexts;
};

struct ExplainedCategory {
  std::string name;
  std::string label;
  std::size_t signs = 0;
  double amount = 0;  // Of its signs.
  double weight = 0;
  double adds = 0;  // To the axis' sum.
};

struct ExplainedAxis {
  std::string name;
  std::string title;
  double sum = 0;    // Of what its categories add.
  double value = 0;  // The score before it is rounded.
  int score = 0;
  std::vector<ExplainedCategory> categories;  // With signs; most first.
};

// Words that would be a sign, but for the idiom that they are part of.
struct ExplainedIdiom {
  std::string category;
  std::string words;
  bool in_title = false;
  ByteSpan span{};
};

struct ExplainedWtf {
  WtfIndex index;
  double gate = 0;
  double density = 0;
  double least = 0;  // A sum below it counts as none.
  double mentions = 0;
  std::string subject;
  std::vector<ExplainedAxis> axes;
  std::vector<ExplainedSign> signs;  // Those that count most, then the others.
  std::size_t signs_left_out = 0;
  std::vector<ExplainedIdiom> idioms;
};

// Why an analysis is as it is. Owns all of it but the literals.
struct Explanation {
  Analysis analysis;
  bool talk = false;          // Scored with the weights of talk.
  std::size_t sentences = 0;  // Of the text.
  std::vector<ExplainedSelection> selections;
  std::vector<ExplainedSpeaker> quotes;
  std::vector<ExplainedSpeaker> statements;
  std::optional<ExplainedWtf> wtf;  // Absent: not made for this language.
  analyse::TopicTrace topics;

  // What is too much to show; beyond it, counts are all there is.
  static constexpr std::size_t kMaxSpeeches = 1000;  // Of each kind.
  static constexpr std::size_t kMaxSigns = 100;
  static constexpr std::size_t kMaxIdioms = 20;
  static constexpr std::size_t kMaxSelections = 200;
  static constexpr std::size_t kMaxCandidates = 5;  // Of one speaker.
};

}  // namespace precis::explain
