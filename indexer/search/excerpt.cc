#include "indexer/search/excerpt.h"

#include <algorithm>
#include <cstdint>

namespace precis {
namespace {

constexpr std::size_t kMaxBeginnings = 64;  // One bit each.

char LowerAscii(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::size_t Index(char c) { return static_cast<unsigned char>(c); }

// Of a longer sequence every byte, too: a letter is never taken for a border.
constexpr auto kWordBytes = [] {
  std::array<bool, 256> table{};
  for (std::size_t c = '0'; c <= '9'; ++c) table[c] = true;
  for (std::size_t c = 'a'; c <= 'z'; ++c) table[c] = true;
  for (std::size_t c = 'A'; c <= 'Z'; ++c) table[c] = true;
  for (std::size_t c = 0x80; c < table.size(); ++c) table[c] = true;
  return table;
}();

bool IsWordByte(char c) { return kWordBytes[Index(c)]; }

bool IsContinuation(char c) {
  return (static_cast<unsigned char>(c) & 0xc0) == 0x80;
}

// What words with this term begin with. The end of a stem is often not that of
// the word: "happi", "licenc".
std::string BeginningOf(std::string_view term) {
  const bool stem = term.starts_with('Z');
  if (stem) term.remove_prefix(1);
  if (stem && term.size() > 3) term.remove_suffix(1);
  return std::string(term);
}

bool BeginsWith(std::string_view text, std::string_view beginning) {
  return text.size() >= beginning.size() &&
         std::ranges::equal(text.substr(0, beginning.size()), beginning,
                            [](char a, char b) { return LowerAscii(a) == b; });
}

}  // namespace

ExcerptFinder::ExcerptFinder(const Xapian::Query& query) {
  const auto end = query.get_terms_end();
  for (auto term = query.get_terms_begin(); term != end; ++term) {
    const std::string beginning = BeginningOf(*term);
    const bool field =
        beginning.empty() || (beginning[0] >= 'A' && beginning[0] <= 'Z');
    if (field ||
        std::ranges::find(beginnings_, beginning) != beginnings_.end()) {
      continue;
    }
    usable_ = usable_ && std::ranges::none_of(beginning, [](char c) {
                return static_cast<unsigned char>(c) >= 0x80;
              });
    first_letters_[Index(beginning[0])] = true;
    if (beginning[0] >= 'a' && beginning[0] <= 'z') {
      first_letters_[Index(beginning[0]) - 'a' + 'A'] = true;
    }
    beginnings_.push_back(beginning);
  }
  usable_ = usable_ && beginnings_.size() <= kMaxBeginnings;
}

std::vector<ExcerptFinder::Sighting> ExcerptFinder::Look(
    std::string_view text) const {
  std::vector<Sighting> sightings;
  std::size_t word = 0;
  bool within = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool was_within = within;
    within = IsWordByte(text[i]);
    if (!within || was_within) continue;
    ++word;
    if (!first_letters_[Index(text[i])]) continue;
    for (std::size_t sought = 0; sought < beginnings_.size(); ++sought) {
      const std::string& beginning = beginnings_[sought];
      if (BeginsWith(text.substr(i), beginning)) {
        sightings.push_back({i, word, sought});
      }
    }
  }
  return sightings;
}

// The first of those sightings that begin what has the most different words
// within `span` bytes; words that follow each other as in the query, perhaps a
// phrase, count more than any number of others.
std::size_t ExcerptFinder::Best(const std::vector<Sighting>& sightings,
                                std::size_t span) const {
  std::size_t best = 0;
  std::size_t best_score = 0;
  for (std::size_t first = 0; first < sightings.size(); ++first) {
    std::uint64_t seen = 0;
    std::size_t score = 0;
    for (std::size_t i = first; i < sightings.size(); ++i) {
      const Sighting& here = sightings[i];
      if (here.begin - sightings[first].begin >= span) break;
      const std::uint64_t bit = std::uint64_t{1} << here.sought;
      if ((seen & bit) == 0) ++score;
      seen |= bit;
      const bool follows = i > first &&
                           here.word == sightings[i - 1].word + 1 &&
                           here.sought == sightings[i - 1].sought + 1;
      if (follows) score += kMaxBeginnings;
      if (i - first > 2 * kMaxBeginnings) break;  // Of what repeats itself.
    }
    if (score > best_score) {
      best_score = score;
      best = first;
    }
  }
  return sightings[best].begin;
}

std::string_view ExcerptFinder::Find(std::string_view text,
                                     std::size_t bytes) const {
  if (!usable_ || text.size() <= bytes) return text;
  const auto sightings = Look(text);
  if (sightings.empty()) return text;
  const std::size_t at = Best(sightings, bytes / 3);
  std::size_t begin = at - std::min(at, bytes / 3);
  while (begin < at && begin > 0 && IsWordByte(text[begin - 1])) ++begin;
  std::size_t end = std::min(begin + bytes, text.size());
  while (end > at && end < text.size() && IsWordByte(text[end])) --end;
  if (end == at) end = std::min(begin + bytes, text.size());  // No border.
  while (end < text.size() && IsContinuation(text[end])) ++end;
  return text.substr(begin, end - begin);
}

}  // namespace precis
