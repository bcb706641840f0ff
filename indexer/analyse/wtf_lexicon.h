#pragma once

#include <span>
#include <string_view>

namespace precis::analyse {

enum class WtfAxis { kTerminator, kIdiocracy };

// A kind of harm or sign. Phrases as in PhraseList.
struct WtfCategory {
  std::string_view name;  // Such as "surveillance".
  WtfAxis axis;
  double weight;           // What the category adds at most.
  bool trend;              // A direction rather than an event: counts for less.
  std::string_view label;  // For the rationale: "surveillance or …".
  std::string_view phrases;
};
std::span<const WtfCategory> WtfCategories();

// Words that change what a sign counts.
struct WtfContext {
  std::string_view strong_ai;   // The sentence is about AI.
  std::string_view weak_ai;     // It may be.
  std::string_view negation;    // Close before the sign: it does not hold.
  std::string_view denial;      // Anywhere before it in the sentence: the same.
  std::string_view mitigation;  // Close before: it is prevented.
  std::string_view prevention;  // Anywhere before: the same.
  std::string_view hedge;       // Close before: it may hold.
  std::string_view modal;       // Anywhere before an event: the same.
  std::string_view authority;   // A court, the police, a study says so.
  std::string_view company;     // The seller says so.
  std::string_view outsider;    // Critics and experts say so.
  std::string_view idiom;       // Hides the signs inside it: "dead end".
};
const WtfContext& WtfContextWords();

}  // namespace precis::analyse
