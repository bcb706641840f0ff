// Articles without meaning, for what counts words and does not read them.
#pragma once

#include <random>
#include <string>
#include <vector>

namespace precis::stories {

// Different seeds have no three words in a row in common.
inline std::vector<std::string> InventedWords(std::uint32_t seed,
                                              std::size_t count = 300) {
  std::mt19937 random(seed);
  std::vector<std::string> words;
  while (words.size() < count) {
    words.push_back("word" + std::to_string(random() % 4000));
  }
  return words;
}

inline std::string Joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += word + " ";
  return text;
}

inline std::string InventedText(std::uint32_t seed, std::size_t words = 300) {
  return Joined(InventedWords(seed, words));
}

}  // namespace precis::stories
