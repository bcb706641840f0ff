#include "daemon/pipeline/reanalyse.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>

#include <fstream>
#include <set>

#include "daemon/pipeline/renewed_entry.h"
#include "indexer/index/entry/entry_json.h"
#include "indexer/search/searcher.h"
#include "tests/daemon/pipeline/older_index.h"

namespace precis {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

constexpr int kEvents = 80;

class ReanalyseTest : public testing::TestWithParam<std::size_t> {
 protected:
  ReanalyseTest()
      : events_(SomeEvents(kEvents)),
        store_(Unwrap(IndexStore::Open(folder_.path() / "old"))) {
    IndexEvents(*store_, events_, OldEntry);
    settings_.threads = GetParam();
    settings_.segment_entries = 15;
    settings_.max_segments = 4;
  }

  ReanalyseCounts Run(const std::stop_token& stop = {},
                      const ReanalyseReport& report = {}) {
    return Unwrap(Reanalyse(*store_, settings_, stop, report));
  }

  // The index of the same events as this program makes it.
  fs::path Fresh() {
    const fs::path path = folder_.path() / "fresh";
    const auto fresh = Unwrap(IndexStore::Open(path));
    IndexEvents(*fresh, events_, NewEntry);
    Unwrap(fresh->Compact());
    return path;
  }

