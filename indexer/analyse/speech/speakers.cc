#include "indexer/analyse/speech/speakers.h"

#include <algorithm>
#include <array>

namespace precis::analyse {
namespace {

using namespace word;  // NOLINT(google-build-using-namespace): only constants.

constexpr std::size_t kMaxMentionsBack = 64;
constexpr std::size_t kMaxPhraseWords = 8;

constexpr double kNamed = 1.0;
constexpr double kPhrase = 0.7;
constexpr double kDescription = 0.65;
constexpr double kSurname = 0.85;
constexpr double kRoleKnown = 0.75;
constexpr double kRoleAlone = 0.55;

// How often a pronoun is read right, by how clear it is: measured on the half
// of the news that the weights were not fitted on.
double PronounConfidence(int margin) {
  if (margin < 50) return 0.5;
  if (margin < 100) return 0.6;
  if (margin < 200) return 0.72;
  return margin < 300 ? 0.83 : 0.92;
}

}  // namespace

SpeakerResolver::SpeakerResolver(const TextModel& model, const Names& names)
    : model_(model),
      names_(names),
      pronouns_(model, names),
      roles_(model, names) {}

std::size_t SpeakerResolver::SentenceOf(std::size_t token) const {
  const auto after = std::ranges::upper_bound(
      model_.sentences, token, {},
      [](const Sentence& s) { return s.tokens.begin; });
  // What stands before every sentence, such as a dateline, goes with the first.
  const auto begun = static_cast<std::size_t>(after - model_.sentences.begin());
  return std::max<std::size_t>(begun, 1) - 1;
}

Speaker SpeakerResolver::Resolve(TokenRange source) const {
  source = WithoutDeterminer(source);
  if (source.empty()) return {};
  const Token& first = model_.tokens[source.begin];
  if (source.size() == 1 && first.Has(kPronoun)) {
    const bool gendered = first.Has(kMasculine | kFeminine);
    return gendered ? ResolvePronoun(source.begin) : Speaker{};
  }
  Speaker speaker = ResolvePhrase(source);
  if (!speaker.name.empty()) return speaker;
  Speaker role = ResolveRole(source);
  return role.name.empty() ? Describe(source) : role;
}

SpeakerTrail SpeakerResolver::Trail(std::string_view sieve, TokenRange source,
                                    const Speaker& speaker) const {
  SpeakerTrail trail{.sieve = sieve,
                     .reading = speaker.reading,
                     .name_confidence = speaker.confidence};
  if (source.empty()) return trail;
  trail.source = model_.SpanOf(source);
  const auto reading = pronouns_.At(source.begin);
  if (source.size() > 1 || !reading) return trail;
  for (std::size_t i = 0; i < reading->choice_count; ++i) {
    const PronounReading::Choice& choice = reading->choices[i];
    trail.candidates[i] = {
        model_.SpanOf(names_.mentions[choice.mention].tokens), choice.score};
  }
  return trail;
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

// "Professor Ada Lund of Leiden" and "Ada Lund on Monday" are Ada Lund; "a
// friend of Ada Lund" and "Lund's friend" are not.
bool SpeakerResolver::Heads(TokenRange source, const Mention& mention) const {
  const Entity& entity = names_.entities[mention.entity];
  const bool several = mention.tokens.size() > 1;
  const bool named = entity.kind == NameKind::kPerson ||
                     (entity.kind == NameKind::kUnknown &&
                      (several || mention.tokens.begin == source.begin));
  const std::size_t next = mention.tokens.end;
  if (!named || model_.tokens[next - 1].possessive()) return false;
  for (std::size_t i = source.begin; i < mention.tokens.begin; ++i) {
    const Token& token = model_.tokens[i];
    if (!token.capital && token.Has(kStop)) return false;
  }
  if (next >= source.end) return true;
  const Token& token = model_.tokens[next];
  if (token.Has(kCalendar)) return true;
  if (token.capital || !token.is_word) return false;
  return token.Has(kStop | kAuxiliary | kAfterSubject | kFinite) ||
         model_.Text(token).ends_with("ed");
}

Speaker SpeakerResolver::ResolvePhrase(TokenRange source) const {
  const Mention* last = nullptr;
  for (std::size_t i = names_.MentionAfter(source.begin);
       i < names_.mentions.size() &&
       names_.mentions[i].tokens.begin < source.end;
       ++i) {
    last = &names_.mentions[i];
    if (Heads(source, *last)) {
      return {names_.entities[last->entity].name, kNamed, "name"};
    }
  }
  if (last == nullptr) return ResolveSurname(source);
  // "Scott's" alone: what is Scott's is left out.
  const bool ends_phrase = last->tokens.end >= source.end;
  const bool after_preposition =
      last->tokens.begin > source.begin &&
      model_.tokens[last->tokens.begin - 1].Has(kStop);
  if (ends_phrase && !after_preposition) {
    return {names_.entities[last->entity].name, kNamed, "name"};
  }
  if (const auto entity = roles_.Who(source)) {
    return {names_.entities[*entity].name, kRoleKnown, "role"};
  }
  if (source.size() > kMaxPhraseWords || !IsDescription(source)) return {};
  return {PhraseText(source), kPhrase, "phrase"};
}

// "Lund's campaign", but not "publishing an essay in the Post", which is what
// somebody does, nor "later on the Post", which is when.
bool SpeakerResolver::IsDescription(TokenRange source) const {
  const Token& first = model_.tokens[source.begin];
  if (!first.capital && first.Has(kLead | kAfterSubject | kAuxiliary)) {
    return false;
  }
  for (std::size_t i = source.begin; i < source.end; ++i) {
    const Token& token = model_.tokens[i];
    if (!token.is_word || token.capital) continue;
    const bool verb = token.Has(kFinite | kPronoun | kSay);
    if (verb) return false;
  }
  return true;
}

// "an Icelandic official": nobody's name, but who it was.
Speaker SpeakerResolver::Describe(TokenRange source) const {
  bool demonym = false;
  for (std::size_t i = source.begin; i + 1 < source.end; ++i) {
    demonym |= model_.tokens[i].capital && model_.tokens[i].Has(kDemonym);
  }
  static const std::array people = {
      HashWord("official"),  HashWord("officials"),  HashWord("source"),
      HashWord("sources"),   HashWord("voter"),      HashWord("voters"),
      HashWord("supporter"), HashWord("supporters"), HashWord("diplomat"),
      HashWord("soldier"),   HashWord("newspaper"),  HashWord("lawmakers"),
      HashWord("officer"),   HashWord("blogger"),    HashWord("resident")};
  const Token& head = model_.tokens[source.end - 1];
  const bool one = head.Has(kRole | kHonorific) ||
                   std::ranges::find(people, head.hash) != people.end();
  if (!demonym || !one || source.size() > kMaxPhraseWords ||
      !IsDescription(source)) {
    return {};
  }
  return {PhraseText(source), kDescription, "phrase"};
}

// A surname that is also a word ("Mr. Singer", "Quick"): it is one if a person
// of the article ends so, or behind a title.
Speaker SpeakerResolver::ResolveSurname(TokenRange source) const {
  const std::size_t at = source.end - 1;
  const Token& token = model_.tokens[at];
  if (!token.capital || token.Has(kStop | kCalendar)) return {};
  std::size_t i = names_.MentionAfter(at);
  for (std::size_t seen = 0; i-- > 0 && seen < kMaxMentionsBack; ++seen) {
    const Mention& mention = names_.mentions[i];
    const Token& last = model_.tokens[mention.tokens.end - 1];
    if (mention.tokens.size() > 1 && last.hash == token.hash) {
      return {names_.entities[mention.entity].name, kSurname, "surname"};
    }
  }
  std::size_t before = at;
  if (before > source.begin && model_.tokens[before - 1].Is('.')) --before;
  const bool titled =
      before > source.begin && model_.tokens[before - 1].Has(kHonorific);
  if (!titled) return {};
  return {std::string(model_.Text(token)), kSurname, "surname"};
}

Speaker SpeakerResolver::ResolvePronoun(std::size_t at) const {
  const auto reading = pronouns_.At(at);
  if (!reading) return {};
  return {names_.entities[reading->entity].name,
          PronounConfidence(reading->margin), "pronoun"};
}

// "the mayor": who is called so, or the only person of this sentence and the
// two before.
Speaker SpeakerResolver::ResolveRole(TokenRange source) const {
  if (const auto entity = roles_.Who(source)) {
    return {names_.entities[*entity].name, kRoleKnown, "role"};
  }
  const Token& head = model_.tokens[source.end - 1];
  const Token& first = model_.tokens[source.begin];
  if (!head.Has(kRole | kHonorific) || source.size() > 3) return {};
  if (first.capital && first.Has(kDemonym)) return {};
  const std::size_t here = SentenceOf(source.begin);
  std::size_t only = ~std::size_t{0};
  std::size_t i = names_.MentionAfter(source.begin);
  for (std::size_t seen = 0; i-- > 0 && seen < kMaxMentionsBack; ++seen) {
    if (names_.mentions[i].tokens.begin >= source.begin) continue;
    if (here - SentenceOf(names_.mentions[i].tokens.begin) > 2) break;
    const std::size_t entity = names_.mentions[i].entity;
    if (names_.entities[entity].kind != NameKind::kPerson) continue;
    if (only != ~std::size_t{0} && only != entity) return {};
    only = entity;
  }
  if (only == ~std::size_t{0}) return {};
  return {names_.entities[only].name, kRoleAlone, "role"};
}

}  // namespace precis::analyse
