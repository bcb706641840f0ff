// Duplicates and stories on their whole way: events in, answers out.
#include <gmock/gmock.h>

#include <algorithm>
#include <map>

#include "daemon/pipeline/segment_builder.h"
#include "indexer/search/searcher.h"
#include "indexer/stories/story_book.h"
#include "tests/temporary_folder.h"

namespace precis {
namespace {

using testing::UnorderedElementsAre;

const Partition kNews = {"cluster", "news", 0};

const std::string kFerry =
    "The ferry Halcyon stays in Port Merrow after inspectors found cracks in "
    "its hull on Monday. Captain Imke Halloran said the ship would be mended "
    "in the dockyard at Tarn before the end of the month. Islanders on Skerry "
    "now wait for supplies that come by helicopter twice a day.";
const std::string kOrchard =
    "Growers in the Velmar valley test machines that pick apples by night. "
    "The cooperative led by Tobias Quill has bought eleven of the pickers, "
    "which see ripe fruit with cameras and drop one apple in forty. Neighbours "
    "complain about the light.";

class StoriesTest : public testing::Test {
 protected:
  // As at the start of the process: everything is read from the index.
  void Open() {
    builder_.reset();
    stories_.reset();
    store_.reset();
    store_ = std::move(IndexStore::Open(index_)).value();
    stories_ = std::move(StoryBook::Open(index_, *store_->Current())).value();
    builder_ = std::make_unique<SegmentBuilder>(
        *store_, ParseLimits(), metrics_,
        SegmentBuilder::Helpers{.lexicon = &analyse::DefaultWtfLexicon(),
                                .stories = stories_.get()});
  }

  void Take(std::int64_t offset, const std::string& id,
            const std::string& text) {
    TakeValue(offset, R"({"id":")" + id + R"(","title":"News of the day",)" +
                          R"("body":")" + text + "\"}");
  }

  void TakeValue(std::int64_t offset, const std::string& value) {
    auto assignment = std::make_shared<Assignment>();
    assignment->partition = kNews;
    Event event;
    event.assignment = assignment;
    event.offset = offset;
    event.covers_from = offset;
    event.value = value;
    EventBatch batch;
    batch.Append(std::move(event));
    ASSERT_TRUE(builder_->Take(batch));
  }

  void Publish() {
    auto result = builder_->Finish();
    ASSERT_TRUE(result);
    Publication publication;
    publication.segments.push_back(*std::move(result->segment));
    for (auto& [assignment, delta] : result->deltas) {
      auto& sum = publication.partitions[assignment->partition];
      sum.finished.Add(delta.finished);
      sum.tally += delta.tally;
    }
    ASSERT_TRUE(store_->Publish(publication));
    stories_->Forget(publication.gone);
  }

  // duplicate_of by id.
  std::map<std::string, std::string> Found(const std::string& query) const {
    auto searcher = std::move(Searcher::Open(index_)).value();
    SearchRequest request;
    request.query = query;
    auto results = searcher->Search(request);
    EXPECT_TRUE(results) << results.error().message;
    std::map<std::string, std::string> found;
    for (const EntryHit& hit : results->entries) {
      found[hit.id] = hit.duplicate_of;
    }
    return found;
  }

  std::string StoryOf(const std::string& id) const {
    auto searcher = std::move(Searcher::Open(index_)).value();
    SearchRequest request;
    request.limit = 100;
    const auto results = searcher->Search(request);
    const auto hit = std::ranges::find(results->entries, id, &EntryHit::id);
    return hit == results->entries.end() ? "" : hit->story;
  }

  TemporaryFolder folder_;
  std::filesystem::path index_ = folder_.path() / "index";
  Metrics metrics_;
  std::unique_ptr<IndexStore> store_;
  std::unique_ptr<StoryBook> stories_;
  std::unique_ptr<SegmentBuilder> builder_;
};

TEST_F(StoriesTest, GoOnAfterARestartAndCanBeSearched) {
  Open();
  Take(0, "Ferry-1", kFerry);
  Take(1, "orchard", kOrchard);
  Publish();
  Take(2, "lost", kFerry);  // The process ends before it is published.
  Open();
  Take(2, "copy", "By a correspondent. " + kFerry);
  Publish();
  const auto story = StoryOf("Ferry-1");
  EXPECT_EQ(StoryOf("copy"), story);
  EXPECT_NE(StoryOf("orchard"), story);
  using Hits = std::map<std::string, std::string>;
  EXPECT_EQ(Found("story:" + story),
            (Hits{{"Ferry-1", ""}, {"copy", "Ferry-1"}}));
  EXPECT_EQ(Found("NOT is:duplicate"),
            (Hits{{"Ferry-1", ""}, {"orchard", ""}}));
  EXPECT_EQ(Found("is:duplicate"), (Hits{{"copy", "Ferry-1"}}));
  EXPECT_EQ(Found("copies:Ferry-1"), (Hits{{"copy", "Ferry-1"}}));
}

TEST_F(StoriesTest, TheEntryHasBoth) {
  Open();
  Take(0, "a", kFerry);
  Take(1, "b", kFerry);
  Publish();
  auto searcher = std::move(Searcher::Open(index_)).value();
  const auto first = searcher->EntryJson("a").value().value();
  const auto copy = searcher->EntryJson("b").value().value();
  EXPECT_THAT(first, testing::Not(testing::HasSubstr("duplicate_of")));
  EXPECT_THAT(copy, testing::HasSubstr(R"("duplicate_of":"a","story":")" +
                                       StoryOf("a") + '"'));
}

TEST_F(StoriesTest, AnEventDeliveredAgainIsNoDuplicateOfItself) {
  Open();
  Take(0, "a", kFerry);
  Publish();
  Take(1, "a", kFerry);  // Sent twice.
  Publish();
  Open();
  Take(1, "a", kFerry);
  Take(2, "a", kFerry);
  Publish();
  EXPECT_TRUE(Found("is:duplicate").empty());
  EXPECT_EQ(Found("").size(), 1U);
}

TEST_F(StoriesTest, ADeletedArticleIsTheOriginalOfNothingNew) {
  Open();
  Take(0, "a", kFerry);
  Publish();
  TakeValue(1, R"({"id":"a","deleted":true})");
  Publish();
  Take(2, "b", kFerry);
  Publish();
  EXPECT_TRUE(Found("is:duplicate").empty());
  Open();
  Take(3, "c", kFerry);
  Publish();
  EXPECT_EQ(Found("is:duplicate").at("c"), "b");
}

TEST_F(StoriesTest, AnUnknownPropertyIsRefused) {
  Open();
  auto searcher = std::move(Searcher::Open(index_)).value();
  SearchRequest request;
  request.query = "is:copy";
  const auto results = searcher->Search(request);
  ASSERT_FALSE(results);
  EXPECT_EQ(results.error().message, "is: knows duplicate, not 'copy'");
}

}  // namespace
}  // namespace precis
