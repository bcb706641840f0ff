// An index answers alike, to the last bit of every score, whoever wrote it.
#include <algorithm>
#include <array>
#include <random>

#include "tests/indexer/index/random_entry.h"
#include "tests/indexer/search/search_test_base.h"

namespace precis {
namespace {

constexpr std::size_t kQueries = 1000;

struct Index {
  Index(const std::filesystem::path& path, WriterKind writer)
      : store(Unwrap(IndexStore::Open(path, {.writer = writer}))) {}

  std::unique_ptr<IndexStore> store;
};

class WritersAnswerAlikeTest : public testing::Test {
 protected:
  WritersAnswerAlikeTest() {
    // The last part replaces and deletes entries of the first.
    auto entries = MakeRandomEntries(500, 42);
    for (std::size_t i = 440; i < 500; ++i) {
      entries[i].article.id = entries[i - 400].article.id;
    }
    for (IndexStore* store : {bulk_.store.get(), slow_.store.get()}) {
      PublishEntries(*store, {entries.begin(), entries.begin() + 200});
      PublishEntries(*store, {entries.begin() + 200, entries.begin() + 440});
      PublishEntries(*store, {entries.begin() + 440, entries.end()});
    }
  }

  IndexFolder folder_;
  Index bulk_{folder_.path() / "bulk", WriterKind::kBulk};
  Index slow_{folder_.path() / "slow", WriterKind::kXapian};
};

std::string Describe(const QuoteHit& hit) {
  return hit.entry_id + '|' + hit.text + '|' + hit.snippet_html + '|' +
         hit.speaker + '|' + hit.cue + '|' + std::to_string(hit.direct) +
         hit.title + '|' + hit.source + '|' + hit.url + '|' + hit.published_at +
         '|' + testing::PrintToString(hit.confidence) + '|' +
         testing::PrintToString(hit.score);
}

std::string Describe(const EntryHit& hit) {
  std::string line =
      hit.id + '|' + hit.kind + '|' + hit.title + '|' + hit.snippet_html + '|' +
      hit.published_at + '|' + hit.wtf_label + '|' +
      std::to_string(hit.terminator) + '|' + testing::PrintToString(hit.score) +
      testing::PrintToString(hit.speakers) + testing::PrintToString(hit.topics);
  for (const QuoteHit& quote : hit.quotes) line += '\n' + Describe(quote);
  return line;
}

std::vector<std::string> Describe(const Result<SearchResults>& results) {
  if (!results) return {results.error().message};
  std::vector<std::string> lines = {std::to_string(results->estimated_total),
                                    results->suggestion};
  for (const EntryHit& hit : results->entries) lines.push_back(Describe(hit));
  for (const QuoteHit& hit : results->quotes) lines.push_back(Describe(hit));
  for (const auto* facets :
       {&results->speakers, &results->topics, &results->sources}) {
    for (const auto& [value, count] : *facets) {
      lines.push_back(value + " " + std::to_string(count));
    }
  }
  return lines;
}

class RandomRequests {
 public:
  SearchRequest Next() {
    SearchRequest request;
    for (std::size_t i = 1 + random_() % 3; i > 0; --i) {
      if (!request.query.empty()) request.query += Pick(kBetween);
      request.query += Pick(kParts);
    }
    if (random_() % 3 == 0) request.target = SearchTarget::kQuotes;
    request.order = static_cast<SearchOrder>(random_() % 5);
    request.offset = random_() % 4 == 0 ? 5 : 0;
    return request;
  }

 private:
  template <typename List>
  std::string Pick(const List& list) {
    return list[random_() % std::size(list)];
  }

  static constexpr std::array kBetween = {" ", " ", " AND ", " OR ", " NOT "};
  static constexpr std::array kParts = {"harbour",
                                        "cranes",
                                        "lifting",
                                        "\"harbour cranes\"",
                                        "vote*",
                                        "ship*",
                                        "word1*",
                                        "word17",
                                        "\"quiet vote\"",
                                        "Straße",
                                        "größe",
                                        "машины",
                                        "東京",
                                        "data",
                                        "title:harbour",
                                        "title:\"lifting votes\"",
                                        "speaker:lindqvist",
                                        "speaker:\"mara lindqvist\"",
                                        "speaker:\"mara k lindqvist\"",
                                        "person:brandt",
                                        "person:\"otto brandt\"",
                                        "person:\"quay company\"",
                                        "org:\"the quay company\"",
                                        "place:東京大学",
                                        "topic:harbour",
                                        "author:obrien",
                                        "source:quay",
                                        "kind:episode",
                                        "lang:de",
                                        "lang:und",
                                        "wtf:neutral",
                                        "date:1990..2020",
                                        "date:2005",
                                        "date:..2010-06",
                                        "speaker:lind*",
                                        "habrour",
                                        "lindqvst",
                                        "o'brien",
                                        "x_y",
                                        "\"C++\"",
                                        "1,000.50",
                                        "U.S.A.",
                                        "the NEAR harbour",
                                        "\"Mara ships\""};

  std::mt19937 random_{20260301};
};

TEST_F(WritersAnswerAlikeTest, ToAThousandQueries) {
  const auto bulk = Unwrap(Searcher::Open(bulk_.store->path()));
  const auto slow = Unwrap(Searcher::Open(slow_.store->path()));
  RandomRequests requests;
  std::size_t with_hits = 0;
  for (std::size_t i = 0; i < kQueries; ++i) {
    const SearchRequest request = requests.Next();
    const auto found = bulk->Search(request);
    ASSERT_EQ(Describe(found), Describe(slow->Search(request)))
        << request.query;
    if (found && found->estimated_total > 0) ++with_hits;
  }
  EXPECT_GT(with_hits, kQueries / 3);  // The comparison has to mean something.
}

TEST_F(WritersAnswerAlikeTest, AfterAMerge) {
  for (IndexStore* store : {bulk_.store.get(), slow_.store.get()}) {
    Unwrap(store->Compact({}));
  }
  const auto bulk = Unwrap(Searcher::Open(bulk_.store->path()));
  const auto slow = Unwrap(Searcher::Open(slow_.store->path()));
  RandomRequests requests;
  for (std::size_t i = 0; i < kQueries / 5; ++i) {
    const SearchRequest request = requests.Next();
    ASSERT_EQ(Describe(bulk->Search(request)), Describe(slow->Search(request)))
        << request.query;
  }
}

}  // namespace
}  // namespace precis
