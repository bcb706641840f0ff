#include "daemon/source/kafka_source.h"

#include <gmock/gmock.h>

#include <set>
#include <string>
#include <vector>

#include "daemon/source/demo_broker.h"
#include "daemon/source/kafka_producer.h"
#include "daemon/source/kafka_statistics.h"
#include "tests/daemon/source/source_client.h"

namespace precis {
namespace {

using std::chrono::milliseconds;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Pair;

constexpr const char* kTopic = "news";
// The most polls of 100 ms that a test waits before it fails.
constexpr int kMaxPolls = 300;

// A real consumer and producer against librdkafka's broker, on loopback.
class KafkaSourceTest : public testing::Test {
 protected:
  void Start(int partitions) {
    auto broker = DemoBroker::Start(kTopic, partitions);
    ASSERT_TRUE(broker) << broker.error().message;
    broker_ = std::move(*broker);
    auto producer =
        KafkaProducer::Open({{"bootstrap.servers", broker_->address()}});
    ASSERT_TRUE(producer) << producer.error().message;
    producer_.emplace(std::move(*producer));
  }

  void Produce(const std::vector<KafkaRecord>& records) {
    for (const KafkaRecord& record : records) {
      ASSERT_TRUE(producer_->Send(record));
    }
    const auto done = producer_->Flush(milliseconds(10000));
    ASSERT_TRUE(done) << done.error().message;
  }

  void ProduceValues(const std::vector<std::string>& values) {
    std::vector<KafkaRecord> records;
    for (const auto& value : values) records.push_back({kTopic, {}, value, {}});
    Produce(records);
  }

  KafkaSettings Settings() const {
    KafkaSettings settings;
    settings.brokers = broker_->address();
    settings.topic = kTopic;
    // The mock cluster refuses commits from cooperative members.
    settings.rdkafka["partition.assignment.strategy"] = "range";
    settings.rdkafka["session.timeout.ms"] = "6000";
    return settings;
  }

  std::unique_ptr<KafkaSource> Open(RecordingClient& client) {
    auto source = KafkaSource::Open(Settings(), {}, client, metrics_);
    EXPECT_TRUE(source);
    return std::move(*source);
  }

  // Polls until the source has given all there is.
  std::vector<EventBatch> ReadAll(KafkaSource& source) {
    std::vector<EventBatch> batches;
    for (int i = 0; i < kMaxPolls && !source.caught_up(); ++i) {
      auto batch = source.Poll(milliseconds(100));
      if (batch && !batch->empty()) batches.push_back(std::move(*batch));
    }
    EXPECT_TRUE(source.caught_up());
    return batches;
  }

  static std::vector<std::pair<std::int64_t, std::string>> Events(
      const std::vector<EventBatch>& batches) {
    std::vector<std::pair<std::int64_t, std::string>> events;
    for (const EventBatch& batch : batches) {
      for (const Event& event : batch.events()) {
        events.emplace_back(event.offset, event.value.value_or("<null>"));
      }
    }
    return events;
  }

