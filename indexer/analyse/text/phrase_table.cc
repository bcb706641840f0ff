#include "indexer/analyse/text/phrase_table.h"

#include <algorithm>
#include <cassert>

namespace precis::analyse {
namespace {

constexpr std::size_t kStemLetters = kPrefixBytes;
constexpr std::size_t kMaxGap = 3;  // Words that a ~ stands for.
constexpr std::string_view kGap = "~";
constexpr std::string_view kCurlyApostrophe = "\u2019";

// The length of `lower` at the beginning of `text`, regardless of case and of
// the form of apostrophes; npos if it is not there.
std::size_t PrefixLength(std::string_view text, std::string_view lower) {
  std::size_t at = 0;
  for (const char expected : lower) {
    if (expected == '\'' && text.substr(at).starts_with(kCurlyApostrophe)) {
      at += kCurlyApostrophe.size();
      continue;
    }
    if (at == text.size()) return std::string_view::npos;
    const char c = text[at++];
    const char small = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
    if (small != expected) return std::string_view::npos;
  }
  return at;
}

bool MatchesWord(std::string_view text, std::string_view pattern) {
  if (!pattern.ends_with('*'))
    return PrefixLength(text, pattern) == text.size();
  pattern.remove_suffix(1);
  return PrefixLength(text, pattern) != std::string_view::npos;
}

// The next pattern word; shortens `rest` by it.
std::string_view TakeWord(std::string_view& rest) {
  const std::size_t end = std::min(rest.find(' '), rest.size());
  const std::string_view word = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return word;
}

std::size_t PhraseEnd(const TextModel& model, TokenRange within, std::size_t at,
                      std::string_view words);

// The end of the phrase if `words` begin at `at` or up to kMaxGap words later,
// else `at`.
std::size_t EndAfterGap(const TextModel& model, TokenRange within,
                        std::size_t at, std::string_view words) {
  std::size_t i = at;
  for (std::size_t gap = 0; gap <= kMaxGap && i < within.end; ++i) {
    if (!model.tokens[i].is_word && !model.tokens[i].Is('-')) return at;
    if (!model.tokens[i].is_word) continue;  // "voice-over" is one of them.
    const std::size_t end = PhraseEnd(model, within, i, words);
    if (end != i) return end;
    ++gap;
  }
  return at;
}

// The end of the phrase if it begins at `at`, else `at`.
std::size_t PhraseEnd(const TextModel& model, TokenRange within, std::size_t at,
                      std::string_view words) {
  std::size_t i = at;
  while (!words.empty()) {
    if (i > at && i < within.end && model.tokens[i].Is('-') &&
        !model.tokens[i].space_before) {
      ++i;
    }
    if (i >= within.end || !model.tokens[i].is_word) return at;
    const std::string_view word = TakeWord(words);
    if (word == kGap) {
      const std::size_t end = EndAfterGap(model, within, i, words);
      return end == i ? at : end;
    }
    if (!MatchesWord(model.Text(model.tokens[i]), word)) return at;
    ++i;
  }
  return i;
}

// The hash of the word, or 0 for what stands for several words.
std::uint64_t HashIfSpeltOut(std::string_view word) {
  return word.empty() || word == kGap || word.ends_with('*') ? 0
                                                             : HashWord(word);
}

// The hash of the token at which a second word after `first` has to be.
std::uint64_t SecondHash(const TextModel& model, TokenRange within,
                         std::size_t first) {
  std::size_t i = first + 1;
  if (i < within.end && model.tokens[i].Is('-') &&
      !model.tokens[i].space_before) {
    ++i;
  }
  return i < within.end ? model.tokens[i].hash : 0;
}

}  // namespace

PhraseTable::PhraseTable(const std::vector<PhraseList>& lists) {
  for (const PhraseList& list : lists) AddList(list);
}

void PhraseTable::AddList(const PhraseList& list) {
  std::string_view rest = list.phrases;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    if (end > 0) Add(rest.substr(0, end), list.meaning);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
}

void PhraseTable::Add(std::string_view phrase, int meaning) {
  std::string_view rest = phrase;
  const std::string_view first = TakeWord(rest);
  const bool stem = first.ends_with('*');
  assert(!stem || first.size() > kStemLetters);
  const std::uint64_t key =
      stem ? StemKey(HashWord(first.substr(0, kStemLetters)))
           : WholeKey(HashWord(first));
  filter_.set(key % kFilterBits);
  buckets_[key].push_back({.meaning = meaning,
                           .words = phrase,
                           .second = HashIfSpeltOut(TakeWord(rest))});
}

void PhraseTable::Try(const Bucket* bucket, const TextModel& model,
                      TokenRange within, std::size_t at,
                      std::optional<PhraseMatch>& best) const {
  if (bucket == nullptr) return;
  const std::uint64_t second = SecondHash(model, within, at);
  for (const Phrase& phrase : *bucket) {
    if (phrase.second != 0 && phrase.second != second) continue;
    const std::size_t end = PhraseEnd(model, within, at, phrase.words);
    if (end == at || (best && end <= best->tokens.end)) continue;
    best = PhraseMatch{.meaning = phrase.meaning, .tokens = {at, end}};
  }
}

std::optional<PhraseMatch> PhraseTable::LongestAt(const TextModel& model,
                                                  TokenRange within,
                                                  std::size_t at) const {
  std::optional<PhraseMatch> best;
  const Token& token = model.tokens[at];
  if (!token.is_word) return best;
  Try(buckets_.Find(WholeKey(token.hash)), model, within, at, best);
  if (token.prefix_hash != 0) {
    Try(buckets_.Find(StemKey(token.prefix_hash)), model, within, at, best);
  }
  return best;
}

std::vector<std::size_t> PhraseTable::StartsIn(const TextModel& model,
                                               TokenRange within) const {
  std::vector<std::size_t> starts(within.size());
  std::size_t count = 0;
  for (std::size_t i = within.begin; i < within.end; ++i) {
    starts[count] = i;  // Always written, and written over if it is none.
    count += MayBegin(model.tokens[i]) ? 1u : 0u;
  }
  starts.resize(count);
  return starts;
}

std::vector<PhraseMatch> PhraseTable::FindAll(
    const TextModel& model, TokenRange within,
    std::span<const std::size_t> starts) const {
  std::vector<PhraseMatch> matches;
  std::size_t end = within.begin;
  for (const std::size_t at : starts) {
    if (at < end) continue;
    const auto match = MatchAt(model, within, at);
    if (!match) continue;
    matches.push_back(*match);
    end = match->tokens.end;
  }
  return matches;
}

std::vector<PhraseMatch> PhraseTable::FindAll(const TextModel& model,
                                              TokenRange within) const {
  return FindAll(model, within, StartsIn(model, within));
}

}  // namespace precis::analyse
