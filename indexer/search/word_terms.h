#pragma once

#include <string_view>

#include "indexer/index/terms/terms.h"

namespace precis {

// Words of articles have no prefix, those of what was said have one; every
// other term has another prefix. Stems ("Z") do not count.
constexpr bool IsSpokenWord(std::string_view term) {
  return term.starts_with(kSpeechTextPrefix);
}
constexpr bool IsWrittenWord(std::string_view term) {
  return !term.empty() && (term[0] < 'A' || term[0] > 'Z');
}
constexpr bool IsTextWord(std::string_view term) {
  return IsSpokenWord(term) || IsWrittenWord(term);
}

// REQUIRES: IsTextWord(term).
constexpr std::string_view WordOf(std::string_view term) {
  if (IsSpokenWord(term)) term.remove_prefix(kSpeechTextPrefix.size());
  return term;
}

}  // namespace precis
