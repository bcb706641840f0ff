#include "indexer/search/marker.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "indexer/index/terms/language.h"
#include "indexer/search/matching.h"
#include "indexer/search/query_language.h"
#include "tests/indexer/index/sample_index.h"

namespace precis {
namespace {

class MarkerTest : public testing::Test {
 protected:
  MarkerTest() {
    const auto store = Unwrap(IndexStore::Open(folder_.path()));
    PublishEntries(*store, {SampleEntry("a", 0)});
    open_ = Unwrap(OpenNewest(folder_.path()));
  }

  Xapian::Query Parse(const std::string& words) {
    return Unwrap(QueryLanguage(stemmers_, none_)
                      .Parse(words, SearchTarget::kEntries))
        .query;
  }

  std::string Mark(const std::string& words, const std::string& text,
                   std::size_t bytes = 300,
                   const std::string& language = "en") {
    auto marker = Marker::Of(Parse(words), TermRarity(open_), tokeniser_);
    if (!marker) return "(for Xapian)";
    return marker
        ->Snippet(text, bytes,
                  {stemmers_.For(language), Stemmers::IsEnglish(language)})
        .value_or("(for Xapian)");
  }

  std::string MarkByXapian(const std::string& words, const std::string& text,
                           std::size_t bytes) {
    Xapian::Enquire enquire(open_.all);
    enquire.set_query(Parse(words));
    enquire.set_weighting_scheme(WordWeighting());
    return enquire.get_mset(0, 0).snippet(
        text, bytes, stemmers_.For("en"),
        Xapian::MSet::SNIPPET_CJK_NGRAM | Xapian::MSet::SNIPPET_EXHAUSTIVE |
            Xapian::MSet::SNIPPET_EMPTY_WITHOUT_MATCH);
  }

  IndexFolder folder_;
  OpenIndex open_;
  Stemmers stemmers_;
  Tokeniser tokeniser_;
  const std::vector<std::string> none_;
};

TEST_F(MarkerTest, MarksWordsWithTheSameStem) {
  EXPECT_EQ(Mark("crane", "Cranes, a CRANE and craning."),
            "<b>Cranes</b>, a <b>CRANE</b> and <b>craning</b>.");
  EXPECT_EQ(Mark("dying", "They die."), "They <b>die</b>.");
}

TEST_F(MarkerTest, MarksAPhraseAsOne) {
  EXPECT_EQ(Mark("\"harbour cranes\"", "Cranes? The harbour cranes (two)!"),
            "Cranes? The <b>harbour cranes</b> (two)!");
  EXPECT_EQ(Mark("\"harbour cranes\"", "cranes of the harbour"), "");
}

TEST_F(MarkerTest, StemsOfOtherLanguagesMayBeginWithAnotherLetter) {
  EXPECT_EQ(Mark("alt", "ein älterer Kran", 300, "de"),
            "ein <b>älterer</b> Kran");
}

TEST_F(MarkerTest, IsSafeHtml) {
  EXPECT_EQ(Mark("cranes", "<i>cranes</i> & \"co\""),
            "&lt;i&gt;<b>cranes</b>&lt;/i&gt; &amp; \"co\"");
}

TEST_F(MarkerTest, TextsWithoutTheWordsHaveNoSnippet) {
  EXPECT_EQ(Mark("crane", "Nothing of it."), "");
  EXPECT_EQ(Mark("crane", ""), "");
}

TEST_F(MarkerTest, WhatOnlyXapianMarksIsLeftToIt) {
  EXPECT_EQ(Mark("cran*", "cranes"), "(for Xapian)");
  EXPECT_EQ(Mark("crane", "港のクレーン crane"), "(for Xapian)");
}

TEST_F(MarkerTest, ShowsWhereMostWordsStand) {
  std::string text = "A crane. ";
  for (int i = 0; i < 100; ++i) text += "filler words go on, ";
  text += "quiet robots lift with a crane there ";
  for (int i = 0; i < 100; ++i) text += "and on they go ";
  const std::string html = Mark("crane robots", text, 100);
  EXPECT_NE(html.find("<b>robots</b> lift with a <b>crane</b>"),
            std::string::npos)
      << html;
  EXPECT_TRUE(html.starts_with("...")) << html;
  EXPECT_TRUE(html.ends_with("...")) << html;
  EXPECT_LT(html.size(), 130U);
}

// Texts of few words and all punctuation there is, of all lengths round that of
// a snippet. One word that is sought, or a phrase: with several it matters how
// rare they are, which Xapian counts exactly.
TEST_F(MarkerTest, SnippetsAreThoseOfXapian) {
  const std::vector<std::string> parts = {
      "crane",      "Cranes",     "robot's",  "U.S.", "C++",  "1,234.5",
      "well-known", "quiet",      "harbour",  "is",   "AT&T", "straße",
      "(a)",        "\"quoted\"", "“said”",   "–",    ".",    "...",
      "?!",         "<b>",        "&",        "€5",   "[x]",  "\n\n",
      "#1",         "a+b",        "fish++++", "¿qué?"};
  std::mt19937 random(20);
  for (int i = 0; i < 3000; ++i) {
    std::string text;
    const std::size_t count = random() % 60;
    for (std::size_t k = 0; k < count; ++k) {
      text += parts[random() % parts.size()];
      if (random() % 4 != 0) text += ' ';
    }
    for (const char* words : {"crane", "\"quiet harbour\"", "said"}) {
      const std::size_t bytes = 20 + random() % 200;
      ASSERT_EQ(Mark(words, text, bytes), MarkByXapian(words, text, bytes))
          << words << " in " << text;
    }
  }
}

}  // namespace
}  // namespace precis
