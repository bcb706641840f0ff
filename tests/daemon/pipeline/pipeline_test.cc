#include "daemon/pipeline/pipeline.h"

#include <gmock/gmock.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <mutex>
#include <string>
#include <vector>

#include "indexer/search/searcher.h"
#include "tests/temporary_folder.h"

namespace precis {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::Pair;
using testing::UnorderedElementsAre;

const Partition kNews0 = {"cluster", "news", 0};

std::string Event(const std::string& id, const std::string& extra = "") {
  return R"({"id":")" + id +
         R"(","title":"A title","body":"Some words about )" + id + R"(.")" +
         extra + "}";
}

// A source that gives batches it was told to, one a poll, then waits for the
// end: of itself, or of the pipeline.
class ListSource : public Source {
 public:
  explicit ListSource(bool ends = true) : ends_(ends) {}

  std::shared_ptr<Assignment> Assign(SourceClient& client,
                                     const Partition& partition) {
    auto assignment = std::make_shared<Assignment>();
    assignment->partition = partition;
    if (auto resume = client.Resume(partition)) {
      assignment->start = resume->next;
      assignment->finished = resume->finished;
    }
    return assignment;
  }

  void Add(const std::shared_ptr<Assignment>& assignment, std::int64_t offset,
           std::vector<std::string> values) {
    EventBatch batch;
    for (const std::string& value : values) {
      precis::Event event;
      event.assignment = assignment;
      event.offset = offset;
      event.covers_from = offset;
      event.value = value;
      batch.Append(std::move(event));
      ++offset;
    }
    Add(std::move(batch));
  }

  void Add(EventBatch batch) {
    std::lock_guard lock(mutex_);
    batches_.push_back(std::move(batch));
  }

  Result<EventBatch> Poll(std::chrono::milliseconds timeout) override {
    std::unique_lock lock(mutex_);
    ++polls_;
    polled_.notify_all();
    if (paused_ || batches_.empty()) {
      polled_.wait_for(lock, timeout, [] { return false; });
      return EventBatch();
    }
    EventBatch batch = std::move(batches_.front());
    batches_.pop_front();
    return batch;
  }

  bool at_end() const override { return ends_ && caught_up(); }
  bool caught_up() const override {
    std::lock_guard lock(mutex_);
    return batches_.empty();
  }
  void Pause() override {
    std::lock_guard lock(mutex_);
    paused_ = true;
    pauses_ = polls_;
    polled_.notify_all();
  }
  void Resume() override {
    std::lock_guard lock(mutex_);
    paused_ = false;
  }

  // Until the source was paused and polled `polls` times since.
  void WaitForPolledWhilePaused(int polls) {
    std::unique_lock lock(mutex_);
    polled_.wait(lock, [&] { return paused_ && polls_ >= pauses_ + polls; });
  }

 private:
  const bool ends_;
  mutable std::mutex mutex_;
  std::condition_variable polled_;
  std::deque<EventBatch> batches_;
  bool paused_ = false;
  int polls_ = 0;
  int pauses_ = 0;
};

// Keeps dead letters in memory; fails, or waits, as it is told.
class TestSink : public DeadLetterSink {
 public:
  struct Shared {
    std::mutex mutex;
    std::condition_variable changed;
    std::vector<DeadLetter> letters;
    int failures = 0;  // How many more writes fail.
    bool blocked = false;
  };

  explicit TestSink(Shared& shared) : shared_(shared) {}

  Result<void> Write(const std::vector<DeadLetter>& letters) override {
    std::unique_lock lock(shared_.mutex);
    shared_.changed.wait(lock, [&] { return !shared_.blocked; });
    if (shared_.failures-- > 0) return Fail(ErrorCode::kUnavailable, "full");
    shared_.letters.insert(shared_.letters.end(), letters.begin(),
                           letters.end());
    return {};
  }

 private:
  Shared& shared_;
};

// Looks how far each thread of the process gives way, while a worker that has
// handed on an event waits for the next one.
class NiceSink : public DeadLetterSink {
 public:
  explicit NiceSink(std::multiset<int>& nice) : nice_(nice) {}

  Result<void> Write(const std::vector<DeadLetter>& /*letters*/) override {
    for (const auto& task :
         std::filesystem::directory_iterator("/proc/self/task")) {
      const auto id = std::stoul(task.path().filename());
      nice_.insert(::getpriority(PRIO_PROCESS, static_cast<id_t>(id)));
    }
    EXPECT_EQ(::getpriority(PRIO_PROCESS, static_cast<id_t>(::gettid())),
              ::getpriority(PRIO_PROCESS, static_cast<id_t>(::getpid())));
    return {};
  }

