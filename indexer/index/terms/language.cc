#include "indexer/index/terms/language.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace precis {
namespace {

constexpr std::array<std::string_view, 26> kSnowball = {
    "ar", "ca", "da", "de", "en", "es", "eu", "fi", "fr",
    "ga", "hu", "hy", "id", "it", "lt", "nb", "ne", "nl",
    "nn", "no", "pt", "ro", "ru", "sv", "ta", "tr"};

}  // namespace

bool Stemmers::Has(const std::string& language) {
  return std::ranges::find(kSnowball, language) != kSnowball.end();
}

const Xapian::Stem& Stemmers::For(const std::string& language) {
  const std::string code = Has(language) ? language : "en";
  auto found = stemmers_.find(code);
  if (found == stemmers_.end()) {
    found = stemmers_.emplace(code, Xapian::Stem(code)).first;
  }
  return found->second;
}

}  // namespace precis
