#include "indexer/analyse/speech/roles.h"

#include <algorithm>
#include <array>

namespace precis::analyse {
namespace {

using namespace word;  // NOLINT(google-build-using-namespace): only constants.

constexpr std::size_t kMaxTitleTokens = 6;
constexpr std::size_t kMaxAppositionTokens = 10;
constexpr std::size_t kMaxTitlesBack = 64;
constexpr std::size_t kMaxTitlesAhead = 16;
constexpr std::size_t kMaxMentionsBack = 128;

bool IsPreposition(const Token& token) {
  static const std::array words = {
      HashWord("of"), HashWord("for"),  HashWord("at"),   HashWord("in"),
      HashWord("on"), HashWord("with"), HashWord("from"), HashWord("who")};
  return std::ranges::find(words, token.hash) != words.end();
}

}  // namespace

Roles::Roles(const TextModel& model, const Names& names)
    : model_(model), names_(names) {
  for (const Mention& mention : names.mentions) {
    const NameKind kind = names.entities[mention.entity].kind;
    if (kind != NameKind::kPerson && kind != NameKind::kUnknown) continue;
    AddBefore(mention);
    AddAfter(mention);
  }
}

void Roles::Add(std::size_t token, const Mention& mention, TokenRange words) {
  titles_.push_back({model_.tokens[token].hash, mention.entity, words});
}

// "former Mayor Ada Lund", "the Republican candidate Ada Lund".
void Roles::AddBefore(const Mention& mention) {
  const std::size_t end = mention.tokens.begin;
  std::size_t begin = end;
  while (begin > 0 && end - begin < kMaxTitleTokens) {
    const Token& token = model_.tokens[begin - 1];
    if (!token.is_word || token.Has(kStop | kDeterminer | kFinite)) break;
    --begin;
  }
  for (std::size_t i = begin; i < end; ++i) {
    if (model_.tokens[i].Has(kRole | kHonorific)) Add(i, mention, {begin, end});
  }
}

// "Ada Lund, the mayor of Ulm,", "Ada Lund was the mayor of Ulm".
void Roles::AddAfter(const Mention& mention) {
  static const std::array links = {HashWord("is"), HashWord("was"),
                                   HashWord("became"), HashWord("as")};
  const std::size_t begin = mention.tokens.end;
  const std::size_t limit =
      std::min(model_.tokens.size(), begin + kMaxAppositionTokens);
  if (begin >= limit) return;
  const Token& first = model_.tokens[begin];
  const bool linked =
      first.is_word && std::ranges::find(links, first.hash) != links.end();
  if (!first.Is(',') && !linked) return;
  std::size_t end = begin + 1;
  while (end < limit && model_.tokens[end].is_word &&
         !IsPreposition(model_.tokens[end])) {
    ++end;
  }
  for (std::size_t i = begin + 1; i < end; ++i) {
    const Token& token = model_.tokens[i];
    if (token.Has(kRole | kHonorific)) Add(i, mention, {begin + 1, end});
    if (token.possessive()) return;  // "Lund, the mayor's brother".
  }
}

// "the Republican candidate" is nobody's opponent.
bool Roles::Agrees(const Title& title, TokenRange source) const {
  for (std::size_t i = source.begin; i < source.end; ++i) {
    const Token& token = model_.tokens[i];
    if (!token.capital || token.hash == title.role) continue;
    bool found = false;
    for (std::size_t j = title.words.begin; j < title.words.end; ++j) {
      found |= model_.tokens[j].hash == token.hash;
    }
    if (!found) return false;
  }
  return true;
}

std::optional<std::size_t> Roles::Bearer(std::uint64_t role,
                                         TokenRange source) const {
  const auto after = std::ranges::upper_bound(
      titles_, source.begin, {}, [](const Title& t) { return t.words.begin; });
  const auto here = static_cast<std::size_t>(after - titles_.begin());
  const auto bears = [&](std::size_t i) {
    return titles_[i].role == role && Agrees(titles_[i], source);
  };
  const std::size_t least = here - std::min(here, kMaxTitlesBack);
  for (std::size_t i = here; i-- > least;) {
    if (bears(i)) return titles_[i].entity;
  }
  const std::size_t most = std::min(titles_.size(), here + kMaxTitlesAhead);
  for (std::size_t i = here; i < most; ++i) {
    if (bears(i)) return titles_[i].entity;
  }
  return std::nullopt;
}

// "the institute": the latest body whose name ends so.
std::optional<std::size_t> Roles::Body(std::uint64_t head,
                                       std::size_t at) const {
  std::size_t i = names_.MentionAfter(at);
  for (std::size_t seen = 0; i-- > 0 && seen < kMaxMentionsBack; ++seen) {
    const Mention& mention = names_.mentions[i];
    const Entity& entity = names_.entities[mention.entity];
    const bool body = entity.kind == NameKind::kOrganisation &&
                      mention.tokens.size() > 1 && mention.tokens.end <= at;
    if (!body) continue;
    if (model_.tokens[mention.tokens.end - 1].hash == head ||
        model_.tokens[mention.tokens.begin].hash == head) {
      return mention.entity;
    }
  }
  return std::nullopt;
}

std::optional<std::size_t> Roles::Who(TokenRange source) const {
  std::size_t end = source.begin + 1;
  while (end < source.end && !IsPreposition(model_.tokens[end])) ++end;
  const Token& head = model_.tokens[end - 1];
  if (head.Has(kRole | kHonorific)) return Bearer(head.hash, source);
  const bool plain = source.size() <= 2 && !head.capital;
  return plain ? Body(head.hash, source.begin) : std::nullopt;
}

}  // namespace precis::analyse
