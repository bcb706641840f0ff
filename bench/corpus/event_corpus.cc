#include "bench/corpus/event_corpus.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <random>
#include <string_view>

namespace precis::bench {
namespace {

constexpr std::size_t kVocabulary = 30000;

constexpr std::array<std::string_view, 12> kFirstNames = {
    "Mara", "Tomas", "Ines", "Okoro", "Lena",  "Viktor",
    "Aiko", "Samir", "Ruth", "Paulo", "Greta", "Anand"};
constexpr std::array<std::string_view, 12> kLastNames = {
    "Lindqvist", "Abara",  "Castellan", "Mwangi", "Brandt",   "Oyelaran",
    "Tanizaki",  "Haddad", "Feldman",   "Moreno", "Sorensen", "Pillai"};
constexpr std::array<std::string_view, 20> kCommonWords = {
    "the", "of", "and",  "to", "in", "a",  "that", "for", "is",   "on",
    "was", "as", "with", "by", "it", "at", "from", "its", "have", "not"};
constexpr std::array<std::string_view, 28> kSyllables = {
    "ba", "ter", "mo", "lin", "ca", "res", "du", "tion", "pa", "ven",
    "si", "gor", "ne", "mal", "fi", "dor", "ke", "ran",  "hu", "stem",
    "le", "pro", "wa", "nic", "jo", "bel", "ti", "qua"};

class Writer {
 public:
  explicit Writer(std::uint32_t seed) : random_(seed) {
    std::mt19937 words(7);  // One vocabulary for all seeds.
    for (const auto word : kCommonWords) vocabulary_.emplace_back(word);
    while (vocabulary_.size() < kVocabulary) {
      std::string word;
      const std::size_t syllables = 1 + words() % 4;
      for (std::size_t i = 0; i < syllables; ++i) {
        word += kSyllables[words() % kSyllables.size()];
      }
      vocabulary_.push_back(std::move(word));
    }
  }

  std::string Name() {
    return std::string(Pick(kFirstNames)) + " " + std::string(Pick(kLastNames));
  }

  std::string Title() { return Capitalised(Words(8)); }

  std::string Body(std::size_t bytes) {
    std::string body;
    while (body.size() < bytes) {
      const std::size_t sentences = 2 + random_() % 4;
      for (std::size_t i = 0; i < sentences; ++i) body += Sentence() + " ";
      body.back() = '\n';
      body += '\n';
    }
    return body;
  }

 private:
  template <std::size_t kSize>
  std::string_view Pick(const std::array<std::string_view, kSize>& from) {
    return from[random_() % kSize];
  }

  // Zipf's law by inversion: the rank is the vocabulary's size to a uniform
  // power. random_ only, since the library's distributions differ by vendor.
  const std::string& Word() {
    const double uniform = static_cast<double>(random_()) / 4294967296.0;
    const double rank = std::pow(static_cast<double>(kVocabulary), uniform);
    return vocabulary_[std::min(kVocabulary, static_cast<std::size_t>(rank)) -
                       1];
  }

  std::string Words(std::size_t count) {
    std::string words;
    for (std::size_t i = 0; i < count; ++i) {
      if (i > 0) words += ' ';
      words += Word();
    }
    return words;
  }

  static std::string Capitalised(std::string text) {
    if (text[0] >= 'a' && text[0] <= 'z') {
      text[0] = static_cast<char>(text[0] - 'a' + 'A');
    }
    return text;
  }

  std::string Sentence() {
    const std::size_t words = 8 + random_() % 20;
    const std::string text = Capitalised(Words(words));
    switch (random_() % 8) {
      case 0:
        return "\"" + text + ",\" said " + Name() + ".";
      case 1:
        return Name() + " argued that " + Words(words) + ".";
      default:
        return text + ".";
    }
  }

  std::mt19937 random_;
  std::vector<std::string> vocabulary_;
};

}  // namespace

std::vector<CorpusEvent> MakeCorpus(const CorpusOptions& options) {
  Writer writer(options.seed);
  std::vector<CorpusEvent> corpus;
  corpus.reserve(options.events);
  for (std::size_t i = 0; i < options.events; ++i) {
    CorpusEvent event;
    event.id = "event-" + std::to_string(i);
    event.title = writer.Title();
    event.body = writer.Body(options.text_bytes);
    const std::size_t day = i % 28 + 1;
    const nlohmann::json json = {
        {"id", event.id},
        {"kind", "article"},
        {"lang", "en"},
        {"url", "https://news.example/" + event.id},
        {"title", event.title},
        {"source", "Example News"},
        {"published_at", "2026-03-" + std::string(day < 10 ? "0" : "") +
                             std::to_string(day) + "T08:00:00Z"},
        {"authors", {writer.Name()}},
        {"body", event.body}};
    event.json = json.dump();
    corpus.push_back(std::move(event));
  }
  return corpus;
}

}  // namespace precis::bench
