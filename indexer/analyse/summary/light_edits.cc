#include "indexer/analyse/summary/light_edits.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <span>
#include <utility>

namespace precis::analyse {
namespace {

constexpr double kCertain = 0.8;           // Confidence in a pronoun's name.
constexpr std::size_t kNear = 2;           // Sentences that may name it.
constexpr std::size_t kOpeningTokens = 4;  // Before the name of a subject.
constexpr std::size_t kMaxNameWords = 4;   // More is no name.

// Whether it is one of the words with these hashes.
bool IsOneOf(const Token& token, std::span<const std::uint64_t> words) {
  return token.is_word && !token.possessive() &&
         std::ranges::find(words, token.hash) != words.end();
}

bool IsHeOrShe(const Token& token) {
  static const std::array words = {HashWord("he"), HashWord("she")};
  return IsOneOf(token, words);
}

// With an initial capital, if it begins with a letter of ASCII.
std::string Capitalised(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') {
    text[0] = static_cast<char>(text[0] - ('a' - 'A'));
  }
  return text;
}

}  // namespace

LightEditor::LightEditor(const TextModel& model, const Names& names,
                         const SpeakerResolver& resolver)
    : model_(model), names_(names), resolver_(resolver) {}

bool LightEditor::MayEdit(std::size_t sentence) const {
  if (!model_.english) return false;
  const Sentence& s = model_.sentences[sentence];
  const BlockKind kind = model_.blocks[s.block].kind;
  if (kind != BlockKind::kParagraph && kind != BlockKind::kListItem) {
    return false;
  }
  const std::size_t after = model_.QuotationAt(s.span.begin);
  const bool begins_with_mark =
      after < model_.quotations.size() &&
      model_.quotations[after].span.begin == s.span.begin;
  const bool inside =
      after > 0 && model_.quotations[after - 1].span.end > s.span.begin;
  return !begins_with_mark && !inside && s.tokens.size() > 3;
}

Excerpt LightEditor::Edit(std::size_t sentence,
                          std::optional<std::size_t> before) const {
  const ByteSpan span = model_.sentences[sentence].span;
  Excerpt excerpt{.text = std::string(Slice(model_.text, span)), .span = span};
  if (!MayEdit(sentence)) return excerpt;
  std::optional<Change> change = Attribution(sentence, before);
  if (!change) change = Connective(sentence);
  if (!change && before != sentence - 1) change = Pronoun(sentence);
  if (!change) return excerpt;
  const std::string rest = excerpt.text.substr(change->from);
  excerpt.text = Capitalised(std::move(change->instead) + rest);
  excerpt.edited = true;
  return excerpt;
}

void LightEditor::Unlean(Ranking& ranking) const {
  for (Candidate& c : ranking.candidates) {
    if (!c.weak_start || !MayEdit(c.sentence)) continue;
    c.weak_start = !Connective(c.sentence) && !Pronoun(c.sentence);
  }
}

// "He added that …" right after what somebody said.
std::optional<LightEditor::Change> LightEditor::Attribution(
    std::size_t sentence, std::optional<std::size_t> before) const {
  if (sentence == 0 || before != sentence - 1) return std::nullopt;
  const TokenRange tokens = model_.sentences[sentence].tokens;
  std::size_t at = tokens.begin;
  if (!IsHeOrShe(model_.tokens[at++])) return std::nullopt;
  static const std::array also = {HashWord("also"), HashWord("further")};
  static const std::array added = {HashWord("added")};
  static const std::array that = {HashWord("that")};
  if (IsOneOf(model_.tokens[at], also)) ++at;
  if (at + 2 >= tokens.end || !IsOneOf(model_.tokens[at], added) ||
      !IsOneOf(model_.tokens[at + 1], that)) {
    return std::nullopt;
  }
  const TokenRange said = model_.sentences[*before].tokens;
  const bool attributed = std::any_of(
      model_.tokens.begin() + static_cast<std::ptrdiff_t>(said.begin),
      model_.tokens.begin() + static_cast<std::ptrdiff_t>(said.end),
      [](const Token& t) { return t.Has(word::kSay); });
  const Token& next = model_.tokens[at + 2];
  if (!attributed || !next.is_word) return std::nullopt;
  return Change{next.begin - model_.sentences[sentence].span.begin, {}};
}

