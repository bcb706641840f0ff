// Entries of every shape, for comparing what is made of them.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "indexer/index/entry/entry.h"
#include "tests/indexer/index/random_text.h"

namespace precis {

class RandomEntries {
 public:
  explicit RandomEntries(std::uint32_t seed) : random_(seed) {}

  Entry Next() {
    Entry entry;
    const auto offset = static_cast<std::int64_t>(next_++);
    entry.version = {std::nullopt, {"cluster", "news", 0}, offset};
    if (Below(3) == 0) entry.version.updated_at = Number() * 1000;
    FillArticle(entry.article, offset);
    if (entry.article.deleted) return entry;
    FillAnalysis(entry.analysis);
    return entry;
  }

 private:
  std::uint32_t Below(std::uint32_t limit) {
    return static_cast<std::uint32_t>(random_()) % limit;
  }
  std::int64_t Number() { return static_cast<std::int64_t>(random_()); }

  std::string Words(std::size_t count) {
    static const std::vector<std::string> kVocabulary = {
        "harbour", "cranes",    "Cranes", "lifting", "lifted", "quiet",
        "Mara",    "Lindqvist", "vote",   "votes",   "Straße", "Größe",
        "машина",  "東京",      "data",   "AI",      "ship",   "shipping"};
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
      if (Below(12) == 0) {
        text += RandomText(random_, 2);
      } else if (Below(6) == 0) {
        text += "word" + std::to_string(Below(3000));
      } else {
        text +=
            kVocabulary[Below(static_cast<std::uint32_t>(kVocabulary.size()))];
      }
      text += Below(9) == 0 ? ". " : " ";
    }
    return text;
  }

  std::vector<std::string> Names(std::uint32_t most) {
    static const std::vector<std::string> kNames = {"Dr Mara Lindqvist",
                                                    "Otto Brandt",
                                                    "Élodie O'Brien",
                                                    "harbour",
                                                    "the Quay\nCompany",
                                                    "東京大学",
                                                    "",
                                                    "\xff\xfe",
                                                    "Senator",
                                                    "Lindqvist AB",
                                                    "Mara K. Lindqvist"};
    std::vector<std::string> names;
    for (std::uint32_t i = Below(most + 1); i > 0; --i) {
      names.push_back(kNames[Below(static_cast<std::uint32_t>(kNames.size()))]);
    }
    if (Below(20) == 0) names.push_back(std::string(300 + Below(300), 'n'));
    return names;
  }

  std::string Name() {
    const auto names = Names(1);
    return names.empty() ? std::string() : names.front();
  }

  void FillArticle(Article& article, std::int64_t offset) {
    article.id = "id-" + std::to_string(offset);
    if (Below(30) == 0) article.id += std::string(1 + Below(400), '\0');
    article.deleted = Below(15) == 0;
    if (article.deleted) return;
    if (Below(4) == 0) article.kind = ArticleKind::kEpisode;
    article.title = Words(Below(10));
    article.source = Below(5) == 0 ? "" : Name();
    if (Below(5) != 0) article.published_at = Number() * 400;
    article.authors = Names(2);
    article.hosts = Names(1);
    article.guests = Names(1);
    article.text = Words(Below(8) == 0 ? 0 : Below(400));
  }

  void FillAnalysis(Analysis& analysis) {
    static const std::vector<std::string> kLanguages = {
        "en", "en", "de", "ru", "fi", "und", "ja", "xx"};
    analysis.version = 1;
    analysis.language =
        kLanguages[Below(static_cast<std::uint32_t>(kLanguages.size()))];
    for (std::uint32_t i = Below(4); i > 0; --i) {
      analysis.quotes.push_back({.text = Words(Below(30)),
                                 .span = {0, 1},
                                 .speaker = Name(),
                                 .confidence = 0.5,
                                 .cue = "said"});
    }
    for (std::uint32_t i = Below(3); i > 0; --i) {
      analysis.statements.push_back({.text = Words(Below(20)),
                                     .span = {0, 1},
                                     .speaker = Name(),
                                     .confidence = 0.25,
                                     .cue = "argued"});
    }
    analysis.people = Names(3);
    analysis.organisations = Names(3);
    analysis.places = Names(2);
    analysis.topics = Names(3);
    if (Below(2) == 0) {
      analysis.wtf = WtfIndex{.label = "NEUTRAL",
                              .terminator = static_cast<int>(Below(11)),
                              .idiocracy = static_cast<int>(Below(11)),
                              .rationale = "",
                              .evidence = {}};
    }
  }

  std::mt19937 random_;
  std::uint32_t next_ = 0;
};

inline std::vector<Entry> MakeRandomEntries(std::size_t count,
                                            std::uint32_t seed) {
  RandomEntries random(seed);
  std::vector<Entry> entries;
  entries.reserve(count);
  for (std::size_t i = 0; i < count; ++i) entries.push_back(random.Next());
  return entries;
}

}  // namespace precis
