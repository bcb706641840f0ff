#include "indexer/tagger/train/lexicon_table.h"

#include <array>
#include <fstream>
#include <sstream>
#include <string_view>

#include "indexer/analyse/text/word_hash.h"

namespace precis::tagger {
namespace {

constexpr std::size_t kSlots = 1 << 18;
constexpr std::size_t kMaxFill = kSlots / 5 * 4;
constexpr std::size_t kClusteredWords = 60'000;

class Table {
 public:
  Table() : slots_(kSlots) {}

  // Null: the table is full.
  LexiconEntry* At(std::uint64_t hash) {
    const std::uint32_t check = Lexicon::CheckOf(hash);
    std::size_t at = hash & (kSlots - 1);
    while (slots_[at].check != check && slots_[at].check != 0) {
      at = (at + 1) & (kSlots - 1);
    }
    if (slots_[at].check == 0) {
      if (filled_ == kMaxFill) return nullptr;
      slots_[at].check = check;
      ++filled_;
    }
    return &slots_[at].entry;
  }

  std::vector<LexiconSlot> Finish() && { return std::move(slots_); }

 private:
  std::vector<LexiconSlot> slots_;
  std::size_t filled_ = 0;
};

std::uint64_t KeyOf(const std::string& phrase) {
  std::istringstream words(phrase);
  std::uint64_t key = 0;
  for (std::string word; words >> word;) {
    const std::uint64_t hash = analyse::HashWord(word);
    key = key == 0 ? hash : Lexicon::Join(key, hash);
  }
  return key;
}

bool AddList(const std::string& path, std::uint8_t list, Table& table) {
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    if (line.empty()) continue;
    LexiconEntry* entry = table.At(KeyOf(line));
    if (entry == nullptr) return false;
    entry->lists |= list;
  }
  return file.eof();
}

bool AddClusters(const std::string& path, Table& table) {
  std::ifstream file(path);
  std::string word;
  unsigned coarse = 0;
  unsigned fine = 0;
  for (std::size_t i = 0; i < kClusteredWords; ++i) {
    if (!(file >> word >> coarse >> fine)) return false;
    LexiconEntry* entry = table.At(analyse::HashWord(word));
    if (entry == nullptr) return false;
    if (entry->fine != 0) continue;
    entry->coarse = static_cast<std::uint8_t>(coarse % 255 + 1);
    entry->fine = static_cast<std::uint16_t>(fine + 1);
  }
  return true;
}

}  // namespace

Result<std::vector<LexiconSlot>> MakeLexicon(const std::string& folder) {
  constexpr std::array kLists = {
      std::pair{"first", listed::kFirstName},
      std::pair{"last", listed::kLastName},
      std::pair{"city", listed::kCity},
      std::pair{"region", listed::kRegion},
      std::pair{"lower", listed::kSmall},
      std::pair{"proper", listed::kProper},
  };
  Table table;
  for (const auto& [name, list] : kLists) {
    const std::string path = folder + "/" + name;
    if (!AddList(path, list, table)) {
      return Fail(ErrorCode::kUnavailable, "cannot use " + path);
    }
  }
  if (!AddClusters(folder + "/clusters", table)) {
    return Fail(ErrorCode::kUnavailable, "cannot use the clusters");
  }
  return std::move(table).Finish();
}

}  // namespace precis::tagger
