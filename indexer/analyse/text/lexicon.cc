#include <array>
#include <bitset>

#include "indexer/analyse/text/word_classes.h"
#include "indexer/analyse/text/word_hash.h"
#include "indexer/analyse/text/word_lists.h"

namespace precis::analyse {
namespace {

// Open addressing over one flat array: a look-up is one cache line. Most words
// of a text are in no list, and none of their lines is likely to be in a cache:
// a bit of a table that fits the smallest one says so first.
class Lexicon {
 public:
  Lexicon() {
    for (const auto lists :
         {FunctionWordLists(), SpeechWordLists(), NameWordLists()}) {
      for (const WordList& list : lists) AddAll(list);
    }
  }

  // An empty slot has no class.
  WordClasses Find(std::uint64_t hash) const {
    if (!MayHave(hash)) return 0;
    std::size_t i = hash % kSlots;
    while (Excludes(slots_[i], hash)) i = (i + 1) % kSlots;
    return slots_[i].classes;
  }

 private:
  static constexpr std::size_t kSlots = 16384;  // Less than a third is filled.
  static constexpr std::size_t kFilterBits = 65536;  // 8 KiB.

  struct Slot {
    std::uint64_t hash = 0;  // 0: empty.
    WordClasses classes = 0;
  };

  // Whether another word is there. One branch, nearly always not taken.
  static bool Excludes(const Slot& slot, std::uint64_t hash) {
    const bool other = slot.hash != hash;
    const bool taken = slot.hash != 0;
    return other & taken;
  }

  // May err towards yes, never towards no.
  bool MayHave(std::uint64_t hash) const {
    return filter_[hash / kSlots % kFilterBits];
  }

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
    filter_.set(hash / kSlots % kFilterBits);
  }

  std::array<Slot, kSlots> slots_{};
  std::bitset<kFilterBits> filter_;
};

}  // namespace

WordClasses ClassesOf(std::uint64_t word_hash) {
  static const Lexicon lexicon;
  return lexicon.Find(word_hash);
}

}  // namespace precis::analyse
