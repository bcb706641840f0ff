#include <array>

#include "indexer/analyse/word_classes.h"
#include "indexer/analyse/word_lists.h"
#include "indexer/base/hash.h"

namespace precis::analyse {
namespace {

// Open addressing over one flat array: a look-up is one cache line, and every
// word of every article takes one.
class Lexicon {
 public:
  Lexicon() {
    for (const auto lists :
         {FunctionWordLists(), SpeechWordLists(), NameWordLists()}) {
      for (const WordList& list : lists) AddAll(list);
    }
  }

  WordClasses Find(std::uint64_t hash) const {
    for (std::size_t i = hash % kSlots;; i = (i + 1) % kSlots) {
      if (slots_[i].hash == hash) return slots_[i].classes;
      if (slots_[i].hash == 0) return 0;
    }
  }

 private:
  static constexpr std::size_t kSlots = 16384;  // Less than a third is filled.

  struct Slot {
    std::uint64_t hash = 0;  // 0: empty.
    WordClasses classes = 0;
  };

  void AddAll(const WordList& list) {
    std::size_t begin = 0;
    while (begin < list.words.size()) {
      const std::size_t end = list.words.find_first_of(" \n", begin);
      const std::string_view word = list.words.substr(begin, end - begin);
      if (!word.empty()) Add(HashWord(word), list.classes);
      if (end == std::string_view::npos) return;
      begin = end + 1;
    }
  }

  void Add(std::uint64_t hash, WordClasses classes) {
    std::size_t i = hash % kSlots;
    while (slots_[i].hash != 0 && slots_[i].hash != hash) i = (i + 1) % kSlots;
    slots_[i].hash = hash;
    slots_[i].classes |= classes;
  }

  std::array<Slot, kSlots> slots_{};
};

}  // namespace

std::uint64_t HashWord(std::string_view word) {
  std::uint64_t hash = kFnv1a64Empty;
  const auto add = [&hash](char c) { hash = Fnv1a64Add(hash, c); };
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (word.substr(i, 3) == "\u2019") {
      add('\'');
      i += 2;
    } else {
      add(word[i] >= 'A' && word[i] <= 'Z' ? static_cast<char>(word[i] | 0x20)
                                           : word[i]);
    }
  }
  return hash ^ (hash >> 29);  // The table uses the low bits.
}

WordClasses ClassesOf(std::uint64_t word_hash) {
  static const Lexicon lexicon;
  return lexicon.Find(word_hash);
}

}  // namespace precis::analyse
