#include "indexer/index/write/bulk_lexicon.h"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <set>

namespace precis {
namespace {

// As tokens are: followed by zeros, and never less than 16 bytes.
LexiconWord& FindWord(BulkLexicon& lexicon, BulkLexicon::Kind kind,
                      const std::string& word) {
  std::string padded = word;
  padded.resize((word.size() + 7) / 8 * 8 + 8);
  return lexicon.Find(kind, lexicon.Hash(kind, padded.data(), word.size()),
                      padded.data(), word.size());
}

TEST(BulkLexiconTest, AWordIsItsTermAndItsStem) {
  BulkLexicon lexicon;
  const auto english = lexicon.KindOf("en", "");
  const auto title = lexicon.KindOf("en", "S");
  const LexiconWord word = FindWord(lexicon, english, "harbours");
  EXPECT_EQ(lexicon.Term(word.term), "harbours");
  EXPECT_EQ(lexicon.Term(word.stem), "Zharbour");
  const LexiconWord in_title = FindWord(lexicon, title, "harbours");
  EXPECT_EQ(lexicon.Term(in_title.term), "Sharbours");
  EXPECT_EQ(lexicon.Term(in_title.stem), "ZSharbour");
  EXPECT_EQ(FindWord(lexicon, english, "1994").stem, kNoTerm);
  EXPECT_EQ(lexicon.FindTerm("harbours").term, word.term);
  EXPECT_EQ(lexicon.FindTerm("harbours").stem, kNoTerm);
}

TEST(BulkLexiconTest, LanguagesStemTheirWayAndUnknownOnesAsEnglish) {
  BulkLexicon lexicon;
  const auto german = lexicon.KindOf("de", "");
  EXPECT_EQ(lexicon.Term(FindWord(lexicon, german, "häusern").stem), "Zhaus");
  EXPECT_EQ(lexicon.KindOf("de", ""), german);
  EXPECT_EQ(lexicon.KindOf("xx", ""), lexicon.KindOf("en", ""));
  EXPECT_EQ(lexicon.KindOf("", ""), lexicon.KindOf("en", ""));
  EXPECT_NE(lexicon.KindOf("en", ""), german);
}

// All lengths round what is kept inline, zeros at their ends.
TEST(BulkLexiconTest, WordsThatDifferAnywhereAreDifferent) {
  BulkLexicon lexicon;
  const auto kind = lexicon.KindOf("en", "");
  std::map<std::string, TermId> ids;
  const auto add = [&](const std::string& word) {
    const TermId id = FindWord(lexicon, kind, word).term;
    EXPECT_EQ(lexicon.Term(id), word);
    const auto [at, is_new] = ids.emplace(word, id);
    EXPECT_EQ(at->second, id);
  };
  for (std::size_t size = 1; size <= 64; ++size) {
    for (std::size_t at = 0; at < size; ++at) {
      for (const char other : {'b', '\0'}) {
        std::string word(size, 'a');
        word[at] = other;
        add(word);
      }
    }
  }
  std::set<TermId> different;
  for (const auto& [word, id] : ids) different.insert(id);
  EXPECT_EQ(different.size(), ids.size());
}

TEST(BulkLexiconTest, GrowingForgetsNothing) {
  BulkLexicon lexicon;
  const auto kind = lexicon.KindOf("en", "");
  std::vector<TermId> terms;
  constexpr int kWords = 300'000;
  const auto word_of = [](int i) {
    return (i % 3 == 0 ? "a-longer-word-" : "w") + std::to_string(i);
  };
  for (int i = 0; i < kWords; ++i) {
    terms.push_back(FindWord(lexicon, kind, word_of(i)).term);
  }
  for (int i = 0; i < kWords; ++i) {
    const LexiconWord& word = FindWord(lexicon, kind, word_of(i));
    ASSERT_EQ(word.term, terms[static_cast<std::size_t>(i)]);
    ASSERT_EQ(lexicon.Term(word.term), word_of(i));
  }
}

TEST(BulkLexiconTest, ItIsEmptiedBeforeItOutgrowsItsLimit) {
  BulkLexicon lexicon;
  const auto kind = lexicon.KindOf("en", "");
  std::size_t most = 0;
  int emptied = 0;
  int word = 0;
  while (emptied < 2) {
    for (int i = 0; i < 20'000; ++i) {
      FindWord(lexicon, kind, "w" + std::to_string(++word));
    }
    lexicon.ShrinkBetweenSegments();
    most = std::max(most, lexicon.memory_bytes());
    ASSERT_LT(most, kMaxLexiconBytes);
    if (lexicon.terms() > 0) continue;
    ++emptied;
    EXPECT_EQ(lexicon.memory_bytes(), most);  // It is not fresh.
    const std::string last = "w" + std::to_string(word);
    const TermId found = FindWord(lexicon, kind, last).term;
    EXPECT_EQ(lexicon.Term(found), last);
    EXPECT_EQ(FindWord(lexicon, kind, last).term, found);
  }
}

TEST(BulkLexiconTest, ItIsEmptiedOnlyAboveItsLimit) {
  BulkLexicon lexicon;
  lexicon.FindTerm("stays");
  lexicon.ShrinkBetweenSegments();
  EXPECT_EQ(lexicon.terms(), 1u);
  for (int i = 0; lexicon.memory_bytes() <= kMaxLexiconBytes; ++i) {
    lexicon.FindTerm("Qa-rather-long-identifier-" + std::to_string(i));
  }
  lexicon.ShrinkBetweenSegments();
  EXPECT_EQ(lexicon.terms(), 0u);
  EXPECT_LT(lexicon.memory_bytes(), kMaxLexiconBytes / 8);
  EXPECT_EQ(lexicon.Term(lexicon.FindTerm("again").term), "again");
}

}  // namespace
}  // namespace precis
