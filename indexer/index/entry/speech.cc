#include "indexer/index/entry/speech.h"

#include <algorithm>
#include <charconv>

namespace precis {
namespace {

std::string_view KindName(bool direct) {
  return direct ? "quote" : "statement";
}

// Takes a blank and a number from the beginning of `line`.
bool TakeNumber(std::string_view& line, std::uint32_t& number) {
  if (!line.starts_with(' ')) return false;
  const char* const end = line.data() + line.size();
  const auto taken = std::from_chars(line.data() + 1, end, number);
  line = {taken.ptr, end};
  return taken.ec == std::errc();
}

void AddOnce(std::vector<std::string>& names, const std::string& name) {
  if (!name.empty() && std::ranges::find(names, name) == names.end()) {
    names.push_back(name);
  }
}

}  // namespace

std::string EncodePlace(const SpeechPlace& place) {
  return std::string(KindName(place.direct)) + ' ' +
         std::to_string(place.documents_back) + ' ' +
         std::to_string(place.index);
}

std::optional<SpeechPlace> DecodePlace(std::string_view line) {
  SpeechPlace place;
  place.direct = line.starts_with(KindName(true));
  const std::string_view kind = KindName(place.direct);
  if (!line.starts_with(kind)) return std::nullopt;
  line.remove_prefix(kind.size());
  if (!TakeNumber(line, place.documents_back)) return std::nullopt;
  if (!TakeNumber(line, place.index)) return std::nullopt;
  if (!line.empty()) return std::nullopt;
  return place;
}

std::vector<Speech> SpeechesOf(const Analysis& analysis) {
  std::vector<Speech> speeches;
  speeches.reserve(analysis.quotes.size() + analysis.statements.size());
  const auto add = [&](const auto& items, bool direct) {
    for (std::uint32_t i = 0; i < items.size(); ++i) {
      const auto back = static_cast<std::uint32_t>(speeches.size() + 1);
      speeches.push_back(
          {.text = items[i].text,
           .speaker = items[i].speaker,
           .place = {.documents_back = back, .direct = direct, .index = i}});
    }
  };
  add(analysis.quotes, true);
  add(analysis.statements, false);
  return speeches;
}

std::vector<std::string> SpeakersOf(const Analysis& analysis) {
  std::vector<std::string> names;
  for (const Quote& quote : analysis.quotes) AddOnce(names, quote.speaker);
  for (const Statement& statement : analysis.statements) {
    AddOnce(names, statement.speaker);
  }
  for (const Turn& turn : analysis.turns) AddOnce(names, turn.speaker);
  return names;
}

}  // namespace precis
