#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "indexer/analyse/names/names.h"
#include "indexer/analyse/speech/pronoun_trace.h"
#include "indexer/analyse/text/text_model.h"

namespace precis::analyse {

// Whom a "he" or "she" stands for.
struct PronounReading {
  struct Choice {
    std::size_t mention = 0;  // The latest one by name.
    int score = 0;
  };
  static constexpr std::size_t kMaxChoices = 3;

  std::size_t token = 0;
  std::size_t entity = 0;
  // By how much it is ahead of the next candidate, in hundredths of a log-odds
  // unit; at most kMaxMargin, which is also that of an only candidate.
  int margin = 0;
  std::array<Choice, kMaxChoices> choices{};  // The best, best first.
  std::size_t choice_count = 0;
};

// Resolves every "he" and "she" outside quotations, in text order, so that each
// may lean on the ones before. Candidates are the people named in the sentences
// before, weighed by distance, grammar, gender and who was speaking. Weights
// are whole numbers, so that no compiler rounds them differently.
class Pronouns {
 public:
  static constexpr int kMaxMargin = 1000;

  // `model` and `names` must outlive the object. Linear in the number of
  // tokens; each pronoun looks at a bounded number of mentions. `trace`, if
  // there is one, is told how those that it wants were read.
  Pronouns(const TextModel& model, const Names& names,
           PronounTrace* trace = nullptr);

  // The reading of the pronoun at `token`, if it has one. O(log n).
  std::optional<PronounReading> At(std::size_t token) const;

 private:
  // Where an entity is spoken of, by name or by a resolved pronoun.
  struct Place {
    std::size_t sentence = 0;
    std::size_t entity = 0;
    std::size_t mention = 0;  // The latest one by name.
    bool subject = false;     // A verb follows, or it begins its sentence.
    bool speaks = false;      // A verb of speaking belongs to it.
    bool opens = false;       // The first of its sentence.
    bool possessive = false;
    bool full_name = false;  // Two words or more.
    bool quoted = false;
  };
  enum Feature : std::size_t {
    kDistance,  // In sentences.
    kSameSentence,
    kSentenceBefore,
    kSubject,
    kGender,  // Known and the same.
    kUnknownKind,
    kMentions,
    kSpoke,    // In the three sentences before.
    kInQuote,  // Named in a quotation of the pronoun's sentence.
    kOpens,    // Opens this sentence or the one before.
    kSameBlock,
    kPossessive,
    kFullName,
    kOpensBlock,
    kFeatures
  };
  using Features = std::array<int, kFeatures>;
  struct Candidate {
    std::size_t entity = 0;
    std::size_t mention = 0;
    Features features{};
  };

  class Reader;  // Walks through the text.

  std::vector<Candidate> CandidatesOf(std::size_t token,
                                      std::size_t sentence) const;
  Candidate FirstSeen(const Place& place, std::size_t sentence,
                      bool masculine) const;
  void AddPlace(const Place& place, std::size_t sentence,
                Features& features) const;
  void MarkQuoted(std::size_t token, TokenRange sentence,
                  std::vector<Candidate>& out) const;
  bool IsSubject(TokenRange mention, TokenRange sentence) const;
  bool Speaks(TokenRange mention, TokenRange sentence) const;
  static int Score(const Features& features);
  static PronounCandidate Explained(const Candidate& candidate);
  static const Features& Weights();

  const TextModel& model_;
  const Names& names_;
  std::vector<Place> places_;
  std::vector<PronounReading> readings_;
};

}  // namespace precis::analyse
