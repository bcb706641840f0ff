// Our own matcher finds what Xapian's finds: the same documents in the same
// order with the same weights.
#include "indexer/search/direct_matching.h"

#include <array>
#include <cmath>
#include <random>

#include "indexer/index/segment/xapian_guard.h"
#include "indexer/search/query_language.h"
#include "indexer/search/typed_query.h"
#include "tests/indexer/index/random_entry.h"
#include "tests/indexer/index/writer_kinds.h"
#include "tests/indexer/search/search_test_base.h"

namespace precis {
namespace {

constexpr std::array kBetween = {" ", " ", " ", " AND ", " OR ", " NOT ", " +"};
constexpr std::array kParts = {"harbour",
                               "cranes",
                               "lifting",
                               "quiet",
                               "vote",
                               "data",
                               "ship",
                               "word17",
                               "word1234",
                               "nowhere",
                               "\"harbour cranes\"",
                               "\"quiet vote\"",
                               "\"data lifting ship\"",
                               "\"Mara Lindqvist\"",
                               "Straße",
                               "машины",
                               "東京",
                               "title:harbour",
                               "speaker:lindqvist",
                               "speaker:\"mara lindqvist\"",
                               "person:brandt",
                               "org:\"the quay company\"",
                               "topic:harbour",
                               "source:quay",
                               "kind:episode",
                               "lang:de",
                               "wtf:neutral",
                               "date:1990..2020",
                               "date:2005",
                               "date:..2010-06",
                               "date:2030..",
                               "vot*",
                               "harbour harbour"};

struct Query {
  std::string text;
  MatchRequest request;
};

class DirectMatchingTest : public testing::TestWithParam<WriterKind> {
 protected:
  // Segments of different sizes; the last entries replace earlier ones, some as
  // tombstones.
  void PublishRandomEntries(std::size_t count, std::uint32_t seed) {
    auto entries = MakeRandomEntries(count, seed);
    const std::size_t replaced = count / 8;
    for (std::size_t i = count - replaced; i < count; ++i) {
      entries[i].article.id = entries[(i - (count - replaced)) * 3].article.id;
    }
    std::size_t size = count / 2;
    for (std::size_t first = 0; first < count; first += size) {
      if (first > 0) size = std::max<std::size_t>(1, size / 2);
      const auto last = std::min(count, first + size);
      PublishEntries(*store_,
                     {entries.begin() + static_cast<std::ptrdiff_t>(first),
                      entries.begin() + static_cast<std::ptrdiff_t>(last)});
    }
  }

  void Open() {
    open_ = Unwrap(OpenNewest(folder_.path()));
    deleted_ = DeletedOf(*open_.manifest);
  }

  Query NextQuery() {
    Query query;
    for (std::size_t i = 1 + random_() % 3; i > 0; --i) {
      if (!query.text.empty()) query.text += Pick(kBetween);
      query.text += Pick(kParts);
    }
    constexpr std::array kWanted = {1, 3, 10, 100, 100000};
    query.request.target =
        random_() % 3 == 0 ? SearchTarget::kQuotes : SearchTarget::kEntries;
    query.request.order =
        random_() % 3 == 0 ? SearchOrder::kNewest : SearchOrder::kRelevance;
    query.request.wanted =
        static_cast<std::size_t>(kWanted[random_() % kWanted.size()]);
    Parse(query);
    return query;
  }

  void Parse(Query& query) {
    const auto parsed = Guard([&] {
      return QueryLanguage(stemmers_, open_.languages)
          .Parse(query.text, query.request.target);
    });
    const Xapian::Query nothing;
    query.request.query = ByWordOrder(
        OfTarget(parsed ? parsed->query : nothing, query.request.target),
        open_.word_orders);
    query.request.deleted = deleted_;
  }

  template <typename List>
  std::string Pick(const List& list) {
    return list[random_() % list.size()];
  }

  // All that Xapian finds.
  std::size_t CountAll(MatchRequest request) const {
    request.wanted = 1000000;
    return MatchByXapian(open_, request).best.size();
  }

  std::vector<std::string> Describe(const Matches& matches,
                                    const MatchRequest& request) const;
  // Whether it was answered directly.
  bool CompareOne(const Query& query);
  std::size_t Compare(std::size_t queries);

