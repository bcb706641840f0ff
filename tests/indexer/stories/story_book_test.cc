#include "indexer/stories/story_book.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <thread>

#include "tests/indexer/index/sample_index.h"
#include "tests/indexer/stories/invented_text.h"

namespace precis {
namespace {

constexpr UnixMs kDay = UnixMs{24} * 3600 * 1000;
constexpr UnixMs kNow = 1'800'000'000'000;

Entry TextEntry(const std::string& id, std::int64_t offset,
                const std::string& text) {
  Entry entry = SampleEntry(id, offset);
  entry.article.title = "";
  entry.article.text = text;
  return entry;
}

std::string Changed(std::uint32_t seed) {
  auto words = stories::InventedWords(seed);
  words[words.size() / 2] = "changed";
  return stories::Joined(words);
}

class StoryBookTest : public testing::Test {
 protected:
  Placement Place(StoryBook& book, Entry entry) const {
    book.Place(entry, kNow);
    return entry.placement;
  }

  std::unique_ptr<StoryBook> Reopened(StoryLimits limits = {}) const {
    return Unwrap(StoryBook::Open(folder_.path(), *store_->Current(), limits));
  }

  // Places, publishes, and forgets what is gone, as the pipeline does.
  void Publish(StoryBook& book, std::vector<Entry> entries) {
    for (Entry& entry : entries) {
      if (!entry.article.deleted) book.Place(entry, kNow);
    }
    auto publication = MakePublication(*store_, entries);
    Unwrap(store_->Publish(publication));
    book.Forget(publication.gone);
  }

