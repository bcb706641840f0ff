#include "indexer/analyse/names/name_kind.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/analyse/names/name_gazetteer.h"

namespace precis::analyse {
namespace {

using namespace word;  // NOLINT(google-build-using-namespace): only constants.

// Whether the words are what the text says from the first to the last: one
// space between those that have one, and no 's that is left out.
bool IsAsWritten(const TextModel& model, TokenRange range) {
  for (std::size_t i = range.begin + 1; i < range.end; ++i) {
    const Token& before = model.tokens[i - 1];
    const Token& token = model.tokens[i];
    const std::uint32_t gap = token.space_before ? 1 : 0;
    if (before.possessive() || token.begin - before.end != gap) return false;
    if (gap == 1 && model.text[before.end] != ' ') return false;
  }
  return true;
}

// HashWord() of the words with single spaces between.
std::uint64_t NameHash(const TextModel& model, TokenRange range) {
  const Token& first = model.tokens[range.begin];
  if (range.size() == 1 && first.is_word) return first.hash;
  if (IsAsWritten(model, range)) {
    const std::size_t end = model.tokens[range.end - 1].base_end;
    return HashWord(model.text.substr(first.begin, end - first.begin));
  }
  std::string name;
  for (std::size_t i = range.begin; i < range.end; ++i) {
    if (i > range.begin && model.tokens[i].space_before) name += ' ';
    name += model.Text(model.tokens[i]);
  }
  return HashWord(name);
}

bool HasBodyWord(const TextModel& model, TokenRange range) {
  for (std::size_t i = range.begin; i < range.end; ++i) {
    if (model.tokens[i].Has(kBodyHead | kCompanyEnd)) return true;
  }
  return false;
}

bool NamesAnEvent(const TextModel& model, TokenRange range) {
  static const auto words = [] {
    std::vector<std::uint64_t> hashes;
    for (const std::string_view word :
         {"conference", "symposium",  "workshop",     "summit",   "award",
          "awards",     "prize",      "medal",        "campaign", "war",
          "election",   "elections",  "referendum",   "treaty",   "agreement",
          "act",        "tournament", "championship", "festival", "journal",
          "empire",     "monarchy",   "republic",     "kingdom",  "chair",
          "report",     "test",       "algorithm"}) {
      hashes.push_back(HashWord(word));
    }
    return hashes;
  }();
  const std::uint64_t last = model.tokens[range.end - 1].hash;
  return std::ranges::find(words, last) != words.end();
}

// "ChatGPT", "Google Maps".
bool NamesAThing(const TextModel& model, TokenRange range, std::uint64_t hash) {
  if (IsThing(hash)) return true;
  if (range.size() < 2) return false;
  const Token& first = model.tokens[range.begin];
  const bool maker =
      GazetteerKind(first.hash) == NameKind::kOrganisation ||
      (range.size() == 2 && IsThing(first.hash) && !first.Has(kFirstName));
  return maker && IsProductWord(model.tokens[range.end - 1].hash);
}

// "Ada Lund": a first name, and nothing that only organisations have.
bool LooksLikePerson(const TextModel& model, TokenRange range) {
  const Token& first = model.tokens[range.begin];
  const Token& last = model.tokens[range.end - 1];
  return range.size() >= 2 && range.size() <= 3 && first.Has(kFirstName) &&
         !last.all_capitals && !HasBodyWord(model, range) &&
         !last.Has(kDemonym | kPlaceEnd | kCommon);
}

// A title before it proves one word to be a surname, whatever the lists say.
NameKind ListedKind(const NameRun& run, std::uint64_t hash) {
  if (run.titled && run.tokens.size() == 1) return NameKind::kUnknown;
  return GazetteerKind(hash);
}

}  // namespace

NameKind KindByWords(const TextModel& model, const NameRun& run) {
  const Token& first = model.tokens[run.tokens.begin];
  const Token& last = model.tokens[run.tokens.end - 1];
  const std::size_t size = run.tokens.size();
  const std::uint64_t hash = NameHash(model, run.tokens);
  const NameKind listed = ListedKind(run, hash);
  if (listed != NameKind::kUnknown) return listed;
  if (!run.titled && NamesAThing(model, run.tokens, hash)) {
    return NameKind::kUnknown;
  }
  if (run.titled && !last.Has(kCompanyEnd)) return NameKind::kPerson;
  if (first.Has(kFirstName) && size >= 2 && size <= 4 &&
      !last.Has(kCompanyEnd | kPlaceEnd)) {
    return NameKind::kPerson;
  }
  if (NamesAnEvent(model, run.tokens)) return NameKind::kUnknown;
  if (size >= 2 && (last.Has(kCompanyEnd) || first.Has(kBodyHead))) {
    return NameKind::kOrganisation;
  }
  if (size >= 3 && HasBodyWord(model, run.tokens)) {
    return NameKind::kOrganisation;
  }
  if (size >= 2 && last.Has(kPlaceEnd)) return NameKind::kPlace;
  if (size >= 2 && size <= 3 && run.speaks) return NameKind::kPerson;
  return NameKind::kUnknown;
}

NameKind KindByTag(const TextModel& model, const NameRun& run,
                   tagger::Kind tag) {
  const std::uint64_t hash = NameHash(model, run.tokens);
  const NameKind listed = ListedKind(run, hash);
  if (listed != NameKind::kUnknown) return listed;
  if (!run.titled && NamesAThing(model, run.tokens, hash)) {
    return NameKind::kUnknown;
  }
  const Token& last = model.tokens[run.tokens.end - 1];
  if (tag == tagger::Kind::kPerson) {
    const bool body =
        run.tokens.size() > 1 && !run.titled && last.Has(kBodyHead);
    return body ? NameKind::kOrganisation : NameKind::kPerson;
  }
  if (tag == tagger::Kind::kPlace) return NameKind::kPlace;
  if (LooksLikePerson(model, run.tokens)) return NameKind::kPerson;
  return NamesAnEvent(model, run.tokens) ? NameKind::kUnknown
                                         : NameKind::kOrganisation;
}

}  // namespace precis::analyse
