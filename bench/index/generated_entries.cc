#include "bench/index/generated_entries.h"

#include <cmath>

namespace precis {
namespace {

constexpr std::size_t kVocabulary = 50000;
constexpr std::size_t kTextBytes = 4000;
constexpr std::size_t kSentenceWords = 18;
constexpr std::size_t kQuotes = 6;
constexpr std::size_t kPeople = 300;

class Generator {
 public:
  explicit Generator(std::uint32_t seed) : random_(seed) {
    for (std::size_t i = 0; i < kVocabulary; ++i) words_.push_back(MakeWord(i));
  }

  Entry Next(std::int64_t offset) {
    Entry entry;
    Article& article = entry.article;
    article.id = "generated-" + std::to_string(offset);
    article.title = Sentence(8);
    article.source = "Source " + std::to_string(random_() % 40);
    article.published_at = 1'600'000'000'000 + offset * 60'000;
    while (article.text.size() < kTextBytes) {
      article.text += Sentence(kSentenceWords);
    }
    entry.version = {std::nullopt, {"bench", "generated", 0}, offset};
    Analyse(entry);
    return entry;
  }

 private:
  // Frequent words are short, as in languages.
  static std::string MakeWord(std::size_t rank) {
    static constexpr std::string_view kSyllables[] = {
        "ka", "ro", "mi",  "ten", "sul", "ba", "den", "or", "li",  "pas",
        "ve", "gu", "nor", "ti",  "sha", "el", "cam", "fi", "dro", "un"};
    std::string word;
    for (std::size_t rest = rank + 20; rest > 0; rest /= 20) {
      word += kSyllables[rest % 20];
    }
    return word;
  }

  const std::string& Word() {
    // Inverse of the distribution function of 1/k: rank = vocabulary^u.
    const double uniform = static_cast<double>(random_()) / 4294967296.0;
    const auto rank = std::pow(static_cast<double>(kVocabulary), uniform) - 1;
    return words_[static_cast<std::size_t>(rank)];
  }

  std::string Sentence(std::size_t words) {
    std::string sentence = Word();
    for (std::size_t i = 1; i < words; ++i) sentence += " " + Word();
    return sentence + ". ";
  }

  std::string Person() {
    const std::size_t person = random_() % kPeople;
    return words_[20 + person] + " " + words_[400 + person];
  }

  void Analyse(Entry& entry) {
    Analysis& analysis = entry.analysis;
    analysis.version = 1;
    analysis.language = "en";
    analysis.takeaway = Excerpt{Sentence(kSentenceWords), {0, 1}};
    for (std::size_t i = 0; i < kQuotes; ++i) {
      analysis.people.push_back(Person());
      analysis.quotes.push_back({.text = Sentence(kSentenceWords),
                                 .span = {0, 1},
                                 .speaker = analysis.people.back(),
                                 .confidence = 0.9,
                                 .cue = "said"});
      analysis.bullets.push_back({{Sentence(kSentenceWords), {0, 1}}, ""});
    }
    analysis.topics = {Word(), Word() + " " + Word()};
    analysis.organisations = {Word() + " works"};
    analysis.wtf = WtfIndex{};
  }

  std::mt19937 random_;
  std::vector<std::string> words_;
};

}  // namespace

std::vector<Entry> GenerateEntries(std::size_t count, std::uint32_t seed) {
  Generator generator(seed);
  std::vector<Entry> entries;
  entries.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    entries.push_back(generator.Next(static_cast<std::int64_t>(i)));
  }
  return entries;
}

}  // namespace precis
