#pragma once

#include <cstddef>
#include <random>
#include <string>
#include <string_view>

namespace precis::simd {

// Letters, spaces, marks and some UTF-8, about as often as in English.
inline std::string SampleText(std::size_t size) {
  constexpr std::string_view kAlphabet =
      "etaoinshrdlueta oinshr etaoin ETAOIN.,\"'?\n0123\xE2\x80\x9C";
  std::mt19937 random(7);
  std::string text(size, ' ');
  for (char& c : text) c = kAlphabet[random() % kAlphabet.size()];
  return text;
}

}  // namespace precis::simd