// "However, …"
std::optional<LightEditor::Change> LightEditor::Connective(
    std::size_t sentence) const {
  const TokenRange tokens = model_.sentences[sentence].tokens;
  const Token& first = model_.tokens[tokens.begin];
  const Token& comma = model_.tokens[tokens.begin + 1];
  const Token& next = model_.tokens[tokens.begin + 2];
  static const std::array links = {
      HashWord("however"),      HashWord("meanwhile"),
      HashWord("moreover"),     HashWord("furthermore"),
      HashWord("nevertheless"), HashWord("nonetheless"),
      HashWord("additionally")};
  if (!comma.Is(',') || !IsOneOf(first, links) || !next.is_word ||
      next.Has(word::kWeakStart)) {
    return std::nullopt;
  }
  return Change{next.begin - model_.sentences[sentence].span.begin, {}};
}

std::optional<LightEditor::Change> LightEditor::Pronoun(
    std::size_t sentence) const {
  const Sentence& s = model_.sentences[sentence];
  const Token& pronoun = model_.tokens[s.tokens.begin];
  if (sentence == 0 || !IsHeOrShe(pronoun)) return std::nullopt;
  const Speaker speaker =
      resolver_.Resolve({s.tokens.begin, s.tokens.begin + 1});
  const auto spaces = std::ranges::count(speaker.name, ' ');
  if (speaker.confidence < kCertain ||
      std::cmp_greater_equal(spaces, kMaxNameWords) ||
      !NobodyElse(sentence, speaker, pronoun)) {
    return std::nullopt;
  }
  return Change{pronoun.end - s.span.begin, speaker.name};
}

// Whether the name at the token is what its sentence is about: nobody acts
// before it, as in "Instead, Mr. Brandt …".
bool LightEditor::OpensSentence(std::size_t at) const {
  const auto after = std::ranges::upper_bound(
      model_.sentences, at, {},
      [](const Sentence& s) { return s.tokens.begin; });
  if (after == model_.sentences.begin()) return false;
  const std::size_t begin = std::prev(after)->tokens.begin;
  if (at - begin > kOpeningTokens) return false;
  constexpr auto kActs = word::kPronoun | word::kFinite | word::kAuxiliary |
                         word::kCue | word::kStatement;
  for (std::size_t i = begin; i < at; ++i) {
    if (model_.tokens[i].Has(kActs)) return false;
  }
  return true;
}

// Whether the sentences right before name that person, and no other who could
// be meant, and the sentence itself does not name the person again.
bool LightEditor::NobodyElse(std::size_t sentence, const Speaker& speaker,
                             const Token& pronoun) const {
  const bool masculine = pronoun.Has(word::kMasculine);
  const std::size_t first =
      model_.sentences[sentence - std::min(sentence, kNear)].tokens.begin;
  const TokenRange here = model_.sentences[sentence].tokens;
  bool named = false;
  for (std::size_t i = names_.MentionAfter(first); i < names_.mentions.size();
       ++i) {
    const Mention& mention = names_.mentions[i];
    if (mention.tokens.begin >= here.end) break;
    const Entity& entity = names_.entities[mention.entity];
    const bool same = entity.name == speaker.name;
    const bool inside = mention.tokens.begin >= here.begin;
    if (same && inside) return false;
    if (inside) continue;
    const bool clash = masculine ? entity.feminine : entity.masculine;
    const bool person =
        entity.kind == NameKind::kPerson || entity.kind == NameKind::kUnknown;
    if (!same && person && !clash) return false;
    named |= same && entity.kind == NameKind::kPerson && !clash &&
             OpensSentence(mention.tokens.begin);
  }
  return named;
}

}  // namespace precis::analyse
