#include "indexer/index/terms/spelling_words.h"

#include <xapian.h>

#include <algorithm>

#include "indexer/index/entry/speech.h"
#include "indexer/index/terms/ascii.h"
#include "indexer/index/terms/word_characters.h"

namespace precis {
namespace {

// Xapian suggests nothing for shorter words, and stores none that are longer.
constexpr std::size_t kMinBytes = 3;
constexpr std::size_t kMaxBytes = 64;

void AddWords(WordList& words, std::string_view text) {
  const char* const end = text.data() + text.size();
  Character character;
  for (const char* at = text.data(); at != end; at += character.bytes) {
    character = CharacterAt(at, end);
    const unsigned code_point = character.code;
    if (IsAsciiWord(code_point)) {
      words.Append(AsciiLower(code_point));
    } else if (code_point >= 0x80 && Xapian::Unicode::is_wordchar(code_point)) {
      words.AppendCharacter(Xapian::Unicode::tolower(code_point));
    } else {
      words.EndWord();
    }
  }
  words.EndWord();
}

}  // namespace

SpellingWords::SpellingWords(const Entry& entry) {
  AddWords(list_, entry.article.title);
  const auto speakers = SpeakersOf(entry.analysis);
  for (const std::string& name : speakers) AddWords(list_, name);
  for (const auto* names :
       {&entry.analysis.people, &entry.analysis.organisations,
        &entry.analysis.places, &entry.analysis.topics}) {
    for (const std::string& name : *names) {
      // Most speakers are among the people: their words are there already.
      if (std::ranges::find(speakers, name) != speakers.end()) continue;
      AddWords(list_, name);
    }
  }
  for (std::size_t i = 0; i < list_.size(); ++i) {
    const std::string_view word = list_[i];
    if (word.size() < kMinBytes || word.size() > kMaxBytes) continue;
    words_.push_back(word);
  }
  std::ranges::sort(words_);
  const auto repeated = std::ranges::unique(words_);
  words_.erase(repeated.begin(), repeated.end());
}

}  // namespace precis
