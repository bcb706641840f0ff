#include "indexer/analyse/topics/document_frequencies.h"

#include <vector>

#include "indexer/analyse/text/numeric.h"
#include "indexer/analyse/text/vectors.h"
#include "indexer/analyse/text/word_hash.h"
#include "indexer/analyse/topics/background_words.h"

namespace precis::analyse {
namespace {

// Zipf's law as Mandelbrot has it: the word of rank r makes up
// 1 / ((r + kOffset) · kHarmonic) of all text.
constexpr double kOffset = 2.7;
constexpr double kHarmonic = 13;
constexpr double kUsualWords = 400;  // Of an article.
// Share of text of a word that is not among the shipped ones.
constexpr double kRareShare = 1e-6;

// Of articles that have a word with such a share of all text.
double ShareOfArticles(double share_of_text) {
  return 1 - Exponential(-kUsualWords * share_of_text);
}

struct Shipped {
  std::vector<std::uint64_t> stems;  // Each once, the most frequent first.
  HashMap<double> articles;          // Of kShippedArticles, that have it.
};

Shipped ReadShipped() {
  Shipped shipped;
  HashMap<double> share_of_text;
  const std::string_view words = BackgroundWords();
  double rank = 0;
  for (std::size_t begin = 0; begin < words.size();) {
    const std::size_t end = words.find('\n', begin);
    const std::uint64_t stem = HashStem(words.substr(begin, end - begin));
    if (!share_of_text.Contains(stem)) shipped.stems.push_back(stem);
    share_of_text[stem] += 1 / ((rank + kOffset) * kHarmonic);
    ++rank;
    begin = end + 1;
  }
  for (const std::uint64_t stem : shipped.stems) {
    shipped.articles[stem] = DocumentFrequencies::kShippedArticles *
                             ShareOfArticles(*share_of_text.Find(stem));
  }
  return shipped;
}

const Shipped& ShippedWords() {
  static const Shipped shipped = ReadShipped();
  return shipped;
}

}  // namespace

DocumentFrequencies::DocumentFrequencies(double articles,
                                         std::span<const StemCount> counts)
    : inverse_(ShippedWords().stems.size() + counts.size()) {
  const Shipped& shipped = ShippedWords();
  const double all = NaturalLog(kShippedArticles + articles + 1);
  const auto inverse = [&](double had) {
    return static_cast<float>(all - NaturalLog(had + 0.5));
  };
  const double rare = kShippedArticles * ShareOfArticles(kRareShare);
  unknown_ = double{inverse(rare)};
  for (const std::uint64_t stem : shipped.stems) {
    inverse_[stem] = inverse(*shipped.articles.Find(stem));
  }
  for (const StemCount& count : counts) {
    const double* had = shipped.articles.Find(count.stem);
    inverse_[count.stem] =
        inverse((had != nullptr ? *had : rare) + double{count.articles});
  }
}

const DocumentFrequencies& ShippedFrequencies() {
  static const DocumentFrequencies frequencies(0, {});
  return frequencies;
}

double InverseFrequency(const Token& token,
                        const DocumentFrequencies& frequencies) {
  if (!token.is_word || token.Has(word::kStop)) return 0;
  return token.digit ? kNumberWeight : frequencies.Inverse(token.stem);
}

}  // namespace precis::analyse
