#include "indexer/index/spelling_words.h"

#include <xapian.h>

#include <algorithm>

#include "indexer/index/ascii.h"
#include "indexer/index/speech.h"
#include "indexer/index/word_characters.h"

namespace precis {
namespace {

// Xapian suggests nothing for shorter words, and stores none that are longer.
constexpr std::size_t kMinBytes = 3;
constexpr std::size_t kMaxBytes = 64;

void AddWords(std::vector<std::string>& words, const std::string& text) {
  std::string word;
  const auto end_word = [&] {
    if (word.size() >= kMinBytes && word.size() <= kMaxBytes) {
      words.push_back(word);
    }
    word.clear();
  };
  const char* const end = text.data() + text.size();
  Character character;
  for (const char* at = text.data(); at != end; at += character.bytes) {
    character = CharacterAt(at, end);
    const unsigned code_point = character.code;
    if (IsAsciiWord(code_point)) {
      word += AsciiLower(code_point);
    } else if (code_point >= 0x80 && Xapian::Unicode::is_wordchar(code_point)) {
      Xapian::Unicode::append_utf8(word, Xapian::Unicode::tolower(code_point));
    } else {
      end_word();
    }
  }
  end_word();
}

}  // namespace

std::vector<std::string> SpellingWords(const Entry& entry) {
  std::vector<std::string> words;
  AddWords(words, entry.article.title);
  const auto speakers = SpeakersOf(entry.analysis);
  for (const std::string& name : speakers) AddWords(words, name);
  for (const auto* names :
       {&entry.analysis.people, &entry.analysis.organisations,
        &entry.analysis.places, &entry.analysis.topics}) {
    for (const std::string& name : *names) {
      // Most speakers are among the people: their words are there already.
      if (std::ranges::find(speakers, name) != speakers.end()) continue;
      AddWords(words, name);
    }
  }
  std::ranges::sort(words);
  const auto repeated = std::ranges::unique(words);
  words.erase(repeated.begin(), repeated.end());
  return words;
}

}  // namespace precis