  std::unique_ptr<DemoBroker> broker_;
  std::optional<KafkaProducer> producer_;
  RecordingClient client_;
  Metrics metrics_;
};

TEST_F(KafkaSourceTest, GivesEverythingFromTheBeginning) {
  Start(1);
  ProduceValues({"a", "b", "c"});
  const auto source = Open(client_);
  const auto batches = ReadAll(*source);
  EXPECT_THAT(Events(batches),
              ElementsAre(Pair(0, "a"), Pair(1, "b"), Pair(2, "c")));
  const Assignment& assignment = *batches[0].events()[0].assignment;
  EXPECT_EQ(assignment.start, 0);
  EXPECT_EQ(assignment.partition.topic, kTopic);
  EXPECT_FALSE(assignment.partition.cluster.empty());
}

TEST_F(KafkaSourceTest, TellsNullFromEmptyAndKeepsKeysAndHeaders) {
  Start(1);
  Produce({{kTopic, "k", std::nullopt, {{"h", "v"}}},
           {kTopic, std::nullopt, "", {}}});
  const auto source = Open(client_);
  const auto batches = ReadAll(*source);
  std::vector<Event> events;
  for (const auto& batch : batches) {
    events.insert(events.end(), batch.events().begin(), batch.events().end());
  }
  ASSERT_EQ(events.size(), 2U);
  EXPECT_EQ(events[0].key, "k");
  EXPECT_EQ(events[0].value, std::nullopt);
  EXPECT_THAT(events[0].headers, ElementsAre(Pair("h", "v")));
  EXPECT_EQ(events[1].key, std::nullopt);
  EXPECT_EQ(events[1].value, "");
}

TEST_F(KafkaSourceTest, GoesOnWhereTheIndexIs) {
  Start(1);
  ProduceValues({"a", "b", "c"});
  client_.known[0] = {2, {}};
  const auto source = Open(client_);
  EXPECT_THAT(Events(ReadAll(*source)), ElementsAre(Pair(2, "c")));
}

// Commits are for lag tools: a new process asks the index, which lost it all.
TEST_F(KafkaSourceTest, TheIndexOutranksTheGroupsOffset) {
  Start(1);
  ProduceValues({"a", "b"});
  {
    const auto source = Open(client_);
    const auto batches = ReadAll(*source);
    source->Committed({{batches[0].events()[0].assignment->partition, 2}});
  }
  RecordingClient other;
  other.known[0] = {0, {}};
  const auto source = Open(other);
  EXPECT_THAT(Events(ReadAll(*source)),
              ElementsAre(Pair(0, "a"), Pair(1, "b")));
}

TEST_F(KafkaSourceTest, RefusesATopicThatWasMadeAnew) {
  Start(1);
  ProduceValues({"a"});
  client_.known[0] = {500, {}};
  const auto source = Open(client_);
  for (int i = 0; i < kMaxPolls; ++i) {
    const auto batch = source->Poll(milliseconds(100));
    ASSERT_TRUE(!batch || batch->empty());
    // On a busy machine the broker may be slow to answer at first.
    if (batch || batch.error().code == ErrorCode::kUnavailable) continue;
    EXPECT_EQ(batch.error().code, ErrorCode::kCorrupt);
    EXPECT_THAT(batch.error().message, HasSubstr("made anew"));
    return;
  }
  FAIL() << "no error in 30 s";
}

TEST_F(KafkaSourceTest, GivesNothingWhilePausedAndAllAfterwards) {
  Start(1);
  ProduceValues({"a"});
  const auto source = Open(client_);
  ReadAll(*source);
  source->Pause();
  ProduceValues({"b", "c"});
  for (int i = 0; i < 5; ++i) {
    const auto batch = source->Poll(milliseconds(100));
    ASSERT_TRUE(batch);
    EXPECT_TRUE(batch->empty());
  }
  source->Resume();
  std::vector<EventBatch> batches;
  for (int i = 0; i < kMaxPolls && Events(batches).size() < 2; ++i) {
    auto batch = source->Poll(milliseconds(100));
    if (batch) batches.push_back(std::move(*batch));
  }
  EXPECT_THAT(Events(batches), ElementsAre(Pair(1, "b"), Pair(2, "c")));
}

TEST_F(KafkaSourceTest, ASecondMemberTakesOverAfterADrain) {
  Start(2);
  for (int i = 0; i < 20; ++i) {
    const std::string key = std::to_string(i);
    Produce({{kTopic, key, "value", {}}});
  }
  const auto first = Open(client_);
  const auto batches = ReadAll(*first);
  EXPECT_EQ(Events(batches).size(), 20U);

  RecordingClient other;
  const auto second = Open(other);
  std::set<std::int32_t> taken_over;
  for (int i = 0; i < kMaxPolls && taken_over.empty(); ++i) {
    static_cast<void>(first->Poll(milliseconds(50)));
    const auto batch = second->Poll(milliseconds(50));
    if (!batch) continue;
    for (const Event& event : batch->events()) {
      taken_over.insert(event.assignment->partition.number);
    }
  }
  EXPECT_FALSE(taken_over.empty());
  EXPECT_GE(client_.drains, 1);
  // What was read under the old assignment must not be published from now on.
  EXPECT_TRUE(batches[0].events()[0].assignment->lost);
}

TEST_F(KafkaSourceTest, NamesAWrongProperty) {
  Start(1);
  KafkaSettings settings = Settings();
  settings.rdkafka["no.such.property"] = "1";
  const auto source = KafkaSource::Open(settings, {}, client_, metrics_);
  ASSERT_FALSE(source);
  EXPECT_EQ(source.error().code, ErrorCode::kBadInput);
  EXPECT_THAT(source.error().message, HasSubstr("no.such.property"));
}

TEST_F(KafkaSourceTest, SaysThatNoBrokerAnswers) {
  Start(1);
  KafkaSettings settings = Settings();
  settings.brokers = "127.0.0.1:1";
  const auto source = KafkaSource::Open(settings, {}, client_, metrics_);
  ASSERT_TRUE(source);
  const auto batch = (*source)->Poll(milliseconds(100));
  ASSERT_FALSE(batch);
  EXPECT_EQ(batch.error().code, ErrorCode::kUnavailable);
}

TEST_F(KafkaSourceTest, SaysThatTheBrokersAreGone) {
  Start(1);
  ProduceValues({"a"});
  const auto source = Open(client_);
  ReadAll(*source);
  producer_.reset();
  broker_.reset();
  for (int i = 0; i < kMaxPolls; ++i) {
    const auto batch = source->Poll(milliseconds(100));
    if (batch) continue;
    EXPECT_EQ(batch.error().code, ErrorCode::kUnavailable);
    return;
  }
  FAIL() << "no error in 30 s";
}

TEST(KafkaStatisticsTest, FindsTheEndsOfTheTopicsPartitions) {
  constexpr std::string_view kJson =
      R"({"topics":{"news":{"partitions":{
      "0":{"partition":0,"hi_offset":12},"1":{"partition":1,"hi_offset":-1001},
      "-1":{"partition":-1,"hi_offset":5}}},"other":{"partitions":{}}}})";
  EXPECT_THAT(ReadStatistics(kJson, "news").ends, ElementsAre(Pair(0, 12)));
  EXPECT_THAT(ReadStatistics(kJson, "absent").ends, IsEmpty());
  EXPECT_THAT(ReadStatistics("{", "news").ends, IsEmpty());
}

TEST(KafkaStatisticsTest, SeesABrokerThatIsUp) {
  EXPECT_FALSE(ReadStatistics("{}", "news").any_broker_up);
  EXPECT_FALSE(ReadStatistics(R"({"brokers":{"a":{"state":"DOWN"}}})", "news")
                   .any_broker_up);
  EXPECT_TRUE(
      ReadStatistics(R"({"brokers":{"a":{"state":"DOWN"},"b":{"state":"UP"}}})",
                     "news")
          .any_broker_up);
}

}  // namespace
}  // namespace precis
