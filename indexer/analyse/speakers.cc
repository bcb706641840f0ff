#include "indexer/analyse/speakers.h"

#include <algorithm>
#include <array>

namespace precis::analyse {
namespace {

using namespace word;  // NOLINT(google-build-using-namespace): only constants.

constexpr std::size_t kMaxSentencesBack = 12;
constexpr std::size_t kMaxMentionsBack = 64;
constexpr std::size_t kMaxPhraseWords = 8;

// Weights of a pronoun's candidates, per sentence of distance.
constexpr double kSubjectBonus = 0.8;
constexpr double kGenderBonus = 0.6;
constexpr double kMentionBonus = 0.25;
constexpr double kRecentBonus = 0.3;
constexpr double kNoPersonPenalty = 0.7;

constexpr double kNamed = 1.0;
constexpr double kClearPronoun = 0.8;
constexpr double kClosePronoun = 0.6;
constexpr double kPhrase = 0.7;
constexpr double kRoleAlone = 0.55;

bool IsPerson(const Entity& entity) {
  return entity.kind == NameKind::kPerson || entity.kind == NameKind::kUnknown;
}

}  // namespace

SpeakerResolver::SpeakerResolver(const TextModel& model, const Names& names)
    : model_(model), names_(names) {
  places_.reserve(names.mentions.size());
  for (const Mention& mention : names.mentions) {
    Place place{.sentence = SentenceOf(mention.tokens.begin)};
    place.subject = IsSubject(mention, place.sentence);
    const std::size_t begin = model.tokens[mention.tokens.begin].begin;
    const std::size_t after = model.QuotationAt(begin);
    place.quoted = after > 0 && model.quotations[after - 1].span.end > begin;
    places_.push_back(place);
  }
}

std::size_t SpeakerResolver::SentenceOf(std::size_t token) const {
  const auto after = std::ranges::upper_bound(
      model_.sentences, token, {},
      [](const Sentence& s) { return s.tokens.begin; });
  // What stands before every sentence, such as a dateline, goes with the first.
  const auto begun = static_cast<std::size_t>(after - model_.sentences.begin());
  return std::max<std::size_t>(begun, 1) - 1;
}

bool SpeakerResolver::IsSubject(const Mention& mention,
                                std::size_t sentence) const {
  const TokenRange tokens = model_.sentences[sentence].tokens;
  if (mention.tokens.begin == tokens.begin) return true;
  const std::size_t next = mention.tokens.end;
  return next < tokens.end &&
         model_.tokens[next].Has(kStatement | kFinite | kAuxiliary);
}

Speaker SpeakerResolver::Resolve(TokenRange source,
                                 const std::string& recent) const {
  source = WithoutDeterminer(source);
  if (source.empty()) return {};
  const Token& first = model_.tokens[source.begin];
  if (source.size() == 1 && first.Has(kPronoun)) {
    const bool gendered = first.Has(kMasculine | kFeminine);
    return gendered ? ResolvePronoun(source.begin, recent) : Speaker{};
  }
  const Speaker speaker = ResolvePhrase(source);
  return speaker.name.empty() ? ResolveRole(source) : speaker;
}

TokenRange SpeakerResolver::WithoutDeterminer(TokenRange source) const {
  while (source.size() > 1 && model_.tokens[source.begin].Has(kDeterminer)) {
    ++source.begin;
  }
  while (!source.empty() && !model_.tokens[source.end - 1].is_word) {
    --source.end;
  }
  return source;
}

std::string SpeakerResolver::PhraseText(TokenRange source) const {
  const ByteSpan span = model_.SpanOf(source);
  std::string text(Slice(model_.text, span));
  std::ranges::replace(text, '\n', ' ');
  return text;
}

// "Professor Ada Lund of Leiden" is Ada Lund.
const Entity* SpeakerResolver::PersonOfPlace(TokenRange source) const {
  const std::size_t index = names_.MentionAfter(source.begin);
  if (index >= names_.mentions.size()) return nullptr;
  const Mention& mention = names_.mentions[index];
  const std::size_t next = mention.tokens.end;
  if (mention.tokens.begin < source.begin || next >= source.end) return nullptr;
  const Entity& entity = names_.entities[mention.entity];
  const bool named =
      entity.kind == NameKind::kPerson ||
      (entity.kind == NameKind::kUnknown && mention.tokens.size() > 1);
  if (!named || model_.tokens[next - 1].possessive()) return nullptr;
  for (std::size_t i = source.begin; i < mention.tokens.begin; ++i) {
    if (!model_.tokens[i].capital) return nullptr;  // "a friend of Ada Lund".
  }
  static const std::array links = {HashWord("of"), HashWord("from"),
                                   HashWord("at"), HashWord("with")};
  const bool linked =
      std::ranges::find(links, model_.tokens[next].hash) != links.end();
  return linked ? &entity : nullptr;
}

Speaker SpeakerResolver::ResolvePhrase(TokenRange source) const {
  const Mention* last = nullptr;
  for (std::size_t i = names_.MentionAfter(source.begin);
       i < names_.mentions.size() &&
       names_.mentions[i].tokens.begin < source.end;
       ++i) {
    last = &names_.mentions[i];
  }
  if (last == nullptr) return {};
  if (const Entity* person = PersonOfPlace(source)) {
    return {person->name, kNamed};
  }
  const Token& end = model_.tokens[last->tokens.end - 1];
  const bool ends_phrase = last->tokens.end >= source.end && !end.possessive();
  const bool after_preposition =
      last->tokens.begin > source.begin &&
      model_.tokens[last->tokens.begin - 1].Has(kStop);
  if (ends_phrase && !after_preposition) {
    return {names_.entities[last->entity].name, kNamed};
  }
  const Token& first = model_.tokens[source.begin];
  // "publishing an essay in the Post" is what somebody does.
  const bool verbal = !first.capital && model_.Text(first).ends_with("ing");
  if (source.size() > kMaxPhraseWords || verbal) return {};
  return {PhraseText(source), kPhrase};
}

Speaker SpeakerResolver::ResolvePronoun(std::size_t at,
                                        const std::string& recent) const {
  const bool masculine = model_.tokens[at].Has(kMasculine);
  const std::size_t here = SentenceOf(at);
  std::size_t best = ~std::size_t{0};
  double best_value = -1e9;
  double second = -1e9;
  std::size_t i = names_.MentionAfter(at);
  for (std::size_t seen = 0; i-- > 0 && seen < kMaxMentionsBack; ++seen) {
    const Mention& mention = names_.mentions[i];
    const Place& place = places_[i];
    const Entity& entity = names_.entities[mention.entity];
    if (mention.tokens.begin >= at) continue;
    if (here - place.sentence > kMaxSentencesBack) break;
    const bool clash = masculine ? entity.feminine : entity.masculine;
    if (!IsPerson(entity) || clash || place.quoted) continue;
    const bool match = masculine ? entity.masculine : entity.feminine;
    const double value =
        -static_cast<double>(here - place.sentence) +
        (place.subject ? kSubjectBonus : 0) + (match ? kGenderBonus : 0) +
        kMentionBonus *
            static_cast<double>(std::min<std::size_t>(4, entity.mentions)) -
        (entity.name == recent ? kRecentBonus : 0) -
        (entity.kind == NameKind::kUnknown ? kNoPersonPenalty : 0);
    if (mention.entity == best) {
      best_value = std::max(best_value, value);
    } else if (value > best_value) {
      second = best_value;
      best_value = value;
      best = mention.entity;
    } else {
      second = std::max(second, value);
    }
  }
  if (best == ~std::size_t{0}) return {};
  const bool clear = best_value - second > 0.5;
  return {names_.entities[best].name, clear ? kClearPronoun : kClosePronoun};
}

// "the mayor": the only person of this sentence and the two before.
Speaker SpeakerResolver::ResolveRole(TokenRange source) const {
  const Token& head = model_.tokens[source.end - 1];
  if (!head.Has(kRole | kHonorific) || source.size() > 3) return {};
  const std::size_t here = SentenceOf(source.begin);
  std::size_t only = ~std::size_t{0};
  std::size_t i = names_.MentionAfter(source.begin);
  for (std::size_t seen = 0; i-- > 0 && seen < kMaxMentionsBack; ++seen) {
    if (names_.mentions[i].tokens.begin >= source.begin) continue;
    if (here - places_[i].sentence > 2) break;
    const std::size_t entity = names_.mentions[i].entity;
    if (names_.entities[entity].kind != NameKind::kPerson) continue;
    if (only != ~std::size_t{0} && only != entity) return {};
    only = entity;
  }
  if (only == ~std::size_t{0}) return {};
  return {names_.entities[only].name, kRoleAlone};
}

}  // namespace precis::analyse
