#include "indexer/index/terms/tokeniser.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include <cstring>
#include <map>
#include <random>

#include "tests/indexer/index/random_text.h"

namespace precis {
namespace {

struct Occurrences {
  std::uint32_t wdf = 0;
  std::vector<std::uint32_t> positions;

  friend bool operator==(const Occurrences&, const Occurrences&) = default;
};
using Words = std::map<std::string, Occurrences>;

class Collector : public TokenReceiver {
 public:
  void Take(const TokenBatch& batch) override {
    ASSERT_FALSE(batch.tokens().empty());
    for (const Token& token : batch.tokens()) {
      ASSERT_EQ(token.begin % 8, 0);
      for (std::size_t i = token.size; i % 8 != 0; ++i) {
        ASSERT_EQ(batch.Bytes(token)[i], '\0');
      }
      order.emplace_back(batch.Text(token));
      Occurrences& word = words[order.back()];
      ++word.wdf;
      if (token.positional) word.positions.push_back(++position_);
    }
  }

  Words words;
  std::vector<std::string> order;

 private:
  std::uint32_t position_ = 0;
};

std::vector<std::string> Cut(std::string_view text) {
  Collector collector;
  Tokeniser().Run(text, collector);
  return collector.order;
}

Words CutByXapian(const std::string& text) {
  Xapian::Document document;
  Xapian::TermGenerator generator;
  generator.set_flags(Xapian::TermGenerator::FLAG_CJK_NGRAM);
  generator.set_document(document);
  generator.index_text(text);
  Words words;
  for (auto term = document.termlist_begin(); term != document.termlist_end();
       ++term) {
    words[*term] = {term.get_wdf(),
                    {term.positionlist_begin(), term.positionlist_end()}};
  }
  return words;
}

// Reading behind the text's end has to be seen by the address sanitizer.
void ExpectAsXapian(Tokeniser& tokeniser, const std::string& text) {
  const auto exact = std::make_unique_for_overwrite<char[]>(text.size());
  std::memcpy(exact.get(), text.data(), text.size());
  Collector collector;
  tokeniser.Run({exact.get(), text.size()}, collector);
  ASSERT_EQ(collector.words, CutByXapian(text)) << testing::PrintToString(text);
}

// Texts are looked through 64 bytes at a time; what is in one of those must not
// depend on where it begins.
TEST(TokeniserTest, WordsMayRunOverAnyPlaceOfTheText) {
  Tokeniser tokeniser;
  const std::string longest(kMaxWordBytes, 'k');
  for (const std::string& words :
       {std::string("Harbours a pier"), std::string("sea_wall _ _x 4x_"),
        std::string("1,000.5 O'Neil; fish+chips, AT&T. U.S. C#"),
        std::string("Ærø café’s naïve straße"), longest + ' ' + longest + "k",
        std::string("東京港 pier")}) {
    for (std::size_t before = 0; before < 70; ++before) {
      const std::string text = std::string(before, ' ') + words;
      ASSERT_NO_FATAL_FAILURE(ExpectAsXapian(tokeniser, text));
      ASSERT_NO_FATAL_FAILURE(
          ExpectAsXapian(tokeniser, text + std::string(before, '-')));
    }
  }
}

TEST(TokeniserTest, CutsWords) {
  EXPECT_THAT(
      Cut("The U.S.A. don't sell AT&T's C++, 1,000.5 fish+chips; x_y 4."),
      testing::ElementsAre("the", "usa", "don't", "sell", "at&t's", "c++",
                           "1,000.5", "fish", "chips", "x_y", "4"));
  EXPECT_THAT(Cut("ÉCOLE’s “naïve” Ж"),
              testing::ElementsAre("école's", "naïve", "ж"));
  EXPECT_THAT(Cut("日本語x"),
              testing::ElementsAre("日", "日本", "本", "本語", "語", "x"));
  EXPECT_THAT(Cut(""), testing::IsEmpty());
  EXPECT_THAT(Cut(std::string(64, 'a') + " " + std::string(65, 'b')),
              testing::ElementsAre(std::string(64, 'a')));
}

TEST(TokeniserTest, EveryPairOfPiecesIsCutAsByXapian) {
  Tokeniser tokeniser;
  for (const auto first : TextPieces()) {
    for (const auto second : TextPieces()) {
      const std::string pair = std::string(first) + std::string(second);
      ExpectAsXapian(tokeniser, pair);
      ExpectAsXapian(tokeniser, "x" + pair + "y");
      ExpectAsXapian(tokeniser, "7" + pair + "8");
      if (HasFatalFailure()) return;
    }
  }
}

TEST(TokeniserTest, RandomTextIsCutAsByXapian) {
  std::mt19937 random(20260301);
  Tokeniser tokeniser;
  for (int i = 0; i < 40'000; ++i) {
    ExpectAsXapian(tokeniser, RandomText(random, random() % 40));
    if (HasFatalFailure()) return;
  }
  for (int i = 0; i < 50; ++i) {
    ExpectAsXapian(tokeniser, RandomText(random, 5000));
    ExpectAsXapian(tokeniser, RandomLongWords(random, 100));
    if (HasFatalFailure()) return;
  }
}

TEST(TokeniserTest, RandomBytesAreCutAsByXapian) {
  std::mt19937 random(7);
  Tokeniser tokeniser;
  for (int i = 0; i < 20'000; ++i) {
    std::string bytes(random() % 30, '\0');
    for (char& byte : bytes) byte = static_cast<char>(random());
    ExpectAsXapian(tokeniser, bytes);
    if (HasFatalFailure()) return;
  }
}

TEST(TokeniserTest, EveryCharacterIsCutAsByXapian) {
  Tokeniser tokeniser;
  std::string text;
  for (std::uint32_t code = 1; code < 0x110000; ++code) {
    Xapian::Unicode::append_utf8(text, code);
    text += code % 3 == 0 ? "A " : " ";
    if (code % 4096 != 0) continue;
    ExpectAsXapian(tokeniser, text);
    if (HasFatalFailure()) return;
    text.clear();
  }
}

TEST(TokeniserTest, OneWordOfManyMegabytesTakesLinearTime) {
  EXPECT_THAT(Cut(std::string(8 << 20, 'a') + " b"), testing::ElementsAre("b"));
  EXPECT_THAT(Cut(std::string(4 << 20, 'a') + "é"), testing::IsEmpty());
}

}  // namespace
}  // namespace precis