  IndexFolder folder_;
  const std::vector<std::string> events_;
  std::unique_ptr<IndexStore> store_;
  ReanalyseSettings settings_;
};

std::string Describe(const QuoteHit& hit) {
  return hit.entry_id + "|" + hit.text + "|" + hit.snippet_html + "|" +
         hit.speaker + "|" + std::to_string(hit.score);
}

using Shown = std::multiset<std::string>;

// Returns how many hits there were.
std::size_t ShowPage(const SearchResults& results, Shown& shown) {
  for (const EntryHit& hit : results.entries) {
    // Not the snippet: which of two equally good places it shows, rounding
    // tells, and that depends on the bounds of the segments.
    shown.insert(hit.id + "|" + hit.takeaway + "|" + hit.wtf_label + "|" +
                 std::to_string(hit.score));
  }
  for (const QuoteHit& hit : results.quotes) shown.insert(Describe(hit));
  return results.entries.size() + results.quotes.size();
}

// All that a search finds. Equals may come in any order, so all pages count.
Shown Answer(Searcher& searcher, const std::string& query,
             SearchTarget target) {
  SearchRequest request;
  request.query = query;
  request.target = target;
  request.limit = SearchLimits::kMaxLimit;
  request.order = SearchOrder::kOldest;  // By relevance, equals change pages.
  Shown shown;
  while (const auto hits = ShowPage(Unwrap(searcher.Search(request)), shown)) {
    request.offset += hits;
  }
  return shown;
}

void ExpectSameEntries(Searcher& now, Searcher& fresh,
                       const std::vector<std::string>& events) {
  for (const std::string& event : events) {
    const std::string id = nlohmann::json::parse(event)["id"];
    EXPECT_EQ(Unwrap(now.EntryJson(id)), Unwrap(fresh.EntryJson(id))) << id;
  }
}

// Every entry, and every answer.
void ExpectSameIndex(const fs::path& now_path, const fs::path& fresh_path,
                     const std::vector<std::string>& events) {
  const auto now = Unwrap(Searcher::Open(now_path));
  const auto fresh = Unwrap(Searcher::Open(fresh_path));
  ExpectSameEntries(*now, *fresh, events);
  for (const char* query :
       {"", "harbour", "\"another winter\"", "speaker:lindqvist",
        "speaker:\"Nobody Atall\"", "outworn", "person:brandt chatbot",
        "topic:mistakes", "wtf:>=1", "lang:de", "misled OR cranes"}) {
    for (const auto target : {SearchTarget::kEntries, SearchTarget::kQuotes}) {
      const Shown ours = Answer(*now, query, target);
      const Shown theirs = Answer(*fresh, query, target);
      std::vector<std::string> different;
      std::ranges::set_symmetric_difference(ours, theirs,
                                            std::back_inserter(different));
      EXPECT_THAT(different, testing::IsEmpty()) << query;
    }
  }
}

TEST_P(ReanalyseTest, OldEntriesAreAsIfTheyHadJustArrived) {
  const auto before = store_->Current();
  const ReanalyseCounts counts = Run();
  EXPECT_EQ(counts.renewed, std::uint64_t{kEvents});
  EXPECT_EQ(counts.entries, counts.looked_at);
  EXPECT_EQ(store_->Current()->partitions, before->partitions);
  EXPECT_LE(store_->Current()->segments.size(), settings_.max_segments);
  Unwrap(store_->Compact());
  ExpectSameIndex(store_->path(), Fresh(), events_);
}

TEST_P(ReanalyseTest, WhatIsUpToDateIsLeftAlone) {
  Run();
  const auto before = store_->Current();
  EXPECT_EQ(Run().entries, 0u);
  EXPECT_EQ(*store_->Current(), *before);
}

TEST_P(ReanalyseTest, AllMeansWhatIsUpToDateToo) {
  Run();
  settings_.all = true;
  EXPECT_EQ(Run().renewed, std::uint64_t{kEvents});
  Unwrap(store_->Compact());
  ExpectSameIndex(store_->path(), Fresh(), events_);
}

TEST_P(ReanalyseTest, StoppedItGoesOnWhereItEnded) {
  std::stop_source stop;
  const ReanalyseCounts first =
      Run(stop.get_token(), [&](const ReanalyseCounts& counts) {
        if (counts.renewed > 30) stop.request_stop();
      });
  EXPECT_GT(first.renewed, 30u);
  EXPECT_LT(first.looked_at, first.entries);
  EXPECT_EQ(first.renewed + Run().renewed, std::uint64_t{kEvents});
  Unwrap(store_->Compact());
  ExpectSameIndex(store_->path(), Fresh(), events_);
}

TEST_P(ReanalyseTest, EventsThatComeMeanwhileArePublished) {
  const std::string again = events_[3];
  bool published = false;
  Run({}, [&](const ReanalyseCounts&) {
    if (published) return;
    published = true;
    PublishEntries(*store_, {NewEntry(again, kEvents)});
  });
  const auto searcher = Unwrap(Searcher::Open(store_->path()));
  EXPECT_EQ(Unwrap(searcher->CountEntries()), std::size_t{kEvents});
  const auto entry = Unwrap(searcher->EntryJson(
      nlohmann::json::parse(again)["id"].get<std::string>()));
  EXPECT_EQ(entry, EntryToJson(NewEntry(again, kEvents)));
}

TEST_P(ReanalyseTest, ADryRunCountsAndChangesNothing) {
  const auto before = store_->Current();
  const auto counts = Unwrap(TryReanalyse(store_->path(), settings_, {}, {}));
  EXPECT_EQ(counts.renewed, std::uint64_t{kEvents});
  EXPECT_EQ(*store_->Current(), *before);
}

INSTANTIATE_TEST_SUITE_P(Threads, ReanalyseTest, testing::Values(1, 3));

class LexiconTest : public ReanalyseTest {
 protected:
  std::unique_ptr<const analyse::WtfLexicon> Own() {
    const fs::path file = folder_.path() / "own.txt";
    std::ifstream shipped(PRECIS_SOURCE_DIR
                          "/indexer/analyse/wtf/wtf_lexicon.txt");
    std::ofstream(file) << shipped.rdbuf() << "# Our own.\n";
    return Unwrap(analyse::LoadWtfLexicon(file));
  }
};

TEST_P(LexiconTest, AnotherLexiconScoresAgainAndOnlyOnce) {
  const auto own = Own();
  settings_.lexicon = own.get();
  EXPECT_EQ(Run().renewed, std::uint64_t{kEvents});
  const auto again = Run();
  EXPECT_EQ(again.up_to_date, std::uint64_t{kEvents});
  EXPECT_EQ(again.renewed, 0u);
}

TEST_P(LexiconTest, WithoutItsLexiconAnEntryKeepsItsScores) {
  const auto own = Own();
  settings_.lexicon = own.get();
  Run();
  settings_.lexicon = nullptr;
  settings_.all = true;
  const auto counts = Run();
  EXPECT_GT(counts.other_lexicon, 0u);
  EXPECT_EQ(counts.other_lexicon + counts.renewed, std::uint64_t{kEvents});
}

TEST_P(LexiconTest, TheBuiltInOneTakesOverWhereItIsAskedFor) {
  const auto own = Own();
  settings_.lexicon = own.get();
  Run();
  settings_.lexicon = &analyse::DefaultWtfLexicon();
  EXPECT_GT(Run().renewed, 0u);
  Unwrap(store_->Compact());
  ExpectSameIndex(store_->path(), Fresh(), events_);
}

INSTANTIATE_TEST_SUITE_P(Threads, LexiconTest, testing::Values(2));

StoredEntry Stored(const nlohmann::json& json) {
  return {.place = {1, 1, {}},
          .json = json.dump(),
          .published_at = {},
          .placement_record = {}};
}

TEST(OutdatedEntryTest, OfAnOlderFormatIsKeptAndCountedWithTheReason) {
  auto json = nlohmann::json::parse(
      EntryToJson(OldEntry(R"({"id":"old one","body":"Some words."})", 0)));
  json.erase("layout");
  PassedEntries passed;
  EXPECT_FALSE(Unwrap(OutdatedEntry(Stored(json), {}, passed)));
  EXPECT_EQ(passed.counts.undivided, 1u);
  EXPECT_EQ(passed.oldest_left, kAnalysisVersion - 1);
  EXPECT_THAT(passed.counts.first_undivided, HasSubstr("'old one'"));
}

TEST(OutdatedEntryTest, OfANewerVersionIsUpToDate) {
  auto entry = NewEntry(R"({"id":"a","body":"Some words."})", 0);
  entry.analysis.version = kAnalysisVersion + 1;
  PassedEntries passed;
  EXPECT_FALSE(Unwrap(OutdatedEntry(
      Stored(nlohmann::json::parse(EntryToJson(entry))), {}, passed)));
  EXPECT_EQ(passed.counts.up_to_date, 1u);
}

TEST(OutdatedEntryTest, ThatIsDamagedIsAnError) {
  PassedEntries passed;
  EXPECT_EQ(OutdatedEntry({.place = {},
                           .json = "{",
                           .published_at = {},
                           .placement_record = {}},
                          {}, passed)
                .error()
                .code,
            ErrorCode::kCorrupt);
}

}  // namespace
}  // namespace precis
