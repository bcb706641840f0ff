#include "indexer/analyse/names/name_tags.h"

#include "indexer/tagger/tagger.h"

namespace precis::analyse {
namespace {

// Of what the word lists say, that which bears on names. The model's weights
// are those of these classes: others ask for a training.
constexpr WordClasses kTelling =
    word::kHonorific | word::kRole | word::kFirstName | word::kCalendar |
    word::kParticle | word::kCompanyEnd | word::kBodyHead | word::kDemonym |
    word::kPlaceEnd | word::kSay;

bool IsPlainCapital(const Token& token) {
  return token.capital &&
         !token.Has(word::kCalendar | word::kHonorific | word::kRole);
}

// "Monday" is no part of the name after it; "April" may be.
bool MayBeName(const Token& token) {
  return token.capital &&
         (!token.Has(word::kCalendar) || token.Has(word::kFirstName));
}

}  // namespace

bool CapitalsTell(const TextModel& model, const Sentence& sentence) {
  if (model.blocks[sentence.block].kind == BlockKind::kHeading) return false;
  std::size_t capitals = 0;
  std::size_t words = 0;
  std::size_t commas = 0;
  for (std::size_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
    words += model.tokens[i].is_word ? 1u : 0u;
    commas += model.tokens[i].Is(',') ? 1u : 0u;
    // Days and titles have capitals everywhere.
    capitals += IsPlainCapital(model.tokens[i]) ? 1u : 0u;
  }
  const bool list = commas * 5 >= words;
  return words < 8 || list || capitals * 10 < words * 7;
}

namespace {

void AddWords(const TextModel& model, const Sentence& sentence,
              std::vector<tagger::Word>& words) {
  for (std::size_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
    const Token& token = model.tokens[i];
    tagger::Word& word = words.emplace_back();  // In place: a copy costs more.
    word.text = model.Text(token);
    word.hash = token.hash;
    word.classes = static_cast<std::uint32_t>(token.classes & kTelling);
    word.is_word = token.is_word;
    word.capital = MayBeName(token);
    word.space_before = token.space_before;
    word.possessive = token.possessive();
  }
}

}  // namespace

std::vector<tagger::Word> TaggerWords(const TextModel& model,
                                      const Sentence& sentence) {
  std::vector<tagger::Word> words;
  words.reserve(sentence.tokens.size());
  AddWords(model, sentence, words);
  return words;
}

std::vector<NameTag> TagNames(const TextModel& model,
                              std::span<const Sentence* const> sentences) {
  std::vector<tagger::Word> words;  // Of all sentences, one after the other.
  words.reserve(model.tokens.size());
  tagger::DocumentTagger tagger(tagger::ShippedModel());
  for (const Sentence* sentence : sentences) {
    const std::size_t begin = words.size();
    AddWords(model, *sentence, words);
    tagger.CountSpellings(std::span(words).subspan(begin));
  }
  std::vector<NameTag> tags;
  std::span<const tagger::Word> rest = words;
  for (const Sentence* sentence : sentences) {
    const TokenRange tokens = sentence->tokens;
    for (const tagger::TaggedName& name :
         tagger.Tag(rest.first(tokens.size()))) {
      tags.push_back(
          {{tokens.begin + name.begin, tokens.begin + name.end}, name.kind});
    }
    rest = rest.subspan(tokens.size());
  }
  return tags;
}

}  // namespace precis::analyse
