#include "indexer/analyse/wtf/wtf_phrase_check.h"

#include <algorithm>

#include "indexer/analyse/text/words.h"

namespace precis::analyse {
namespace {

// Bytes beyond ASCII are letters of other alphabets.
bool MayStand(char c) {
  const bool letter = c >= 'a' && c <= 'z';
  const bool digit = c >= '0' && c <= '9';
  constexpr std::string_view kMarks = " '.*~";
  return letter || digit || kMarks.find(c) != std::string_view::npos ||
         (static_cast<unsigned char>(c) & 0x80u) != 0;
}

// Of one word of the phrase.
std::string WhatIsWrongWith(std::string_view word, bool first) {
  const std::size_t star = word.find('*');
  if (word.empty()) return "has two spaces in a row; write one";
  if (star != std::string_view::npos && star + 1 != word.size()) {
    return "has a * inside a word; write it at the word's end";
  }
  // The table looks a stem up by its first letters.
  if (star != std::string_view::npos && first && star < kPrefixBytes) {
    return "begins with a stem of fewer than " + std::to_string(kPrefixBytes) +
           " letters; write out its words";
  }
  return {};
}

}  // namespace

std::string WhatIsWrong(std::string_view phrase) {
  if (phrase.empty()) {
    return "is empty; write one comma between phrases, none at the beginning";
  }
  if (std::ranges::any_of(phrase,
                          [](char c) { return c >= 'A' && c <= 'Z'; })) {
    return "has capital letters; write it in lower case, it matches both";
  }
  if (phrase.find('-') != std::string_view::npos) {
    return "has a hyphen; write a space, it matches both";
  }
  if (phrase.find("\u2019") != std::string_view::npos) {
    return "has a curly apostrophe; write ', it matches both";
  }
  const auto strange = std::ranges::find_if_not(phrase, MayStand);
  if (strange != phrase.end()) {
    return std::string("has a ") + *strange +
           ", which no word has; leave it out";
  }
  if (phrase.starts_with('~') || phrase.ends_with('~')) {
    return "begins or ends with ~; write ~ between words only";
  }
  for (std::size_t begin = 0; begin <= phrase.size();) {
    const std::size_t end = std::min(phrase.find(' ', begin), phrase.size());
    auto wrong = WhatIsWrongWith(phrase.substr(begin, end - begin), begin == 0);
    if (!wrong.empty()) return wrong;
    begin = end + 1;
  }
  return {};
}

}  // namespace precis::analyse
