// A search that several threads share finds what one alone finds, to the last
// bit, however it is divided.
#include <gtest/gtest.h>

#include <array>
#include <random>
#include <stdexcept>
#include <string>
#include <thread>
#include <tuple>
#include <utility>
#include <vector>

#include "daemon/serve/search_threads.h"
#include "indexer/match/matcher.h"
#include "tests/indexer/index/random_entry.h"
#include "tests/indexer/index/sample_index.h"

namespace precis::match {
namespace {

using Query = Xapian::Query;

constexpr std::array kTerms = {
    "Zharbour", "Zcrane",  "Zlift",    "Zquiet",    "Zvote",    "Zdata",
    "Zship",    "harbour", "cranes",   "XQharbour", "ZXQcrane", "ZXQvote",
    "Tspeech",  "Tquote",  "Tarticle", "Len",       "Lde",      "nowhere"};

// Lets about one of so many documents pass.
class SomePass : public DocumentCheck {
 public:
  explicit SomePass(Docid n) : n_(n) {}
  bool Accepts(std::size_t segment, Docid docid) const override {
    return (docid * 2654435761U + segment) / 7 % n_ == 0;
  }
  void Announce(std::size_t /*segment*/, Docid /*docid*/) const override {}
  // A part of what it does not accept.
  void Sift(std::vector<Match>& matches) const override {
    std::erase_if(matches, [&](const Match& match) {
      return match.docid % 3 == 0 && !Accepts(match.segment, match.docid);
    });
  }

 private:
  const Docid n_;
};

Plan MakePlan(const Query& query) {
  auto plan = PlanOf(query);
  if (!plan) throw std::runtime_error(query.get_description());
  return *std::move(plan);
}

struct Found {
  std::vector<std::tuple<std::size_t, Docid, double>> best;
  std::size_t total = 0;
  bool operator==(const Found&) const = default;
};

class SideBySideTest : public testing::Test {
 protected:
  // Segments of different sizes, some with deleted documents.
  SideBySideTest() {
    const auto store = Unwrap(IndexStore::Open(folder_.path()));
    auto entries = MakeRandomEntries(420, 17);
    for (std::size_t i = 360; i < entries.size(); ++i) {
      entries[i].article.id = entries[(i - 360) * 5].article.id;
    }
    for (const auto& [first, last] :
         {std::pair(0, 250), {250, 350}, {350, 360}, {360, 419}, {419, 420}}) {
      PublishEntries(*store, {entries.begin() + first, entries.begin() + last});
    }
    const auto manifest = store->Current();
    deleted_.resize(manifest->segments.size());
    for (std::size_t i = 0; i < manifest->segments.size(); ++i) {
      const SegmentInfo& info = manifest->segments[i];
      deleted_[i] = info.deleted.ToPairs();
      segments_.push_back(
          {Unwrap(SegmentLists::Open(folder_.path() / "segments" / info.name)),
           deleted_[i].empty() ? nullptr : &deleted_[i], i});
    }
  }

  Query Term() {
    return {std::string(kTerms[random_() % kTerms.size()]),
            static_cast<Xapian::termcount>(1 + random_() % 2)};
  }

  Query RandomQuery(int depth) {
    if (depth == 0 || random_() % 4 == 0) {
      if (random_() % 8 > 0) return Term();
      const auto date = [&] {
        return Xapian::sortable_serialise(
            static_cast<double>(random_() % 2'000'000) * 1e6);
      };
      const auto [begin, end] = std::minmax({date(), date()});
      return {Query::OP_VALUE_RANGE, 0, begin, end};
    }
    constexpr std::array kKinds = {
        Query::OP_AND,     Query::OP_AND,       Query::OP_OR,    Query::OP_OR,
        Query::OP_AND_NOT, Query::OP_AND_MAYBE, Query::OP_FILTER};
    const Query left = RandomQuery(depth - 1);
    return {kKinds[random_() % kKinds.size()], left, RandomQuery(depth - 1)};
  }

  Found Run(const Plan& plan, const DocumentCheck* check, std::size_t wanted,
            Helpers helpers) const {
    const auto ranking = MostRelevant({.plan = plan,
                                       .segments = segments_,
                                       .check = check,
                                       .wanted = wanted,
                                       .helpers = helpers});
    Found found;
    EXPECT_TRUE(ranking.has_value());
    if (!ranking) return found;
    for (const Match& match : ranking->best) {
      found.best.emplace_back(match.segment, match.docid, match.weight);
    }
    found.total = ranking->estimated_total;
    return found;
  }

  // Totals are estimated where a check leaves documents out that nobody asked
  // about.
  void Compare(const Plan& plan, const DocumentCheck* check, std::size_t wanted,
               Helpers helpers) const {
    const Found alone = Run(plan, check, wanted, {});
    Found together = Run(plan, check, wanted, helpers);
    if (check != nullptr && alone.best.size() == wanted) {
      EXPECT_GE(together.total, wanted);
      together.total = alone.total;
    }
    EXPECT_EQ(together, alone);
  }

  void CompareMany(TaskRunner& runner, std::size_t queries) {
    constexpr std::array<std::size_t, 4> kWanted = {1, 10, 100, 100000};
    constexpr std::array<std::size_t, 4> kPieces = {7, 60, 500, 3000};
    const SomePass some(5);
    for (std::size_t i = 0; i < queries && !HasFailure(); ++i) {
      const Query query = RandomQuery(3);
      SCOPED_TRACE(query.get_description());
      const Plan plan = MakePlan(query);
      Compare(plan, random_() % 3 == 0 ? &some : nullptr,
              kWanted[random_() % kWanted.size()],
              {&runner, kPieces[random_() % kPieces.size()]});
    }
  }

  IndexFolder folder_;
  std::vector<DocidRanges> deleted_;
  std::vector<SegmentToMatch> segments_;
  std::mt19937 random_{20261122};
};

TEST_F(SideBySideTest, FindsWhatOneThreadFinds) {
  ASSERT_EQ(segments_.size(), 5U);
  ASSERT_NE(segments_.front().deleted, nullptr);
  for (const std::size_t width : {1U, 2U, 4U}) {
    SearchThreads threads(width);
    CompareMany(threads, 700);
  }
}

TEST_F(SideBySideTest, SeveralAtATimeDoNotDisturbEachOther) {
  SearchThreads threads(3);
  const Plan plan = MakePlan(Query("Zharbour") | Query("Zvote"));
  const SomePass some(3);
  std::vector<std::jthread> callers;
  callers.reserve(4);
  for (int caller = 0; caller < 4; ++caller) {
    callers.emplace_back([&, caller] {
      for (int i = 0; i < 50; ++i) {
        Compare(plan, caller % 2 == 0 ? &some : nullptr, 20, {&threads, 50});
      }
    });
  }
}

TEST_F(SideBySideTest, SmallSearchesWakeNobody) {
  class Nobody : public TaskRunner {
   public:
    std::size_t width() const override { return 2; }
    void Run(std::size_t /*count*/, const Piece& /*piece*/) override {
      ADD_FAILURE() << "was asked";
    }
  } nobody;
  const Plan plan = MakePlan(Query("Zharbour"));
  const Found found = Run(plan, nullptr, 10, {.runner = &nobody});
  EXPECT_EQ(found.best.size(), 10U);
}

}  // namespace
}  // namespace precis::match
