// Phrases and neighbourhoods find what they find in a database of Xapian's with
// positions.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include <random>
#include <string>
#include <vector>

#include "tests/indexer/search/search_test_base.h"

namespace precis {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAreArray;

class PhraseTest : public SearchTestBase,
                   public testing::WithParamInterface<WriterKind> {
 protected:
  PhraseTest() : SearchTestBase(GetParam()) {}
};

INSTANTIATE_TEST_SUITE_P(, PhraseTest, BothWriters(), WriterName);

// What Xapian makes of the same texts.
class Reference {
 public:
  Reference() : database_({}, Xapian::DB_BACKEND_INMEMORY) {
    generator_.set_stemmer(Xapian::Stem("en"));
    parser_.set_stemmer(Xapian::Stem("en"));
    parser_.set_default_op(Xapian::Query::OP_AND);
  }

  void Add(const Entry& entry) {
    Xapian::Document document;
    generator_.set_document(document);
    generator_.index_text(entry.article.title);
    generator_.increase_termpos();
    generator_.index_text(entry.article.text);
    document.set_data(entry.article.id);
    database_.add_document(document);
  }

  std::vector<std::string> Ids(const std::string& query) {
    Xapian::Enquire enquire(database_);
    enquire.set_query(parser_.parse_query(
        query,
        Xapian::QueryParser::FLAG_BOOLEAN | Xapian::QueryParser::FLAG_PHRASE));
    std::vector<std::string> ids;
    const auto found = enquire.get_mset(0, database_.get_doccount());
    for (auto hit = found.begin(); hit != found.end(); ++hit) {
      ids.push_back(hit.get_document().get_data());
    }
    return ids;
  }

 private:
  Xapian::WritableDatabase database_;
  Xapian::TermGenerator generator_;
  Xapian::QueryParser parser_;
};

TEST_P(PhraseTest, RandomOnesFindWhatXapianFindsByPositions) {
  const std::vector<std::string> words = {"quay", "ships", "o'brien",
                                          "x2",   "sea",   "well-known"};
  std::mt19937 random(5);
  const auto some = [&](std::size_t count, const std::string& between) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
      text += (i == 0 ? "" : between) + words[random() % words.size()];
    }
    return text;
  };
  Reference reference;
  std::vector<Entry> entries;
  for (int i = 0; i < 60; ++i) {
    entries.push_back(
        Make(std::to_string(i), some(3, " "), some(random() % 20, ". ")));
    reference.Add(entries.back());
  }
  Publish({entries.begin(), entries.begin() + 30});
  Publish({entries.begin() + 30, entries.end()});
  std::size_t hits = 0;
  for (int round = 0; round < 300; ++round) {
    const std::size_t count = 2 + random() % 3;
    const std::string number = std::to_string(2 + random() % 4);
    const std::string query = std::vector<std::string>{
        "\"" + some(count, " ") + "\"", some(count, " NEAR/" + number + " "),
        some(count, " ADJ/" + number + " "),
        "\"" + some(2, " ") + "\" OR \"" + some(3, " ") + "\""}[random() % 4];
    std::vector<std::string> found;
    for (const EntryHit& hit :
         Unwrap(Search({.query = query, .limit = 100})).entries) {
      found.push_back(hit.id);
    }
    EXPECT_THAT(found, UnorderedElementsAreArray(reference.Ids(query)))
        << query;
    hits += found.size();
  }
  EXPECT_GT(hits, 1000u);
}

// Long enough for filters of neighbours, which must not change anything.
TEST_P(PhraseTest, OfLongTextsFindWhatXapianFindsByPositions) {
  std::mt19937 random(6);
  const auto some = [&](std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
      text += "word" + std::to_string(random() % 30) + ' ';
    }
    return text;
  };
  Reference reference;
  std::vector<Entry> entries;
  for (int i = 0; i < 120; ++i) {
    entries.push_back(Make(std::to_string(i), some(3), some(random() % 500)));
    reference.Add(entries.back());
  }
  Publish({entries.begin(), entries.begin() + 50});
  Publish({entries.begin() + 50, entries.end()});
  std::size_t hits = 0;
  for (int round = 0; round < 200; ++round) {
    if (round == 100) Unwrap(store_->Merge(1));
    const std::string query = '"' + some(2 + random() % 2) + '"';
    std::vector<std::string> found;
    for (const EntryHit& hit :
         Unwrap(Search({.query = query, .limit = 100})).entries) {
      found.push_back(hit.id);
    }
    EXPECT_THAT(found, UnorderedElementsAreArray(reference.Ids(query)))
        << query;
    hits += found.size();
  }
  EXPECT_GT(hits, 1000u);
}

TEST_P(PhraseTest, OfWhatWasSaidIsNotOfWhatElseIsWritten) {
  Entry entry = Make("a", "Fish market opens", "Ships, said the sea captain.");
  entry.analysis.quotes.resize(1);
  entry.analysis.quotes[0].text = "We count the fish ships at night.";
  Publish({entry});
  EXPECT_THAT(Quotes("\"fish ships\""),
              ElementsAre("We count the fish ships at night."));
  EXPECT_THAT(Quotes("\"ships fish\""), IsEmpty());
  // Words of the title are found, its phrases are not.
  EXPECT_EQ(Quotes("market night").size(), 1u);
  EXPECT_THAT(Quotes("\"fish market\""), IsEmpty());
  EXPECT_THAT(Ids("\"fish ships\""), IsEmpty());
}

TEST_P(PhraseTest, AreFoundInMergedSegmentsToo) {
  Publish(
      {Make("a", "One", "red robots talk"), Make("b", "Two", "robots red")});
  Publish({Make("c", "Three", "talking red robots")});
  Publish({Make("b", "Two", "no robots at all")});
  Unwrap(store_->Merge(1));
  EXPECT_THAT(Ids("\"red robots\""), testing::UnorderedElementsAre("a", "c"));
  EXPECT_THAT(Ids("\"robots red\""), IsEmpty());
  EXPECT_THAT(Ids("\"no robots\""), ElementsAre("b"));
}

}  // namespace
}  // namespace precis