 private:
  std::multiset<int>& nice_;
};

class PipelineTest : public testing::Test {
 protected:
  PipelineTest() {
    settings_.workers = 2;
    settings_.segment_events = 10;
    settings_.segment_age = std::chrono::milliseconds(50);
  }

  void OpenStore() {
    store_.reset();
    auto store = IndexStore::Open(folder_.path() / "index");
    ASSERT_TRUE(store) << store.error().message;
    store_ = std::move(*store);
  }

  std::unique_ptr<Pipeline> MakePipeline() {
    if (!store_) OpenStore();
    std::vector<std::unique_ptr<DeadLetterSink>> sinks;
    sinks.push_back(std::make_unique<TestSink>(dead_));
    return std::make_unique<Pipeline>(
        settings_, 16,
        Pipeline::Parts{*store_, metrics_, std::move(sinks), nullptr});
  }

  std::vector<std::string> Ids() {
    auto searcher = Searcher::Open(folder_.path() / "index");
    EXPECT_TRUE(searcher);
    SearchRequest request;
    request.limit = 100;
    auto results = (*searcher)->Search(request);
    EXPECT_TRUE(results) << results.error().message;
    std::vector<std::string> ids;
    for (const EntryHit& hit : results->entries) ids.push_back(hit.id);
    std::sort(ids.begin(), ids.end());
    return ids;
  }

  const PartitionProgress& Progress(const Partition& partition = kNews0) {
    manifest_ = store_->Current();
    return manifest_->partitions.at(partition);
  }

  TemporaryFolder folder_;
  PipelineSettings settings_;
  Metrics metrics_;
  TestSink::Shared dead_;
  std::unique_ptr<IndexStore> store_;
  std::shared_ptr<const Manifest> manifest_;
};

TEST_F(PipelineTest, EveryEventEndsInExactlyOneOutcome) {
  const auto pipeline = MakePipeline();
  ListSource source;
  const auto news = source.Assign(*pipeline, kNews0);
  source.Add(news, 0, {Event("a"), "{", Event("b"), R"({"id":"c"})"});
  source.Add(news, 4, {R"({"id":"b","deleted":true})", Event("d")});
  pipeline->Start(source);
  ASSERT_TRUE(pipeline->Wait());

  EXPECT_THAT(Ids(), ElementsAre("a", "d"));
  EXPECT_EQ(Progress().next, 6);
  const Tally& tally = Progress().tally;
  EXPECT_TRUE(tally.Balances());
  EXPECT_EQ(tally.consumed, 6U);
  EXPECT_EQ(tally.indexed + tally.superseded, 3U);  // b may come after its end.
  EXPECT_EQ(tally.tombstone, 1U);
  EXPECT_EQ(tally.dead_lettered, 2U);
  ASSERT_EQ(dead_.letters.size(), 2U);
  EXPECT_EQ(dead_.letters[0].code, "not_json");
  EXPECT_EQ(dead_.letters[0].offset, 1);
  EXPECT_EQ(dead_.letters[0].value, "{");
  EXPECT_EQ(dead_.letters[1].code, "missing_text");
  EXPECT_TRUE(pipeline->caught_up());
}

TEST_F(PipelineTest, WorkersGiveWayAndThePublisherDoesNot) {
  OpenStore();
  settings_.workers = 1;
  const int own = ::getpriority(PRIO_PROCESS, 0);  // Tests may run with less.
  settings_.nice = own + 7;
  std::multiset<int> nice;
  std::vector<std::unique_ptr<DeadLetterSink>> sinks;
  sinks.push_back(std::make_unique<NiceSink>(nice));
  Pipeline pipeline(
      settings_, 16,
      Pipeline::Parts{*store_, metrics_, std::move(sinks), nullptr});
  ListSource source;
  const auto news = source.Assign(pipeline, kNews0);
  source.Add(news, 0, {"{"});
  pipeline.Start(source);
  ASSERT_TRUE(pipeline.Wait());
  EXPECT_GE(nice.count(own + 7), 1U);
  EXPECT_LE(nice.count(own + 7), 3U);  // And merges, once they have begun.
  EXPECT_GE(nice.count(own), 2U);
}

