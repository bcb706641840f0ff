#pragma once

#include <cstdint>
#include <string_view>

namespace precis::analyse {

// What the shipped word lists know about a word: a set of the bits below. A
// word may have several ("report" is a cue and common).
using WordClasses = std::uint32_t;

namespace word {
inline constexpr WordClasses kStop = 1u << 0;       // Carries no topic.
inline constexpr WordClasses kCommon = 1u << 1;     // Everyday English.
inline constexpr WordClasses kCue = 1u << 2;        // May attribute a quote.
inline constexpr WordClasses kStatement = 1u << 3;  // Indirect speech.
inline constexpr WordClasses kSay = 1u << 4;        // say, tell, add, write.
inline constexpr WordClasses kThink = 1u << 5;      // hope, believe, feel.
inline constexpr WordClasses kAuxiliary = 1u << 6;  // Subject _ cue.
inline constexpr WordClasses kPronoun = 1u << 7;    // Subject pronouns.
inline constexpr WordClasses kMasculine = 1u << 8;  // he, Mr, brother.
inline constexpr WordClasses kFeminine = 1u << 9;   // she, Mrs, sister.
inline constexpr WordClasses kDeterminer = 1u << 10;
inline constexpr WordClasses kFinite = 1u << 11;  // Ends a subject.
inline constexpr WordClasses kLead = 1u << 12;    // Never begins a subject.
inline constexpr WordClasses kAfterSubject = 1u << 13;  // Ends "said X" here.
inline constexpr WordClasses kAbbreviation = 1u << 14;  // "Mr."
inline constexpr WordClasses kEndAbbreviation = 1u << 15;  // "Inc.": may end.
inline constexpr WordClasses kStarter = 1u << 16;          // Begins sentences.
inline constexpr WordClasses kHonorific = 1u << 17;        // Mr, Dr, Senator.
inline constexpr WordClasses kRole = 1u << 18;  // president, analyst.
inline constexpr WordClasses kFirstName = 1u << 19;
inline constexpr WordClasses kCalendar = 1u << 20;    // Monday, March.
inline constexpr WordClasses kParticle = 1u << 21;    // van, de, bin.
inline constexpr WordClasses kCompanyEnd = 1u << 22;  // Inc, Labs, Party.
inline constexpr WordClasses kBodyHead = 1u << 23;    // University, Ministry.
inline constexpr WordClasses kConjunction = 1u << 24;
inline constexpr WordClasses kDemonym = 1u << 25;      // American, Republicans.
inline constexpr WordClasses kFirstPerson = 1u << 26;  // I, we, you, my.
inline constexpr WordClasses kWeakStart = 1u << 27;    // It, That, This: a
                                                       // sentence leans back.
inline constexpr WordClasses kQuestion = 1u << 28;     // what, how, why.
inline constexpr WordClasses kPlaceEnd = 1u << 29;     // County, River.
inline constexpr WordClasses kNotVerb = 1u << 30;      // A cue that is a noun
                                                       // after a determiner.
}  // namespace word

// One list: every word in `words`, which single spaces or newlines separate,
// has every class in `classes`.
struct WordList {
  WordClasses classes;
  std::string_view words;
};

// The classes of the word with this HashWord(); 0 for an unknown word.
// Thread-safe. O(1).
WordClasses ClassesOf(std::uint64_t word_hash);

}  // namespace precis::analyse
