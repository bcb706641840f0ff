#include "indexer/analyse/names/name_tags.h"

#include <algorithm>

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
  constexpr WordClasses kDay = word::kCalendar;
  return token.capital & ((token.classes & (kDay | word::kFirstName)) != kDay);
}

// Gives the number of the words among the tokens. Without a branch: one in
// twenty has a capital.
std::size_t AddCapitals(const TextModel& model, TokenRange tokens,
                        std::vector<std::uint32_t>& capitals) {
  std::size_t end = capitals.size();
  capitals.resize(end + tokens.size());
  std::size_t words = 0;
  for (std::size_t i = tokens.begin; i < tokens.end; ++i) {
    const Token& token = model.tokens[i];
    words += token.is_word ? 1u : 0u;
    capitals[end] = static_cast<std::uint32_t>(i);
    end += token.capital ? 1u : 0u;
  }
  capitals.resize(end);
  return words;
}

std::size_t CountCommas(const TextModel& model, TokenRange tokens) {
  std::size_t commas = 0;
  for (std::size_t i = tokens.begin; i < tokens.end; ++i) {
    commas += model.tokens[i].Is(',') ? 1u : 0u;
  }
  return commas;
}

}  // namespace

bool CapitalsTell(const TextModel& model, const Sentence& sentence) {
  std::vector<std::uint32_t> capitals;
  return CapitalsTell(model, sentence, capitals);
}

bool CapitalsTell(const TextModel& model, const Sentence& sentence,
                  std::vector<std::uint32_t>& capitals) {
  const std::size_t before = capitals.size();
  const std::size_t words = AddCapitals(model, sentence.tokens, capitals);
  if (model.blocks[sentence.block].kind == BlockKind::kHeading) return false;
  // Days and titles have capitals everywhere.
  const auto plain = std::ranges::count_if(
      std::span(capitals).subspan(before),
      [&](std::uint32_t i) { return IsPlainCapital(model.tokens[i]); });
  return words < 8 || static_cast<std::size_t>(plain) * 10 < words * 7 ||
         CountCommas(model, sentence.tokens) * 5 >= words;
}

namespace {

void AddWords(const TextModel& model, const Sentence& sentence,
              std::vector<tagger::Word>& words) {
  const char* const text = model.text.data();
  const std::size_t before = words.size();
  words.resize(before + sentence.tokens.size());
  tagger::Word* at = words.data() + before;
  for (std::size_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
    const Token& token = model.tokens[i];
    tagger::Word& word = *at++;  // In place: a copy costs more.
    word.text = {text + token.begin, token.base_end - token.begin};
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
