#include "indexer/analyse/text/other_terms.h"

#include <algorithm>
#include <utility>

#include "indexer/analyse/text/hash_map.h"
#include "indexer/analyse/text/numeric.h"
#include "indexer/analyse/text/scripts.h"
#include "indexer/analyse/text/utf8.h"
#include "indexer/base/hash.h"

namespace precis::analyse {
namespace {

constexpr std::size_t kTermLetters = 6;
// Short words are function words, in every alphabet.
constexpr std::array kLengthFactors = {0.0, 0.15, 0.15, 0.15, 0.5, 1.0, 1.0};
constexpr double kHiraganaFactor = 0.15;  // It writes endings and particles.
// A long word that is in every other sentence is no function word: it is what
// the text is about.
constexpr double kLeastTold = 1.0;

// A term without its weight.
struct Shape {
  std::uint64_t stem = 0;
  double factor = 0;  // 0: says nothing.
};

std::uint64_t Add(std::uint64_t hash, char32_t c) {
  for (int shift = 0; shift < 24; shift += 8) {
    hash = Fnv1a64Add(hash, static_cast<char>(c >> shift & 0xFF));
  }
  return hash;
}

// The tables use the low bits.
std::uint64_t Mixed(std::uint64_t hash) { return hash ^ (hash >> 29); }

Shape ShapeOfWord(std::string_view word) {
  std::uint64_t hash = kFnv1a64Empty;
  std::size_t letters = 0;
  for (std::size_t at = 0; at < word.size() && letters < kTermLetters;) {
    const CodePoint c = DecodeAt(word, at);
    hash = Add(hash, LowerOf(c.value));
    ++letters;
    at += c.size;
  }
  return {.stem = Mixed(hash), .factor = kLengthFactors[letters]};
}

class Shaper {
 public:
  Shaper(std::string_view text, const std::vector<Token>& tokens)
      : text_(text), tokens_(tokens) {}

  Shape Of(std::size_t i) const {
    const Token& token = tokens_[i];
    if (!token.is_word) return {};
    if (!token.letter) return ShapeOfWord(Text(token));
    const char32_t first = DecodeAt(text_, token.begin).value;
    if (!IsFollowed(i)) {
      const bool alone = i == 0 || !IsFollowed(i - 1);
      return {.stem = Mixed(Add(kFnv1a64Empty, first)),
              .factor = alone ? 0.5 : 0};
    }
    const char32_t second = DecodeAt(text_, tokens_[i + 1].begin).value;
    return {.stem = Mixed(Add(Add(kFnv1a64Empty, first), second)),
            .factor = IsHiragana(first) ? kHiraganaFactor : 1};
  }

 private:
  std::string_view Text(const Token& token) const {
    return text_.substr(token.begin, token.base_end - token.begin);
  }

  bool IsFollowed(std::size_t i) const {
    return i + 1 < tokens_.size() && tokens_[i].letter &&
           tokens_[i + 1].letter && tokens_[i + 1].begin == tokens_[i].end;
  }

  std::string_view text_;
  const std::vector<Token>& tokens_;
};

class Cutter {
 public:
  Cutter(std::string_view text, std::vector<Token>& out)
      : text_(text), out_(out) {}

  // Adds the token, or its letters one by one.
  void Add(const Token& token) {
    std::size_t begin = token.begin;
    for (std::size_t at = begin; at < token.end;) {
      const CodePoint c = DecodeAt(text_, at);
      const std::size_t end = std::min<std::size_t>(at + c.size, token.end);
      if (IsUnspaced(c.value)) {
        AddPart(token, begin, at, false);
        AddPart(token, at, end, true);
        begin = end;
      }
      at = end;
    }
    if (begin == token.begin) {
      out_.push_back(token);
    } else {
      AddPart(token, begin, token.end, false);
    }
  }

 private:
  void AddPart(const Token& token, std::size_t begin, std::size_t end,
               bool letter) {
    if (begin == end) return;
    const std::string_view bytes = text_.substr(begin, end - begin);
    const bool first = begin == token.begin;
    Token& part = out_.emplace_back();
    part.begin = static_cast<std::uint32_t>(begin);
    part.base_end = part.end = static_cast<std::uint32_t>(end);
    part.is_word = true;
    part.letter = letter;
    part.capital = first && token.capital;
    part.digit = bytes[0] >= '0' && bytes[0] <= '9';
    part.space_before = first && token.space_before;
    part.hash = part.stem = HashWord(bytes);
    part.classes = letter ? 0 : ClassesOf(part.hash);
  }

  std::string_view text_;
  std::vector<Token>& out_;
};

bool MayHoldUnspaced(std::string_view bytes) {
  // They begin at U+0E00, whose sequence leads with this byte.
  return std::ranges::any_of(
      bytes, [](char c) { return static_cast<unsigned char>(c) >= 0xE0; });
}

// In how many sentences a term is.
struct Spread {
  std::uint32_t sentences = 0;
  std::uint32_t last = 0;  // The number of the last that has it, from 1.
};

HashMap<Spread> SpreadsOf(const TextModel& model) {
  HashMap<Spread> spreads;
  for (std::size_t i = 0; i < model.sentences.size(); ++i) {
    const auto number = static_cast<std::uint32_t>(i + 1);
    const TokenRange tokens = model.sentences[i].tokens;
    for (std::size_t t = tokens.begin; t < tokens.end; ++t) {
      if (model.terms[t].weight == 0) continue;
      Spread& spread = spreads[model.terms[t].stem];
      spread.sentences += spread.last == number ? 0u : 1u;
      spread.last = number;
    }
  }
  return spreads;
}

}  // namespace

void CutUnspaced(std::string_view text, std::vector<Token>& tokens) {
  if (!MayHoldUnspaced(text)) return;
  std::vector<Token> cut;
  cut.reserve(tokens.size());
  Cutter cutter(text, cut);
  for (const Token& token : tokens) {
    if (token.is_word) {
      cutter.Add(token);
    } else {
      cut.push_back(token);
    }
  }
  tokens = std::move(cut);
}

void WeighTerms(TextModel& model) {
  const Shaper shaper(model.text, model.tokens);
  model.terms.reserve(model.tokens.size());
  for (std::size_t i = 0; i < model.tokens.size(); ++i) {
    const Shape shape = shaper.Of(i);
    model.terms.push_back({.stem = shape.stem, .weight = shape.factor});
  }
  const HashMap<Spread> spreads = SpreadsOf(model);
  const double all = NaturalLogOf(2 * model.sentences.size() + 2);
  for (Term& term : model.terms) {
    const Spread* spread = spreads.Find(term.stem);
    if (spread == nullptr) continue;
    const double told =
        all - NaturalLogOf(2 * std::size_t{spread->sentences} + 1);
    term.weight *= std::max(told, kLeastTold);
  }
}

FixedVector TitleVector(const TextModel& model, std::string_view title) {
  if (model.english) return VectorOf(title);
  TextModel line;
  line.text = title;
  line.english = false;
  line.tokens = Tokenize(title, ByteClassMap(title));
  CutUnspaced(title, line.tokens);
  const Shaper shaper(title, line.tokens);
  for (std::size_t i = 0; i < line.tokens.size(); ++i) {
    const Shape shape = shaper.Of(i);
    line.terms.push_back({.stem = shape.stem, .weight = shape.factor});
  }
  return Normalised(SumTerms(line, {0, line.tokens.size()}));
}

}  // namespace precis::analyse
