#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace precis::analyse {

// The first axis is the entry's "terminator" score, the second its "idiocracy"
// score, whatever a site calls them.
inline constexpr std::size_t kWtfAxes = 2;

struct WtfAxis {
  std::string name;   // In evidence: "terminator".
  std::string title;  // In labels and the rationale: "Terminator".
};

// A kind of harm or sign. Phrases as in PhraseList.
struct WtfCategory {
  std::string name;  // Such as "surveillance".
  std::size_t axis = 0;
  double weight = 0;   // What the category adds at most.
  bool trend = false;  // A direction rather than an event: counts for less.
  std::string label;   // For the rationale: "surveillance or …".
  std::string phrases;
};

// Words that change what a sign counts.
enum class WtfWords : std::size_t {
  kSubject,          // The sentence is about AI.
  kPossibleSubject,  // It is where the story is about AI.
  kNegation,         // Close before the sign: it does not hold.
  kDenial,           // Anywhere before it in the sentence: the same.
  kMitigation,       // Close before: it is prevented.
  kPrevention,       // Anywhere before: the same.
  kHedge,            // Close before: it may hold.
  kDoubt,            // Anywhere before: the same.
  kDoubtAfter,       // In the last words, after a comma: the same.
  kModal,            // Anywhere before an event: the same.
  kAuthority,        // A court, the police, a study says so.
  kCompany,          // The seller says so.
  kOutsider,         // Critics and experts say so.
  kIdiom,            // Hides the signs inside it: "dead end".
  kCount,
};
inline constexpr auto kWtfWordLists =
    static_cast<std::size_t>(WtfWords::kCount);

// As a lexicon file calls them after "words"; the subject has its own section.
inline constexpr std::array<std::string_view, kWtfWordLists> kWtfWordNames = {
    "",
    "possible subject",
    "negation",
    "denial",
    "mitigation",
    "prevention",
    "hedge",
    "doubt",
    "doubt after",
    "modal",
    "authority",
    "company",
    "outsider",
    "idiom"};

struct WtfDefinitions {
  std::array<WtfAxis, kWtfAxes> axes;
  std::string subject;  // "AI".
  std::vector<WtfCategory> categories;
  std::array<std::string, kWtfWordLists> words;  // Phrases as in PhraseList.

  const std::string& Words(WtfWords list) const {
    return words[static_cast<std::size_t>(list)];
  }
};

}  // namespace precis::analyse