  IndexFolder folder_;
  std::unique_ptr<IndexStore> store_ =
      Unwrap(IndexStore::Open(folder_.path(), {.writer = GetParam()}));
  OpenIndex open_;
  std::shared_ptr<const DeletedRanges> deleted_;
  Stemmers stemmers_;
  std::mt19937 random_{20260402};
};

// The documents in order, with their weights to a billionth. Sums of weights
// may be rounded differently, so what is equal but for that is put in one
// order; at the end of the list it may be any of several and is left out.
std::vector<std::string> DirectMatchingTest::Describe(
    const Matches& matches, const MatchRequest& request) const {
  const auto is_like = [](const FoundDocument& a, const FoundDocument& b) {
    return std::abs(a.weight - b.weight) < 1e-9;
  };
  const auto& best = matches.best;
  std::vector<std::string> lines;
  for (std::size_t first = 0; first < best.size();) {
    std::size_t last = first + 1;
    while (last < best.size() && is_like(best[first], best[last])) ++last;
    const bool is_cut = last == best.size() && last == request.wanted;
    std::vector<std::string> group;
    for (std::size_t i = first; i < last; ++i) {
      const auto [segment, docid] = best[i].place;
      std::string line = std::to_string(std::llround(best[i].weight * 1e9));
      if (!is_cut) {
        line += " at " + std::to_string(segment) + " " + std::to_string(docid);
      }
      group.push_back(std::move(line));
    }
    std::ranges::sort(group);
    lines.insert(lines.end(), group.begin(), group.end());
    first = last;
  }
  return lines;
}

bool DirectMatchingTest::CompareOne(const Query& query) {
  const MatchRequest& request = query.request;
  const auto direct = MatchDirectly(open_, request);
  if (!direct) return false;
  const Matches found = Match(open_, request);
  const Matches expected = MatchByXapian(open_, request);
  EXPECT_EQ(found.best.size(), expected.best.size());
  EXPECT_EQ(Describe(found, request), Describe(expected, request));
  if (expected.best.size() < request.wanted) {
    EXPECT_EQ(found.estimated_total, expected.best.size());
  } else if (request.query.patterns.empty() &&
             request.order == SearchOrder::kRelevance) {
    EXPECT_EQ(found.estimated_total, CountAll(request));
  } else {
    EXPECT_GE(found.estimated_total, found.best.size());
  }
  return true;
}

std::size_t DirectMatchingTest::Compare(std::size_t queries) {
  std::size_t direct = 0;
  for (std::size_t i = 0; i < queries && !HasFailure(); ++i) {
    const Query query = NextQuery();
    SCOPED_TRACE(
        query.text + " of " + std::to_string(query.request.wanted) +
        (query.request.order == SearchOrder::kNewest ? " newest" : ""));
    if (CompareOne(query)) ++direct;
  }
  return direct;
}

TEST_P(DirectMatchingTest, FindsWhatXapianFinds) {
  constexpr std::size_t kQueries = 600;
  PublishRandomEntries(400, 5);
  Open();
  ASSERT_GT(open_.segments.size(), 6U);
  ASSERT_FALSE(deleted_->empty());
  EXPECT_GT(Compare(kQueries), kQueries * 2 / 3);
}

// Lists of many chunks, in tables with branches.
TEST_P(DirectMatchingTest, AlsoInLongLists) {
  constexpr std::size_t kQueries = 300;
  PublishRandomEntries(GetParam() == WriterKind::kBulk ? 3000 : 1000, 6);
  Open();
  EXPECT_GT(Compare(kQueries), kQueries * 2 / 3);
}

TEST_P(DirectMatchingTest, AndAfterAMerge) {
  constexpr std::size_t kQueries = 300;
  PublishRandomEntries(1000, 7);
  Unwrap(store_->Merge(2));
  Open();
  EXPECT_GT(Compare(kQueries), kQueries * 2 / 3);
}

INSTANTIATE_TEST_SUITE_P(, DirectMatchingTest, BothWriters(), WriterName);

}  // namespace
}  // namespace precis