TEST_F(PipelineTest, OfEachPublicationIsToldWhenItCanBeSeen) {
  OpenStore();
  const std::uint64_t before = store_->Current()->generation;
  std::mutex mutex;
  std::vector<std::uint64_t> told;
  Pipeline pipeline(
      settings_, 16,
      Pipeline::Parts{.store = *store_,
                      .metrics = metrics_,
                      .dead_letters = {},
                      .hooks = {.on_change = [&] {
                        const std::lock_guard lock(mutex);
                        told.push_back(store_->Current()->generation);
                      }}});
  ListSource source;
  const auto news = source.Assign(pipeline, kNews0);
  source.Add(news, 0, {Event("a")});
  pipeline.Start(source);
  ASSERT_TRUE(pipeline.Wait());
  const std::lock_guard lock(mutex);
  const std::uint64_t after = store_->Current()->generation;
  EXPECT_THAT(told, Contains(after));
  // The merger tells, too, when it begins.
  EXPECT_EQ(told.size(), after - before + 1);
}

TEST_F(PipelineTest, WhatIsPublishedTeachesHowCommonWordsAre) {
  const auto file = folder_.path() / "frequencies";
  OpenStore();
  LearnedFrequencies learned(file, 1e9, std::chrono::hours(1));
  Pipeline pipeline(
      settings_, 16,
      Pipeline::Parts{*store_, metrics_, {}, nullptr, nullptr, &learned});
  ListSource source;
  const auto news = source.Assign(pipeline, kNews0);
  source.Add(news, 0, {Event("a"), R"({"id":"a","deleted":true})", Event("b")});
  pipeline.Start(source);
  ASSERT_TRUE(pipeline.Wait());

  std::ifstream in(file, std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(in)), {});
  analyse::StreamFrequencies read(1e9);
  ASSERT_TRUE(read.FromBytes(bytes));
  EXPECT_NEAR(read.articles(), 2, 1e-6);
  EXPECT_FALSE(read.counts().empty());
}

TEST_F(PipelineTest, ANullValueDeletesTheEntryOfItsKey) {
  const auto pipeline = MakePipeline();
  ListSource source;
  const auto news = source.Assign(*pipeline, kNews0);
  source.Add(news, 0, {Event("a"), Event("b")});
  EventBatch batch;
  precis::Event event;
  event.assignment = news;
  event.offset = 2;
  event.covers_from = 2;
  event.key = "a";
  batch.Append(event);
  source.Add(std::move(batch));
  pipeline->Start(source);
  ASSERT_TRUE(pipeline->Wait());
  EXPECT_THAT(Ids(), ElementsAre("b"));
}

// A key is any bytes: none of them may stop the daemon.
TEST_F(PipelineTest, ANullValueWhoseKeyIsNoIdIsADeadLetter) {
  const auto pipeline = MakePipeline();
  ListSource source;
  const auto news = source.Assign(*pipeline, kNews0);
  EventBatch batch;
  const std::vector<std::optional<std::string>> keys = {
      std::nullopt, "", "a\xff", std::string("a\0b", 3), std::string(513, 'x')};
  for (std::size_t i = 0; i < keys.size(); ++i) {
    precis::Event event;
    event.assignment = news;
    event.offset = static_cast<std::int64_t>(i);
    event.covers_from = event.offset;
    event.key = keys[i];
    batch.Append(std::move(event));
  }
  source.Add(std::move(batch));
  pipeline->Start(source);
  ASSERT_TRUE(pipeline->Wait());
  std::vector<std::string> codes;
  for (const DeadLetter& letter : dead_.letters) codes.push_back(letter.code);
  EXPECT_THAT(codes, ElementsAre("missing_id", "missing_id", "invalid_utf8",
                                 "bad_id", "bad_id"));
  EXPECT_EQ(Progress().next, 5);
}

TEST_F(PipelineTest, AStopPublishesWhatWasTaken) {
  const auto pipeline = MakePipeline();
  ListSource source(false);
  const auto news = source.Assign(*pipeline, kNews0);
  source.Add(news, 0, {Event("a"), Event("b")});
  pipeline->Start(source);
  source.Add(news, 2, {Event("c")});
  while (!source.caught_up()) std::this_thread::yield();
  pipeline->RequestStop();
  ASSERT_TRUE(pipeline->Wait());
  EXPECT_THAT(Ids(), ElementsAre("a", "b", "c"));
  EXPECT_EQ(Progress().next, 3);
}

