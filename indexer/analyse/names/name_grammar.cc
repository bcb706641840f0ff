#include "indexer/analyse/names/name_grammar.h"

#include <algorithm>
#include <array>

namespace precis::analyse {
namespace {

using namespace word;  // NOLINT(google-build-using-namespace): only constants.

constexpr std::size_t kMaxRun = 9;
constexpr std::size_t kMaxTagged = 16;  // Longer ones are no names.

// "J." and "Sen." and "St." inside a name.
bool PointJoins(const Token& token) {
  return token.end - token.begin == 1 || token.Has(kAbbreviation);
}

// "of", "van": small words inside names.
bool MayLink(const Token& token) {
  static const std::array words = {
      HashWord("of"),   HashWord("for"), HashWord("the"), HashWord("and"),
      HashWord("in"),   HashWord("on"),  HashWord("at"),  HashWord("to"),
      HashWord("with"), HashWord("y"),   HashWord("e"),   HashWord("et"),
      HashWord("und")};
  return token.Has(kParticle) ||
         std::ranges::find(words, token.hash) != words.end();
}

}  // namespace

std::size_t NameGrammar::RunEnd(std::size_t begin, std::size_t limit) const {
  std::size_t end = begin + 1;
  while (end < limit && end - begin < kMaxRun &&
         !tokens_[end - 1].possessive()) {
    const std::size_t next = Continuation(begin, end, limit);
    if (next == end) break;
    end = next;
  }
  return end;
}

// The end of the run if it goes on at `at`, else `at`.
std::size_t NameGrammar::Continuation(std::size_t begin, std::size_t at,
                                      std::size_t limit) const {
  const Token& token = tokens_[at];
  const bool capital_next = at + 1 < limit && IsNameWord(tokens_[at + 1]);
  if (IsNameWord(token) && token.space_before) {
    return token.Has(kStop) && !token.all_capitals && !token.Has(kHonorific)
               ? at
               : at + 1;
  }
  if (token.Is('.') && !token.space_before && capital_next) {
    return PointJoins(tokens_[at - 1]) ? at + 2 : at;
  }
  if (const std::size_t after = AfterParticles(at, limit)) return after;
  if (const std::size_t after = AfterSyllable(at, limit)) return after;
  if (!capital_next) return at;
  if (token.Is('-') && !token.space_before && !tokens_[at + 1].space_before) {
    return at + 2;
  }
  if (token.Is('&')) return at + 2;
  const bool body = BeginsBody(begin, at);
  static const std::uint64_t of = HashWord("of");
  static const std::uint64_t join = HashWord("and");
  static const std::uint64_t for_word = HashWord("for");
  if (body && (token.hash == of || token.hash == for_word)) return at + 2;
  return token.hash == join && IsManyNamed(begin, at) ? at + 2 : at;
}

// The end of "van der Berg" if it begins at `at`, else 0.
std::size_t NameGrammar::AfterParticles(std::size_t at,
                                        std::size_t limit) const {
  std::size_t i = at;
  while (i < limit && i - at < 3 && tokens_[i].Has(kParticle) &&
         !tokens_[i].capital) {
    ++i;
  }
  return i > at && i < limit && IsNameWord(tokens_[i]) ? i + 1 : 0;
}

// The end of "-ho Baek" in "Jun-ho Baek" if it begins at `at`, else 0.
std::size_t NameGrammar::AfterSyllable(std::size_t at,
                                       std::size_t limit) const {
  constexpr std::size_t kMaxLetters = 4;
  if (at + 2 >= limit || !tokens_[at].Is('-')) return 0;
  const Token& syllable = tokens_[at + 1];
  const bool glued = !tokens_[at].space_before && !syllable.space_before;
  if (!glued || !syllable.is_word || !IsNameWord(tokens_[at + 2])) return 0;
  // "Brno-led", "Kabul-run": what is said of a place is a word of its own.
  static const std::array words = {
      HashWord("led"),  HashWord("run"),  HashWord("era"),  HashWord("born"),
      HashWord("held"), HashWord("made"), HashWord("wide"), HashWord("bred")};
  const bool word = syllable.Has(kCommon | kStop | kFinite | kStatement) ||
                    std::ranges::find(words, syllable.hash) != words.end();
  return word || syllable.end - syllable.begin > kMaxLetters ? 0 : at + 3;
}

// "Department of Health and Human Services": bodies whose names join things.
bool NameGrammar::IsManyNamed(std::size_t begin, std::size_t at) const {
  static const std::array heads = {
      HashWord("department"), HashWord("ministry"), HashWord("committee"),
      HashWord("institute"),  HashWord("office"),   HashWord("bureau")};
  return at - begin >= 3 &&
         std::ranges::find(heads, tokens_[begin].hash) != heads.end();
}

bool NameGrammar::BeginsBody(std::size_t begin, std::size_t end) const {
  for (std::size_t i = begin; i < end; ++i) {
    if (tokens_[i].Has(kBodyHead | kCompanyEnd)) return true;
  }
  return false;
}

bool NameGrammar::EndsBody(TokenRange range) const {
  return tokens_[range.end - 1].Has(kCompanyEnd) && range.size() >= 2;
}

std::size_t NameGrammar::TitleIn(TokenRange range) const {
  std::size_t title = range.end;
  for (std::size_t i = range.begin; i + 1 < range.end; ++i) {
    const Token& token = tokens_[i];
    if (token.is_word && token.Has(kHonorific | kRole) &&
        !token.Has(kFirstName)) {
      title = i;
    }
  }
  return title;
}

bool NameGrammar::FirstNameFollows(std::size_t title) const {
  std::size_t next = title + 1;
  if (tokens_[next].Is('.') && next + 1 < tokens_.size()) ++next;
  return tokens_[next].Has(kFirstName);
}

TokenRange NameGrammar::Mended(const NameTag& tag, std::size_t limit) const {
  TokenRange range = tag.tokens;
  range.end = std::min(range.end, range.begin + kMaxTagged);
  for (std::size_t i = range.begin + 1; i < range.end; ++i) {
    if (Divides(i)) range.end = i;
  }
  const WordClasses after = tag.kind == tagger::Kind::kOrganisation
                                ? kCalendar
                                : kCalendar | kHonorific | kRole | kDemonym;
  while (range.size() > 1 && EndsNoName(range.end - 1, after)) --range.end;
  if (tag.kind != tagger::Kind::kPerson) return range;
  if (const auto end = AfterParticles(range.end, limit)) range.end = end;
  if (const auto end = AfterSyllable(range.end, limit)) range.end = end;
  return range;
}

std::size_t NameGrammar::SecondBody(TokenRange range) const {
  static const std::uint64_t join = HashWord("and");
  static const std::array companies = {
      HashWord("inc"), HashWord("corp"), HashWord("corporation"),
      HashWord("ltd"), HashWord("llc"),  HashWord("plc"),
      HashWord("gmbh")};
  const std::uint64_t last = tokens_[range.end - 1].hash;
  if (std::ranges::find(companies, last) == companies.end()) return range.end;
  for (std::size_t i = range.begin + 1; i + 2 < range.end; ++i) {
    if (tokens_[i].hash == join && BeginsBody(range.begin, i)) return i;
  }
  return range.end;
}

bool NameGrammar::EndsNoName(std::size_t i, WordClasses after) const {
  const Token& token = tokens_[i];
  const bool title = token.Has(kAbbreviation) && token.Has(kHonorific | kRole);
  if (!token.is_word || title || token.Has(after)) {
    return !token.Has(kFirstName);
  }
  return !token.capital && !token.digit;
}

// "The" of "We met Ada O. The mill".
bool NameGrammar::IsSmallWord(std::size_t i) const {
  return i < tokens_.size() && tokens_[i].Has(kStop) &&
         !tokens_[i].all_capitals;
}

bool NameGrammar::Divides(std::size_t i) const {
  const Token& token = tokens_[i];
  const Token& before = tokens_[i - 1];
  if (token.is_word) {
    if (token.capital || token.digit) return false;
    return before.possessive() || !MayLink(token);
  }
  if (token.Is('.')) return !PointJoins(before) || IsSmallWord(i + 1);
  if (token.Is('-')) return token.space_before;
  return !token.Is('&') && !token.Is('\'') && !token.Is(0x2019);
}

}  // namespace precis::analyse
