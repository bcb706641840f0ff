#include "indexer/tagger/train/templates.h"

#include <fstream>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "indexer/tagger/train/random.h"

namespace precis::tagger {
namespace {

constexpr std::string_view kSentences = "sentence";
constexpr std::size_t kDeepest = 6;  // Slots within slots.

// Ways to write one thing, and what kind of name it is, if it is one.
struct Slot {
  std::optional<Kind> kind;
  std::vector<std::string> ways;
};
using Slots = std::map<std::string, Slot, std::less<>>;

std::optional<Kind> KindNamed(std::string_view name) {
  if (name == "PER") return Kind::kPerson;
  if (name == "ORG") return Kind::kOrganisation;
  if (name == "LOC") return Kind::kPlace;
  return std::nullopt;
}

// "[name KIND]" opens a slot; every other line is one way to write it.
Result<Slots> ReadTemplates(const std::string& path) {
  std::ifstream file(path);
  Slots slots;
  Slot* slot = nullptr;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    if (line[0] != '[') {
      if (slot != nullptr) slot->ways.push_back(line);
      continue;
    }
    const std::string head = line.substr(1, line.find(']') - 1);
    const std::size_t space = head.find(' ');
    slot = &slots[head.substr(0, space)];
    if (space != std::string::npos) {
      slot->kind = KindNamed(std::string_view(head).substr(space + 1));
    }
  }
  if (!slots.contains(kSentences)) {
    return Fail(ErrorCode::kUnavailable, "no sentences in " + path);
  }
  return slots;
}

std::vector<std::string> ReadLines(const std::string& path) {
  std::ifstream file(path);
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) {
    if (!line.empty()) lines.push_back(line);
  }
  return lines;
}

class Filler {
 public:
  explicit Filler(const Slots& slots) : slots_(slots) {}

  GoldSentence Fill(const std::string& sentence) {
    out_ = {};
    Write(sentence, false, 0);
    return std::move(out_);
  }

 private:
  void Write(std::string_view text, bool in_name, std::size_t depth) {
    while (!text.empty()) {
      const std::size_t open = std::min(text.find('{'), text.size());
      out_.text += text.substr(0, open);
      text.remove_prefix(open);
      const std::size_t close = text.find('}');
      if (close == std::string_view::npos) return;
      WriteSlot(text.substr(1, close - 1), in_name, depth + 1);
      text.remove_prefix(close + 1);
    }
  }

  void WriteSlot(std::string_view name, bool in_name, std::size_t depth) {
    const auto found = slots_.find(name);
    if (found == slots_.end() || depth > kDeepest) return;
    const Slot& slot = found->second;
    const std::size_t begin = out_.text.size();
    Write(random_.Of(slot.ways), in_name || slot.kind.has_value(), depth);
    if (slot.kind && !in_name) {
      out_.names.push_back({begin, out_.text.size(), *slot.kind});
    }
  }

  const Slots& slots_;
  Random random_{2};
  GoldSentence out_;
};

}  // namespace

Result<std::vector<GoldDocument>> FillTemplates(const std::string& path,
                                                const std::string& lists,
                                                std::size_t rounds) {
  auto slots = ReadTemplates(path);
  if (!slots) return std::unexpected(slots.error());
  for (const std::string name : {"first", "last", "city", "region"}) {
    auto names = ReadLines(std::string(lists).append("/").append(name));
    if (names.empty()) {
      return Fail(ErrorCode::kUnavailable, "no list of " + name);
    }
    (*slots)["list-" + name].ways = std::move(names);
  }
  Filler filler(*slots);
  std::vector<GoldDocument> documents;
  for (std::size_t round = 0; round < rounds; ++round) {
    for (const std::string& sentence : slots->find(kSentences)->second.ways) {
      documents.push_back({filler.Fill(sentence)});
    }
  }
  return documents;
}

}  // namespace precis::tagger
