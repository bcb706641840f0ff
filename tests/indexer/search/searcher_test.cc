#include "indexer/search/searcher.h"

#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "tests/indexer/search/search_test_base.h"

namespace precis {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class SearcherTest : public SearchTestBase,
                     public testing::WithParamInterface<WriterKind> {
 protected:
  SearcherTest() : SearchTestBase(GetParam()) {}
};

TEST_P(SearcherTest, AnEmptyIndexHasNothing) {
  const auto searcher = Unwrap(Searcher::Open(folder_.path()));
  EXPECT_EQ(searcher->generation(), 0u);
  EXPECT_EQ(Unwrap(searcher->CountEntries()), 0u);
  EXPECT_THAT(Ids(""), IsEmpty());
  EXPECT_THAT(Ids("words speaker:x date:2024.."), IsEmpty());
  EXPECT_EQ(Unwrap(searcher->EntryJson("a")), std::nullopt);
}

TEST_P(SearcherTest, NoDirectoryIsNoIndex) {
  const auto searcher = Searcher::Open(folder_.path() / "nowhere");
  ASSERT_FALSE(searcher);
  EXPECT_THAT(searcher.error().message, HasSubstr("nowhere"));
}

TEST_P(SearcherTest, AnEmptyQueryIsEverythingNewestFirst) {
  Publish({SampleEntry("a", 1), SampleEntry("c", 3)});
  Publish({SampleEntry("d", 4), SampleEntry("b", 2)});
  EXPECT_THAT(Ids(""), ElementsAre("d", "c", "b", "a"));
  EXPECT_THAT(Ids("  "), ElementsAre("d", "c", "b", "a"));
  EXPECT_THAT(Ids("source:quay"), ElementsAre("d", "c", "b", "a"));
}

TEST_P(SearcherTest, OrdersPutTheUndatedLast) {
  Entry undated = SampleEntry("undated", 5);
  undated.article.published_at.reset();
  Publish({SampleEntry("a", 1), undated, SampleEntry("b", 2)});
  EXPECT_THAT(Ids("cranes", SearchOrder::kNewest),
              ElementsAre("b", "a", "undated"));
  EXPECT_THAT(Ids("cranes", SearchOrder::kOldest),
              ElementsAre("a", "b", "undated"));
}

TEST_P(SearcherTest, ScoresOrderAndDatesBreakTies) {
  const auto scored = [](const char* id, std::int64_t offset, int terminator,
                         int idiocracy) {
    Entry entry = SampleEntry(id, offset);
    entry.analysis.wtf = WtfIndex{"NEUTRAL", terminator, idiocracy, "", {}};
    return entry;
  };
  Publish({scored("a", 1, 10, 0), scored("b", 2, 2, 3), scored("c", 3, 2, 9),
           SampleEntry("none", 4)});
  EXPECT_THAT(Ids("", SearchOrder::kTerminator),
              ElementsAre("a", "c", "b", "none"));
  EXPECT_THAT(Ids("", SearchOrder::kIdiocracy),
              ElementsAre("c", "b", "a", "none"));
}

TEST_P(SearcherTest, DeletedDocumentsAreNeverFound) {
  for (int round = 0; round < 6; ++round) {
    std::vector<Entry> entries;
    for (int i = 0; i < 10; ++i) {
      Entry entry = SampleEntry("e" + std::to_string(i), 10 * round + i);
      entry.article.text = "round" + std::to_string(round) + " common";
      entry.analysis.quotes = {
          {"\"common speech\"", {0, 1}, "Ines Okafor", 1, "", false}};
      if ((i + round) % 3 != 0) entries.push_back(entry);
    }
    Publish(entries);
  }
  const auto results = Unwrap(Search({.query = "common", .limit = 100}));
  EXPECT_EQ(results.estimated_total, 10u);
  ASSERT_EQ(results.entries.size(), 10u);
  const auto quotes = Unwrap(Search(
      {.query = "speech", .target = SearchTarget::kQuotes, .limit = 100}));
  EXPECT_EQ(quotes.quotes.size(), 10u);
  EXPECT_EQ(Unwrap(Search({.query = "", .limit = 100})).entries.size(), 10u);
  EXPECT_EQ(Unwrap(Unwrap(Searcher::Open(folder_.path()))->CountEntries()),
            10u);
  ASSERT_EQ(results.speakers.size(), 1u);
  EXPECT_EQ(results.speakers[0].count, 10u);
}

TEST_P(SearcherTest, MergingChangesNoAnswer) {
  for (int i = 0; i < 4; ++i)
    Publish({SampleEntry("a", 2 * i),
             SampleEntry("b" + std::to_string(i), 2 * i + 1)});
  const auto before = Ids("harbour", SearchOrder::kNewest);
  Unwrap(store_->Merge(1));
  EXPECT_EQ(Ids("harbour", SearchOrder::kNewest), before);
}

TEST_P(SearcherTest, TombstonesHideTheirEntry) {
  Publish({SampleEntry("a", 0), SampleEntry("b", 1)});
  Publish({SampleTombstone("a", 2)});
  EXPECT_THAT(Ids(""), ElementsAre("b"));
  const auto searcher = Unwrap(Searcher::Open(folder_.path()));
  EXPECT_EQ(Unwrap(searcher->EntryJson("a")), std::nullopt);
  EXPECT_EQ(Unwrap(searcher->CountEntries()), 1u);
  Publish({SampleTombstone("b", 3)});
  EXPECT_THAT(Ids(""), IsEmpty());
}

TEST_P(SearcherTest, EntryJsonIsTheNewest) {
  Publish({SampleEntry("a", 0)});
  Publish({SampleEntry("a", 1)});
  const auto searcher = Unwrap(Searcher::Open(folder_.path()));
  const auto json = Unwrap(searcher->EntryJson("a"));
  ASSERT_TRUE(json);
  EXPECT_EQ(nlohmann::json::parse(*json)["origin"]["offset"], 1);
  EXPECT_EQ(Unwrap(searcher->EntryJson("A")), std::nullopt);
}

TEST_P(SearcherTest, IdsOfAnyLengthAreFound) {
  const std::string one = std::string(511, 'x') + "1";
  const std::string two = std::string(511, 'x') + "2";
  Publish({SampleEntry(one, 0), SampleEntry(two, 1)});
  const auto json =
      Unwrap(Unwrap(Searcher::Open(folder_.path()))->EntryJson(two));
  ASSERT_TRUE(json);
  EXPECT_EQ(nlohmann::json::parse(*json)["id"], two);
}

TEST_P(SearcherTest, HitsCarryWhatAListShows) {
  Entry entry = SampleEntry("a", 0);
  entry.article.url = "https://quay.example/a";
  entry.analysis.takeaway = Excerpt{"Cranes listen.", {0, 4}};
  entry.analysis.quotes = {
      {"\"We listen\"", {0, 1}, "Ines Okafor", 0.5, "said", false}};
  entry.analysis.statements = {
      {"that they wait", {2, 3}, "Otto Brandt", 0.25, "argued"}};
  entry.analysis.topics = {"ports", "cranes"};
  entry.analysis.wtf = WtfIndex{"NEUTRAL", 1, 2, "", {}};
  Publish({entry});
  const EntryHit hit = Unwrap(Search({.query = "cranes"})).entries.at(0);
  EXPECT_EQ(hit.kind, "article");
  EXPECT_EQ(hit.title, "Title of a");
  EXPECT_EQ(hit.source, "The Quay");
  EXPECT_EQ(hit.url, "https://quay.example/a");
  EXPECT_EQ(hit.published_at, "2023-11-14T22:13:20Z");
  EXPECT_EQ(hit.takeaway, "Cranes listen.");
  EXPECT_THAT(hit.speakers, ElementsAre("Ines Okafor", "Otto Brandt"));
  EXPECT_THAT(hit.topics, ElementsAre("ports", "cranes"));
  EXPECT_EQ(hit.wtf_label, "NEUTRAL");
  EXPECT_EQ(hit.terminator, 1);
  EXPECT_EQ(hit.idiocracy, 2);
  EXPECT_GT(hit.score, 0);
  EXPECT_THAT(hit.quotes, IsEmpty());
  const QuoteHit quote =
      Unwrap(Search({.query = "wait", .target = SearchTarget::kQuotes}))
          .quotes.at(0);
  EXPECT_EQ(quote.entry_id, "a");
  EXPECT_EQ(quote.speaker, "Otto Brandt");
  EXPECT_EQ(quote.cue, "argued");
  EXPECT_EQ(quote.confidence, 0.25);
  EXPECT_FALSE(quote.direct);
  EXPECT_EQ(quote.title, "Title of a");
  EXPECT_EQ(quote.published_at, hit.published_at);
  EXPECT_EQ(quote.snippet_html, "that they <b>wait</b>");
}

TEST_P(SearcherTest, ASpeakersBestQuotesComeWithTheEntry) {
  Entry entry = SampleEntry("a", 0);
  for (const char* text :
       {"one about bread", "two about cranes", "three about sails",
        "four about nets", "five about cranes and cranes"}) {
    entry.analysis.quotes.push_back(
        {text, {0, 1}, "Ines Okafor", 1, "", false});
  }
  entry.analysis.quotes.push_back(
      {"six about cranes", {0, 1}, "Otto Brandt", 1, "", false});
  Publish({entry});
  const auto results = Unwrap(Search({.query = "speaker:okafor cranes"}));
  const auto& quotes = results.entries.at(0).quotes;
  ASSERT_EQ(quotes.size(), 3u);
  EXPECT_EQ(quotes[0].text, "five about cranes and cranes");
  EXPECT_EQ(quotes[1].text, "two about cranes");
  EXPECT_EQ(quotes[2].speaker, "Ines Okafor");
}

TEST_P(SearcherTest, SnippetsAreSafeHtml) {
  Entry entry = SampleEntry("a", 0);
  entry.article.text =
      "<script>alert(\"cranes\")</script> & <img src=x onerror=y> cranes "
      "<b>bold</b>";
  entry.analysis.quotes = {
      {"<i>cranes</i> & \"co\"", {0, 1}, "Ines Okafor", 1, "", false}};
  Publish({entry});
  for (const char* query : {"cranes", "script", "source:quay", "img OR bold",
                            "\"alert cranes\"", "cran*"}) {
    std::string html =
        Unwrap(Search({.query = query})).entries.at(0).snippet_html;
    for (const std::string tag : {"<b>", "</b>"}) {
      for (auto at = html.find(tag); at != std::string::npos;
           at = html.find(tag))
        html.erase(at, tag.size());
    }
    EXPECT_THAT(html, Not(HasSubstr("<"))) << query;
    EXPECT_THAT(html, HasSubstr("&lt;")) << query;
  }
  const auto quotes =
      Unwrap(Search({.query = "cranes", .target = SearchTarget::kQuotes}))
          .quotes;
  EXPECT_EQ(quotes.at(0).snippet_html,
            "&lt;i&gt;<b>cranes</b>&lt;/i&gt; &amp; \"co\"");
  const auto all =
      Unwrap(Search({.query = "", .target = SearchTarget::kQuotes})).quotes;
  EXPECT_EQ(all.at(0).snippet_html, "&lt;i&gt;cranes&lt;/i&gt; &amp; \"co\"");
}

TEST_P(SearcherTest, LongTextsGiveShortSnippets) {
  Entry entry = SampleEntry("a", 0);
  for (int i = 0; i < 500; ++i) entry.article.text += " filler äöü";
  entry.article.text += " needle";
  Publish({entry});
  const auto found =
      Unwrap(Search({.query = "needle"})).entries.at(0).snippet_html;
  EXPECT_THAT(found, HasSubstr("<b>needle</b>"));
  EXPECT_LT(found.size(), 400u);
  EXPECT_LT(Unwrap(Search({.query = ""})).entries.at(0).snippet_html.size(),
            310u);
}

// It was the end, which says less of an article than its beginning.
TEST_P(SearcherTest, AnArticleFoundByItsTitleShowsItsBeginning) {
  Entry entry = SampleEntry("a", 0);
  entry.article.title = "Needle";
  entry.article.text = "It begins <here>. ";
  for (int i = 0; i < 500; ++i) entry.article.text += "filler ";
  entry.article.text += "the end";
  Publish({entry});
  const auto html =
      Unwrap(Search({.query = "needle"})).entries.at(0).snippet_html;
  EXPECT_TRUE(html.starts_with("It begins &lt;here&gt;. filler")) << html;
  EXPECT_THAT(html, Not(HasSubstr("the end")));
}

// Not by its text: nothing is cut off its end either.
TEST_P(SearcherTest, AQuoteFoundByItsTitleIsShownAsAWhole) {
  Entry entry = SampleEntry("a", 0);
  entry.article.title = "Needle";
  entry.analysis.quotes = {{"(We wait,", {0, 1}, "Ines Okafor", 1, "", false}};
  Publish({entry});
  const auto quotes =
      Unwrap(Search({.query = "needle", .target = SearchTarget::kQuotes}))
          .quotes;
  EXPECT_EQ(quotes.at(0).snippet_html, "(We wait,");
}

TEST_P(SearcherTest, FacetsCountNamesMostFrequentFirst) {
  for (int i = 0; i < 12; ++i) {
    Entry entry = SampleEntry("e" + std::to_string(i), i);
    entry.analysis.topics = {"all", "t" + std::to_string(i)};
    if (i < 5) entry.analysis.topics.push_back("some");
    entry.article.source = i < 3 ? "Rare" : "Often";
    Publish({entry});
  }
  const auto results = Unwrap(Search({.query = "", .limit = 2}));
  EXPECT_EQ(results.entries.size(), 2u);
  EXPECT_EQ(results.estimated_total, 12u);
  ASSERT_EQ(results.topics.size(), 10u);
  EXPECT_EQ(results.topics[0].value, "all");
  EXPECT_EQ(results.topics[0].count, 12u);
  EXPECT_EQ(results.topics[1].value, "some");
  EXPECT_EQ(results.topics[1].count, 5u);
  ASSERT_EQ(results.sources.size(), 2u);
  EXPECT_EQ(results.sources[0].value, "Often");
  EXPECT_EQ(results.sources[1].count, 3u);
  EXPECT_THAT(results.speakers, IsEmpty());
}

// Before and after ids are shifted by a merge.
TEST_P(SearcherTest, QuotesAreCountedByTheirSpeakerAndTheirArticle) {
  const auto with_quotes = [](const char* id, std::int64_t offset,
                              std::vector<std::string> speakers) {
    Entry entry = SampleEntry(id, offset);
    entry.article.source = "From " + entry.article.id;
    entry.analysis.topics = {"all", "of " + entry.article.id};
    for (const std::string& speaker : speakers) {
      entry.analysis.quotes.push_back(
          {"\"We wait.\"", {0, 1}, speaker, 1, "", false});
    }
    return entry;
  };
  Publish({with_quotes("a", 0, {"Gone"}),
           with_quotes("b", 1, {"Ines Okafor", "", "Otto Brandt"})});
  Publish({with_quotes("a", 2, {"Otto Brandt", "Otto Brandt"})});
  for (const bool merged : {false, true}) {
    if (merged) Unwrap(store_->Merge(1));
    const auto found =
        Unwrap(Search({.query = "wait", .target = SearchTarget::kQuotes}));
    using Pairs = std::vector<std::pair<std::string, std::size_t>>;
    const auto pairs = [](const std::vector<FacetValue>& values) {
      Pairs counted;
      for (const auto& [value, count] : values)
        counted.push_back({value, count});
      return counted;
    };
    EXPECT_EQ(pairs(found.speakers),
              (Pairs{{"Otto Brandt", 3}, {"Ines Okafor", 1}}));
    EXPECT_EQ(pairs(found.topics),
              (Pairs{{"all", 5}, {"of b", 3}, {"of a", 2}}));
    EXPECT_EQ(pairs(found.sources), (Pairs{{"From b", 3}, {"From a", 2}}));
  }
}

TEST_P(SearcherTest, PagesFollowEachOther) {
  std::vector<Entry> entries;
  for (int i = 0; i < 25; ++i)
    entries.push_back(SampleEntry("e" + std::to_string(i), i));
  Publish(entries);
  std::vector<std::string> seen;
  for (std::size_t offset = 0; offset < 30; offset += 10) {
    for (const EntryHit& hit :
         Unwrap(Search({.query = "", .offset = offset})).entries)
      seen.push_back(hit.id);
  }
  ASSERT_EQ(seen.size(), 25u);
  EXPECT_EQ(seen.front(), "e24");
  EXPECT_EQ(seen.back(), "e0");
}

// Equally relevant ones too, however long the way to the page is.
TEST_P(SearcherTest, PagesNeitherRepeatNorLose) {
  constexpr int kEntries = 350;
  std::vector<Entry> entries;
  for (int i = 0; i < kEntries; ++i) {
    // Neither older nor newer the later they come.
    Entry entry = SampleEntry("e" + std::to_string(i), i);
    entry.article.published_at = 1'700'000'000'000 + i * 7919 % kEntries * 1000;
    entries.push_back(entry);
    if (entries.size() == 50) Publish(std::exchange(entries, {}));
  }
  std::multiset<std::string> seen;
  for (std::size_t offset = 0; offset < kEntries; offset += 70) {
    const auto page =
        Unwrap(Search({.query = "cranes", .offset = offset, .limit = 70}));
    for (const EntryHit& hit : page.entries) seen.insert(hit.id);
  }
  EXPECT_EQ(seen.size(), std::size_t{kEntries});
  EXPECT_EQ(std::set(seen.begin(), seen.end()).size(), std::size_t{kEntries});
}

TEST_P(SearcherTest, LimitsAreKept) {
  EXPECT_FALSE(Search({.query = "", .limit = SearchLimits::kMaxLimit + 1}));
  EXPECT_FALSE(Search({.query = "", .offset = SearchLimits::kMaxOffset + 1}));
  EXPECT_TRUE(Search({.query = "",
                      .offset = SearchLimits::kMaxOffset,
                      .limit = SearchLimits::kMaxLimit}));
}

// Newest first asks segments in the order of their newest entry and stops: the
// page is the one that looking at every entry gives, wherever it begins.
TEST_P(SearcherTest, NewestFirstIsTheSameWhateverTheSegments) {
  std::vector<std::pair<UnixMs, std::string>> dated;
  for (int segment = 0; segment < 12; ++segment) {
    std::vector<Entry> entries;
    for (int i = 0; i < 15; ++i) {
      const std::string id = std::to_string(segment) + "-" + std::to_string(i);
      Entry entry = Make(id, "Title", i % 3 == 0 ? "Pilot boat" : "Tug");
      entry.article.published_at.reset();
      if (segment != 4 && i != 7) {
        // All segments overlap, none has the order of its publication.
        entry.article.published_at =
            1'600'000'000'000 +
            UnixMs{(segment * 7919 + i * 104729) % 99991} * 60'000;
        if (i % 3 == 0) dated.emplace_back(*entry.article.published_at, id);
      }
      entries.push_back(std::move(entry));
    }
    Publish(entries);
  }
  std::ranges::sort(dated, std::greater());
  for (const std::size_t offset : {0U, 1U, 20U, 50U}) {
    const auto found = Unwrap(Search({.query = "pilot",
                                      .order = SearchOrder::kNewest,
                                      .offset = offset,
                                      .limit = 5}));
    ASSERT_EQ(found.entries.size(), 5u);
    for (std::size_t i = 0; i < 5 && offset + i < dated.size(); ++i) {
      EXPECT_EQ(found.entries[i].id, dated[offset + i].second) << offset + i;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(, SearcherTest, BothWriters(), WriterName);

}  // namespace
}  // namespace precis