  IndexFolder folder_;
  std::unique_ptr<IndexStore> store_ = Unwrap(IndexStore::Open(folder_.path()));
  StoryBook book_;
};

TEST_F(StoryBookTest, CopiesNameTheFirstArticleAndShareItsStory) {
  const auto text = stories::InventedText(1);
  const auto first = Place(book_, TextEntry("first", 0, text));
  const auto copy = Place(book_, TextEntry("copy", 1, Changed(1)));
  const auto again = Place(book_, TextEntry("again", 2, Changed(1)));
  const auto other =
      Place(book_, TextEntry("other", 3, stories::InventedText(2)));
  EXPECT_EQ(first.duplicate_of, "");
  EXPECT_EQ(copy.duplicate_of, "first");
  EXPECT_EQ(again.duplicate_of, "first");
  EXPECT_EQ(other.duplicate_of, "");
  EXPECT_EQ(first.story.size(), 16U);
  EXPECT_EQ(copy.story, first.story);
  EXPECT_NE(other.story, first.story);
  EXPECT_EQ(book_.Statistics().duplicates, 2U);
  EXPECT_EQ(book_.Statistics().stories, 2U);
}

TEST_F(StoryBookTest, TheSameVersionAgainGetsTheAnswerItHad) {
  const auto text = stories::InventedText(1);
  const auto first = Place(book_, TextEntry("first", 0, text));
  const auto copy = Place(book_, TextEntry("copy", 1, text));
  const auto first_again = Place(book_, TextEntry("first", 0, text));
  const auto copy_again = Place(book_, TextEntry("copy", 1, text));
  EXPECT_EQ(first_again.record, first.record);
  EXPECT_EQ(first_again.duplicate_of, "");
  EXPECT_EQ(copy_again.record, copy.record);
  EXPECT_EQ(book_.Statistics().articles, 2U);
}

TEST_F(StoryBookTest, ANewerVersionReplacesTheFingerprint) {
  Place(book_, TextEntry("a", 0, stories::InventedText(1)));
  EXPECT_EQ(
      Place(book_, TextEntry("a", 1, stories::InventedText(2))).duplicate_of,
      "");
  EXPECT_EQ(
      Place(book_, TextEntry("b", 2, stories::InventedText(1))).duplicate_of,
      "");
  EXPECT_EQ(
      Place(book_, TextEntry("c", 3, stories::InventedText(2))).duplicate_of,
      "a");
}

TEST_F(StoryBookTest, ANewerVersionIsNoCopyOfItsOwnCopies) {
  Place(book_, TextEntry("a", 0, stories::InventedText(1)));
  Place(book_, TextEntry("b", 1, stories::InventedText(1)));
  EXPECT_EQ(Place(book_, TextEntry("a", 2, Changed(1))).duplicate_of, "");
  EXPECT_EQ(Place(book_, TextEntry("b", 3, Changed(1))).duplicate_of, "a");
}

TEST_F(StoryBookTest, AnOlderVersionChangesNothing) {
  Place(book_, TextEntry("a", 5, stories::InventedText(1)));
  Place(book_, TextEntry("a", 4, stories::InventedText(2)));
  EXPECT_EQ(
      Place(book_, TextEntry("b", 6, stories::InventedText(2))).duplicate_of,
      "");
  EXPECT_EQ(
      Place(book_, TextEntry("c", 7, stories::InventedText(1))).duplicate_of,
      "a");
}

TEST_F(StoryBookTest, WhatIsDeletedIsForgotten) {
  Publish(book_, {TextEntry("a", 0, stories::InventedText(1))});
  Publish(book_, {SampleTombstone("a", 1)});
  EXPECT_EQ(book_.Statistics().articles, 0U);
  EXPECT_EQ(
      Place(book_, TextEntry("b", 2, stories::InventedText(1))).duplicate_of,
      "");
}

TEST_F(StoryBookTest, AVersionThatCameTooLateIsForgotten) {
  Publish(book_, {SampleTombstone("a", 1)});
  Publish(book_, {TextEntry("a", 0, stories::InventedText(1))});
  EXPECT_EQ(book_.Statistics().articles, 0U);
}

TEST_F(StoryBookTest, ReplacedAndDeliveredAgainItStillKnowsTheNewest) {
  Publish(book_, {TextEntry("a", 0, stories::InventedText(1)),
                  TextEntry("a", 1, stories::InventedText(2))});
  Publish(book_, {TextEntry("a", 1, stories::InventedText(2))});
  EXPECT_EQ(book_.Statistics().articles, 1U);
  EXPECT_EQ(Reopened()->Statistics().articles, 1U);
}

// The process is killed after each publication in turn, with articles on their
// way that were placed and not published: those are delivered again.
TEST_F(StoryBookTest, AfterAKillAtAnyMomentTheAnswersAreTheSame) {
  std::vector<Entry> feed;
  for (std::int64_t i = 0; i < 60; ++i) {
    const auto seed = static_cast<std::uint32_t>(i * 7 % 23);
    feed.push_back(
        TextEntry("id" + std::to_string(i % 45), i,
                  i % 3 == 0 ? Changed(seed) : stories::InventedText(seed)));
  }
  std::vector<Placement> expected;
  StoryBook uninterrupted({.max_articles = 40});
  for (const Entry& entry : feed) {
    expected.push_back(Place(uninterrupted, entry));
  }
  const auto is_copy = [](const auto& p) { return !p.duplicate_of.empty(); };
  ASSERT_GT(std::ranges::count_if(expected, is_copy), 10);

  constexpr std::size_t kBatch = 6;
  for (std::size_t begin = 0; begin < feed.size(); begin += kBatch) {
    const auto lost = Reopened({.max_articles = 40});
    for (std::size_t i = begin; i < begin + kBatch / 2; ++i) {
      Place(*lost, feed[i]);  // Killed before it was published.
    }
    const auto book = Reopened({.max_articles = 40});
    for (std::size_t i = begin; i < feed.size(); ++i) {
      const auto placement = Place(*book, feed[i]);
      ASSERT_EQ(placement.duplicate_of, expected[i].duplicate_of) << begin;
      ASSERT_EQ(placement.story, expected[i].story) << begin << " " << i;
      ASSERT_EQ(placement.record, expected[i].record) << begin << " " << i;
    }
    const auto next = Reopened({.max_articles = 40});
    Publish(*next,
            {feed.begin() + static_cast<std::ptrdiff_t>(begin),
             feed.begin() + static_cast<std::ptrdiff_t>(begin + kBatch)});
  }
}

// Two workers: the copy's segment was published, the original's was not.
TEST_F(StoryBookTest, AnOriginalThatWasLostInAKillIsNoCopyOfItsCopy) {
  const auto text = stories::InventedText(1);
  const auto original = TextEntry("original", 0, text);
  const auto before = Place(book_, original);
  Publish(book_, {TextEntry("copy", 1, text)});
  const auto book = Reopened();
  const auto after = Place(*book, original);
  EXPECT_EQ(after.duplicate_of, "");
  EXPECT_EQ(after.story, before.story);
  EXPECT_EQ(Place(*book, TextEntry("third", 2, text)).duplicate_of, "original");
}

TEST_F(StoryBookTest, WhatWasMergedIsStillKnown) {
  for (std::int64_t i = 0; i < 4; ++i) {
    Publish(book_,
            {TextEntry("id" + std::to_string(i), i,
                       stories::InventedText(static_cast<std::uint32_t>(i)))});
  }
  Publish(book_, {SampleTombstone("id2", 4)});
  ASSERT_GT(Unwrap(store_->Merge(1)), 0U);
  const auto book = Reopened();
  EXPECT_EQ(book->Statistics().articles, 3U);
  EXPECT_EQ(
      Place(*book, TextEntry("x", 9, stories::InventedText(3))).duplicate_of,
      "id3");
  EXPECT_EQ(
      Place(*book, TextEntry("y", 10, stories::InventedText(2))).duplicate_of,
      "");
}

TEST_F(StoryBookTest, BothLimitsHold) {
  StoryBook few({.max_articles = 2});
  Place(few, TextEntry("a", 0, stories::InventedText(1)));
  Place(few, TextEntry("b", 1, stories::InventedText(2)));
  Place(few, TextEntry("c", 2, stories::InventedText(3)));
  EXPECT_EQ(few.Statistics().articles, 2U);
  EXPECT_EQ(
      Place(few, TextEntry("d", 3, stories::InventedText(1))).duplicate_of, "");
  StoryBook young({.max_age = 3 * kDay});
  const auto dated = [](const std::string& id, std::int64_t offset, UnixMs at) {
    Entry entry = TextEntry(id, offset, stories::InventedText(1));
    entry.article.published_at = at;
    return entry;
  };
  Place(young, dated("a", 0, kNow - 9 * kDay));
  EXPECT_EQ(Place(young, dated("b", 1, kNow - 5 * kDay)).duplicate_of, "");
  EXPECT_EQ(Place(young, dated("c", 2, kNow - 3 * kDay)).duplicate_of, "b");
  EXPECT_EQ(young.Statistics().articles, 2U);
}

TEST_F(StoryBookTest, ManyThreadsPlaceEveryArticleOnce) {
  std::vector<std::thread> threads;
  for (std::int64_t thread = 0; thread < 4; ++thread) {
    threads.emplace_back([this, thread] {
      for (std::uint32_t i = 0; i < 50; ++i) {
        Entry entry = TextEntry(std::to_string(thread * 100 + i), i,
                                stories::InventedText(i));
        book_.Place(entry, kNow);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(book_.Statistics().articles, 200U);
  EXPECT_EQ(book_.Statistics().duplicates, 150U);
}

}  // namespace
}  // namespace precis
