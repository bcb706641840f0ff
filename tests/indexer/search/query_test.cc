// What schemas/query.md promises of the query language.
#include "tests/indexer/search/search_test_base.h"

namespace precis {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

class QueryTest : public SearchTestBase,
                  public testing::WithParamInterface<WriterKind> {
 protected:
  QueryTest() : SearchTestBase(GetParam()) {
    Entry cranes = Make(
        "cranes", "Cranes that listen",
        "The harbour trains its talking robots. A regulator watches closely.");
    cranes.article.source = "The Quay";
    cranes.article.authors = {"Ines Okafor"};
    cranes.article.published_at = ParseTimestamp("2024-11-30T23:59:59Z");
    cranes.analysis.quotes = {{"\"Robots must be licensed\"",
                               {0, 5},
                               "Dr. Zoë K. Lindqvist",
                               0.9,
                               "said",
                               false}};
    cranes.analysis.people = {"Zoë K. Lindqvist"};
    cranes.analysis.organisations = {"Harbour Board"};
    cranes.analysis.places = {"Lund"};
    cranes.analysis.topics = {"AI regulation", "ports"};
    cranes.analysis.wtf = WtfIndex{"MILDLY ALARMING", 6, 1, "", {}};

    Entry bread = Make(
        "bread", "Bread by the sea",
        "A baker explains sourdough. Nothing here talks. The board approved.");
    bread.article.kind = ArticleKind::kEpisode;
    bread.article.source = "Crust Radio";
    bread.article.published_at = ParseTimestamp("2025-01-01T00:00:00Z");
    bread.analysis.quotes = {
        {"\"Flour is patient\"", {0, 5}, "Otto Brandt", 0.9, "says", false}};
    bread.analysis.statements = {
        {"that ovens are robots", {6, 9}, "Zoe Marsh", 0.5, "argued"}};
    bread.analysis.topics = {"food"};
    bread.analysis.wtf = WtfIndex{"NEUTRAL", 0, 2, "", {}};

    Entry german = Make("haeuser", "Häuser am Meer",
                        "Die Häuser am Hafen werden teurer, sagen die Makler.");
    german.article.published_at = ParseTimestamp("2023-06-15T12:00:00Z");
    german.analysis.language = "de";
    Publish({cranes, bread});
    Publish({german});
  }
};

TEST_P(QueryTest, WordsAreAllWantedAndStemmed) {
  EXPECT_THAT(Ids("robot train"), ElementsAre("cranes"));
  EXPECT_THAT(Ids("robots sourdough"), IsEmpty());
  EXPECT_THAT(Ids("REGULATORS Watching"), ElementsAre("cranes"));
}

TEST_P(QueryTest, TitleCountsMoreThanText) {
  Publish({Make("more", "Something else",
                "It is about bread and a sea and many other things.")});
  EXPECT_THAT(Ids("bread"), ElementsAre("bread", "more"));
}

TEST_P(QueryTest, PhrasesStandAsTheyAre) {
  EXPECT_THAT(Ids("\"talking robots\""), ElementsAre("cranes"));
  EXPECT_THAT(Ids("\"robots talking\""), IsEmpty());
  // Title and text are no phrase.
  EXPECT_THAT(Ids("\"listen the harbour\""), IsEmpty());
}

TEST_P(QueryTest, OperatorsCombine) {
  EXPECT_THAT(Ids("sourdough OR regulator"),
              UnorderedElementsAre("cranes", "bread"));
  EXPECT_THAT(Ids("board NOT sourdough"), IsEmpty());
  EXPECT_THAT(Ids("NOT sourdough NOT regulator"), ElementsAre("haeuser"));
  EXPECT_THAT(Ids("(sourdough OR regulator) AND talks"),
              UnorderedElementsAre("cranes", "bread"));
  EXPECT_THAT(Ids("-sourdough talks"), ElementsAre("cranes"));
}

TEST_P(QueryTest, WildcardsEndWords) {
  EXPECT_THAT(Ids("regulat*"), ElementsAre("cranes"));
  EXPECT_THAT(Ids("sourd* bak*"), ElementsAre("bread"));
}

TEST_P(QueryTest, AWildcardOfTooManyWordsIsRefused) {
  std::string text;
  for (unsigned i = 0; i <= SearchLimits::kMaxWildcardTerms; ++i)
    text += " word" + std::to_string(i);
  Publish({Make("many", "Many", text)});
  EXPECT_THAT(Problem("word*"), HasSubstr("word*"));
  EXPECT_THAT(Ids("word99*"), ElementsAre("many"));
}

TEST_P(QueryTest, OtherLanguagesAreStemmedTheirWay) {
  EXPECT_THAT(Ids("häuser"), ElementsAre("haeuser"));
  EXPECT_THAT(Ids("haus"), ElementsAre("haeuser"));
  EXPECT_THAT(Ids("Makler teuer"), IsEmpty());  // The stem of "teurer" differs.
  EXPECT_THAT(Ids("lang:de"), ElementsAre("haeuser"));
  EXPECT_THAT(Ids("lang:DE-at meer"), ElementsAre("haeuser"));
}

TEST_P(QueryTest, SpeakersAreFoundByAnyPartOfTheirName) {
  for (const char* query :
       {"speaker:lindqvist", "speaker:LINDQVIST", "speaker:zoe",
        "speaker:\"Zoë Lindqvist\"", "speaker:\"Dr Zoe K. Lindqvist\"",
        "speaker:\"Prof. Lindqvist\"", "speaker:lind*"}) {
    EXPECT_THAT(Ids(query), testing::Contains("cranes")) << query;
  }
  EXPECT_THAT(Ids("speaker:\"Zoe Marsh\""), ElementsAre("bread"));
  EXPECT_THAT(Ids("speaker:\"Lindqvist Zoe\""), IsEmpty());
}

// Both say something in one entry; nobody is called Otto Marsh.
TEST_P(QueryTest, NamesDoNotRunIntoEachOther) {
  EXPECT_THAT(Ids("speaker:\"Otto Marsh\""), IsEmpty());
}

TEST_P(QueryTest, FieldsFilter) {
  EXPECT_THAT(Ids("person:lindqvist"), ElementsAre("cranes"));
  EXPECT_THAT(Ids("author:okafor"), ElementsAre("cranes"));
  EXPECT_THAT(Ids("org:\"harbour board\""), ElementsAre("cranes"));
  EXPECT_THAT(Ids("place:lund"), ElementsAre("cranes"));
  EXPECT_THAT(Ids("topic:regulation"), ElementsAre("cranes"));
  EXPECT_THAT(Ids("topic:\"AI Regulation\""), ElementsAre("cranes"));
  EXPECT_THAT(Ids("source:\"crust radio\""), ElementsAre("bread"));
  EXPECT_THAT(Ids("kind:episode"), ElementsAre("bread"));
  EXPECT_THAT(Ids("kind:Podcast"), ElementsAre("bread"));
  EXPECT_THAT(Ids("wtf:neutral"), ElementsAre("bread"));
  EXPECT_THAT(Ids("wtf:\"mildly alarming\""), ElementsAre("cranes"));
  EXPECT_THAT(Ids("title:listening"), ElementsAre("cranes"));
  EXPECT_THAT(Ids("title:harbour"), IsEmpty());
}

TEST_P(QueryTest, OneFieldTwiceIsEitherTwoFieldsAreBoth) {
  EXPECT_THAT(Ids("topic:food topic:ports"),
              UnorderedElementsAre("bread", "cranes"));
  EXPECT_THAT(Ids("topic:food kind:article"), IsEmpty());
  EXPECT_THAT(Ids("NOT topic:food NOT lang:de"), ElementsAre("cranes"));
}

TEST_P(QueryTest, DatesAreDaysMonthsAndYears) {
  EXPECT_THAT(Ids("date:2024"), ElementsAre("cranes"));
  EXPECT_THAT(Ids("date:2024-11-30"), ElementsAre("cranes"));
  EXPECT_THAT(Ids("date:2024-12"), IsEmpty());
  EXPECT_THAT(Ids("date:2024-11..2025-01"), ElementsAre("bread", "cranes"));
  EXPECT_THAT(Ids("date:2024-11..2024-12"), ElementsAre("cranes"));
  EXPECT_THAT(Ids("date:2025.."), ElementsAre("bread"));
  EXPECT_THAT(Ids("date:..2023"), ElementsAre("haeuser"));
  EXPECT_THAT(Ids("date:..2024-11-30 robots"), ElementsAre("cranes"));
}

TEST_P(QueryTest, EntriesWithoutDateAreInNoRange) {
  Entry undated = Make("undated", "Undated", "Never mind.");
  undated.article.published_at.reset();
  Publish({undated});
  EXPECT_THAT(Ids("date:..2100"), testing::Not(testing::Contains("undated")));
}

TEST_P(QueryTest, ProblemsAreNamed) {
  EXPECT_THAT(Problem("date:yesterday"), HasSubstr("'yesterday'"));
  EXPECT_THAT(Problem("date:2024..soon"), HasSubstr("'2024..soon'"));
  EXPECT_THAT(Problem("date:2025..2024"), HasSubstr("comes after"));
  EXPECT_THAT(Problem("kind:book"), HasSubstr("article or episode"));
  EXPECT_THAT(Problem("speaker:\"--\""), HasSubstr("speaker:"));
  EXPECT_THAT(Problem("robots AND"), HasSubstr("AND"));
  EXPECT_THAT(Problem("!!"), HasSubstr("nothing to search for"));
  EXPECT_THAT(Problem(std::string(SearchLimits::kMaxQueryBytes + 1, 'x')),
              HasSubstr("2000"));
}

TEST_P(QueryTest, OddQueriesDoNoHarm) {
  for (const char* query :
       {"\"", "(", ")", "((a", "a:b:c", "speaker:", "speaker:\"", "*",
        "a NEAR b", "http://x.example/?a=b&c", "\xff\xfe", "date:..", "- -",
        "+", "a AND NOT b", "<script>", "a..b", "..", "NOT"}) {
    const auto results = Search({.query = query});
    EXPECT_TRUE(results || results.error().code == ErrorCode::kBadInput)
        << query << ": " << results.error().message;
  }
}

TEST_P(QueryTest, AMisspeltNameIsPutRight) {
  const auto results = Unwrap(Search({.query = "lindqwist"}));
  EXPECT_THAT(results.entries, IsEmpty());
  EXPECT_EQ(results.suggestion, "lindqvist");
  EXPECT_EQ(Unwrap(Search({.query = "robots"})).suggestion, "");
  // Each is somewhere, never both.
  EXPECT_EQ(Unwrap(Search({.query = "bread cranes"})).suggestion, "");
}

TEST_P(QueryTest, QuotesAreFoundBySpeakerAndWords) {
  EXPECT_THAT(Quotes("speaker:lindqvist robots"),
              ElementsAre("\"Robots must be licensed\""));
  EXPECT_THAT(Quotes("speaker:brandt robots"), IsEmpty());
  EXPECT_THAT(Quotes("robots"),
              UnorderedElementsAre("\"Robots must be licensed\"",
                                   "that ovens are robots"));
  EXPECT_THAT(Quotes("topic:food patient"),
              ElementsAre("\"Flour is patient\""));
  EXPECT_THAT(Quotes("kind:article"),
              ElementsAre("\"Robots must be licensed\""));
}

// What is looked for in articles is not found in quotes, nor the reverse.
TEST_P(QueryTest, AnEntryIsNotFoundByAWordThatOnlyAQuoteHas) {
  EXPECT_THAT(Ids("licensed"), IsEmpty());
  EXPECT_THAT(Quotes("licensed"), ElementsAre("\"Robots must be licensed\""));
  EXPECT_THAT(Quotes("regulator"), IsEmpty());
  EXPECT_THAT(Ids("NOT licensed"),
              UnorderedElementsAre("cranes", "bread", "haeuser"));
  EXPECT_THAT(Quotes("robots NOT licensed"),
              ElementsAre("that ovens are robots"));
  EXPECT_THAT(Quotes("licens*"), ElementsAre("\"Robots must be licensed\""));
  EXPECT_THAT(Quotes("\"must be\""),
              ElementsAre("\"Robots must be licensed\""));
  EXPECT_THAT(Quotes("\"be must\""), IsEmpty());
  EXPECT_THAT(Quotes("date:2024 OR ovens"),
              UnorderedElementsAre("\"Robots must be licensed\"",
                                   "that ovens are robots"));
}

// OP_MAX over the languages read freed memory when all of its branches ended at
// once in a segment that is not the last.
TEST_P(QueryTest, SeveralLanguagesInSeveralSegmentsAreSearched) {
  for (int i = 0; i < 12; ++i) {
    const std::string number = std::to_string(i);
    Entry english = Make("en" + number, "Running", "They were running late.");
    Entry german = Make("de" + number, "Lauf", "Das Running ist beliebt.");
    german.analysis.language = "de";
    Entry french = Make("fr" + number, "Course", "Le running est agreable.");
    french.analysis.language = "fr";
    Publish({english, german, french});
  }
  const auto count = [&](const std::string& query) {
    return Unwrap(Search({.query = query, .limit = 100})).entries.size();
  };
  EXPECT_EQ(count("running"), 36u);
  EXPECT_EQ(count("running lang:de"), 12u);
  // Each is found by the stems of its own language, and by those alone.
  EXPECT_EQ(count("runs"), 12u);
  EXPECT_EQ(count("running date:2023-11-14"), 36u);
  EXPECT_EQ(count("running late date:2023"), 12u);
  EXPECT_EQ(count("running date:2020"), 0u);
}

INSTANTIATE_TEST_SUITE_P(, QueryTest, BothWriters(), WriterName);

}  // namespace
}  // namespace precis
