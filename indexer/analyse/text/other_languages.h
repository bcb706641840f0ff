#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace precis::analyse {

// What is known of languages other than English, and what is not.

// Whether a text is read with the rules and weights of English. `language` is
// what DetectLanguage() said of it: "und" may be a short English text, unless
// it is written in another alphabet.
bool ReadsAsEnglish(std::string_view language, std::string_view text);

// Whether the ends of its sentences can be told: Thai and Lao have spaces for
// them, which stand elsewhere as well.
bool HasSentenceMarks(std::string_view language);

// The members of an entry that are left out or stay empty because of its
// language, in the order of schemas/entry.schema.json.
// `as_english`: ReadsAsEnglish() of the text.
std::vector<std::string> NotDone(std::string_view language, bool as_english);

// Whether "3." in the middle of a sentence is "3rd": "am 3. Mai".
bool WritesOrdinalsWithPoint(std::string_view language);

// Whether the word, in small letters and without the point behind it, is an
// abbreviation that something follows: "Dr. Lund", "S. 12".
bool IsAbbreviation(std::string_view language, std::string_view word);

}  // namespace precis::analyse
