#include "indexer/analyse/language.h"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include <algorithm>

namespace precis::analyse {
namespace {

constexpr std::size_t kMaxBytes = 600;

// The longest prefix of at most kMaxBytes that ends between code points.
std::string_view Prefix(std::string_view text) {
  if (text.size() <= kMaxBytes) return text;
  std::size_t end = kMaxBytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0u) == 0x80u) {
    --end;
  }
  return text.substr(0, end);
}

std::string_view PrimarySubtag(std::string_view tag) {
  return tag.substr(0, tag.find_first_of("-_"));
}

bool IsTwoLetters(std::string_view code) {
  return code.size() == 2 &&
         std::ranges::all_of(code, [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace

std::string DetectLanguage(std::string_view text, std::string_view hint) {
  const std::string_view prefix = Prefix(text);
  bool reliable = false;
  const CLD2::Language found = CLD2::DetectLanguage(
      prefix.data(), static_cast<int>(prefix.size()), true, &reliable);
  if (reliable && found != CLD2::UNKNOWN_LANGUAGE) {
    return std::string(PrimarySubtag(CLD2::LanguageCode(found)));
  }
  std::string said(PrimarySubtag(hint));
  for (char& c : said) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  }
  return IsTwoLetters(said) ? said : "und";
}

}  // namespace precis::analyse