TEST_F(PipelineTest, ARestartSkipsWhatIsFinished) {
  {
    const auto pipeline = MakePipeline();
    ListSource source;
    // Offset 1 is missing, as when its worker was killed.
    const auto news = source.Assign(*pipeline, kNews0);
    source.Add(news, 0, {Event("a")});
    source.Add(news, 2, {Event("c")});
    pipeline->Start(source);
    ASSERT_TRUE(pipeline->Wait());
    EXPECT_EQ(Progress().next, 1);
    EXPECT_THAT(Progress().finished.ToPairs(), ElementsAre(Pair(2, 3)));
  }
  OpenStore();
  const auto pipeline = MakePipeline();
  ListSource source;
  const auto news = source.Assign(*pipeline, kNews0);
  EXPECT_EQ(news->start, 1);
  source.Add(news, 1, {Event("b"), Event("c"), Event("d")});
  pipeline->Start(source);
  ASSERT_TRUE(pipeline->Wait());
  EXPECT_THAT(Ids(), ElementsAre("a", "b", "c", "d"));
  EXPECT_EQ(Progress().next, 4);
  EXPECT_EQ(Progress().tally.skipped, 1U);
  EXPECT_TRUE(Progress().tally.Balances());
}

TEST_F(PipelineTest, WhatALostPartitionBroughtIsNeverVisible) {
  const auto pipeline = MakePipeline();
  ListSource source;
  const auto lost = source.Assign(*pipeline, kNews0);
  const auto kept = source.Assign(*pipeline, {"cluster", "news", 1});
  source.Add(lost, 0, {Event("a"), "{"});
  source.Add(kept, 0, {Event("b")});
  lost->lost = true;
  pipeline->Start(source);
  ASSERT_TRUE(pipeline->Wait());
  EXPECT_THAT(Ids(), ElementsAre("b"));
  manifest_ = store_->Current();
  EXPECT_FALSE(manifest_->partitions.contains(kNews0));
  EXPECT_TRUE(dead_.letters.empty());
}

TEST_F(PipelineTest, NoOffsetPassesBeforeItsDeadLetterIsKept) {
  dead_.failures = 2;
  const auto pipeline = MakePipeline();
  ListSource source;
  source.Add(source.Assign(*pipeline, kNews0), 0, {"{"});
  pipeline->Start(source);
  ASSERT_TRUE(pipeline->Wait());
  EXPECT_EQ(dead_.letters.size(), 1U);
  EXPECT_EQ(Progress().next, 1);
  EXPECT_EQ(metrics_.dead_letter_failures().Value(), 2);
}

TEST_F(PipelineTest, ADeadLetterThatCannotBeKeptHoldsItsOffset) {
  dead_.failures = 1000000;
  settings_.drain_deadline = std::chrono::milliseconds(200);
  const auto pipeline = MakePipeline();
  ListSource source;
  source.Add(source.Assign(*pipeline, kNews0), 0, {"{"});
  pipeline->Start(source);
  ASSERT_TRUE(pipeline->Wait());
  EXPECT_TRUE(store_->Current()->partitions.empty());
  EXPECT_THAT(pipeline->Troubles(), testing::HasSubstr("dead letters"));
}

TEST_F(PipelineTest, AFullPipelinePausesTheSourceAndGoesOnPollingIt) {
  settings_.queue_batches = 1;
  settings_.segment_events = 1;
  dead_.blocked = true;
  const auto pipeline = MakePipeline();
  ListSource source;
  const auto news = source.Assign(*pipeline, kNews0);
  for (int i = 0; i < 40; ++i) source.Add(news, i, {"{"});
  pipeline->Start(source);
  source.WaitForPolledWhilePaused(3);
  {
    std::lock_guard lock(dead_.mutex);
    dead_.blocked = false;
  }
  dead_.changed.notify_all();
  ASSERT_TRUE(pipeline->Wait());
  EXPECT_EQ(Progress().next, 40);
  EXPECT_EQ(dead_.letters.size(), 40U);
}

// The folder for new segments is a file for a while: nothing can be written.
TEST_F(PipelineTest, ASegmentThatCannotBeWrittenIsBuiltAgain) {
  const auto pipeline = MakePipeline();
  const auto tmp = folder_.path() / "index" / "tmp";
  std::filesystem::remove_all(tmp);
  folder_.Write("index/tmp", "");
  ListSource source(false);
  source.Add(source.Assign(*pipeline, kNews0), 0, {Event("a"), "{"});
  pipeline->Start(source);
  while (metrics_.segment_failures().Value() < 1) std::this_thread::yield();
  std::filesystem::remove(tmp);
  std::filesystem::create_directory(tmp);
  while (!pipeline->caught_up() || store_->Current()->generation == 0) {
    std::this_thread::yield();
  }
  pipeline->RequestStop();
  ASSERT_TRUE(pipeline->Wait());
  EXPECT_THAT(Ids(), ElementsAre("a"));
  EXPECT_EQ(dead_.letters.size(), 1U);
}

}  // namespace
}  // namespace precis
