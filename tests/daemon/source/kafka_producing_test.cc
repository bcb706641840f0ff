#include <gmock/gmock.h>

#include <optional>
#include <string>
#include <vector>

#include "daemon/source/dead_letter_topic.h"
#include "daemon/source/demo_broker.h"
#include "daemon/source/kafka_source.h"
#include "daemon/source/produce_file.h"
#include "tests/daemon/source/source_client.h"
#include "tests/temporary_folder.h"

namespace precis {
namespace {

using std::chrono::milliseconds;
using testing::Contains;
using testing::ElementsAre;
using testing::Pair;

class KafkaProducingTest : public testing::Test {
 protected:
  KafkaProducingTest() : broker_(*DemoBroker::Start("topic", 1)) {
    settings_.brokers = broker_->address();
    settings_.topic = "topic";
    settings_.rdkafka["partition.assignment.strategy"] = "range";
  }

  // Everything in the topic.
  EventBatch Consume() {
    auto source = KafkaSource::Open(settings_, {}, client_, metrics_);
    EXPECT_TRUE(source);
    constexpr int kMaxPolls = 300;
    for (int i = 0; i < kMaxPolls; ++i) {
      auto batch = (*source)->Poll(milliseconds(100));
      if (batch && !batch->events().empty()) return std::move(*batch);
    }
    ADD_FAILURE() << "nothing came in 30 s";
    return {};
  }

  std::unique_ptr<DemoBroker> broker_;
  KafkaSettings settings_;
  RecordingClient client_;
  Metrics metrics_;
};

TEST_F(KafkaProducingTest, AFilesLinesAreKeyedByTheirId) {
  const TemporaryFolder folder;
  const auto file = folder.Write(
      "feed.ndjson", "{\"id\":\"a\"}\n{broken\n{\"id\":7}\n{\"id\":\"b\"}\n");
  const auto sent =
      ProduceFile(file, "topic", {{"bootstrap.servers", broker_->address()}});
  ASSERT_TRUE(sent) << sent.error().message;
  EXPECT_EQ(*sent, 4U);
  const EventBatch batch = Consume();
  std::vector<std::optional<std::string_view>> keys;
  for (const Event& event : batch.events()) keys.push_back(event.key);
  EXPECT_THAT(keys, ElementsAre("a", std::nullopt, std::nullopt, "b"));
  EXPECT_EQ(batch.events()[1].value, "{broken");
}

TEST_F(KafkaProducingTest, ADeadLetterKeepsTheEventAndSaysWhy) {
  auto topic = DeadLetterTopic::Open(settings_, "topic");
  ASSERT_TRUE(topic) << topic.error().message;
  DeadLetter letter;
  letter.stage = "parse";
  letter.code = "wrong_type";
  letter.field = "segments[3].text";
  letter.origin = {"cluster", "news", 2};
  letter.offset = 41;
  letter.key = "k";
  letter.value = "\xff raw";
  letter.headers = {{"trace", "abc"}};
  ASSERT_TRUE((*topic)->Write({letter}));

  const EventBatch batch = Consume();
  ASSERT_EQ(batch.events().size(), 1U);
  const Event& event = batch.events()[0];
  EXPECT_EQ(event.key, "k");
  EXPECT_EQ(event.value, "\xff raw");
  EXPECT_THAT(event.headers, Contains(Pair("trace", "abc")));
  EXPECT_THAT(event.headers, Contains(Pair("precis.code", "wrong_type")));
  EXPECT_THAT(event.headers,
              Contains(Pair("precis.field", "segments[3].text")));
  EXPECT_THAT(event.headers, Contains(Pair("precis.topic", "news")));
  EXPECT_THAT(event.headers, Contains(Pair("precis.partition", "2")));
  EXPECT_THAT(event.headers, Contains(Pair("precis.offset", "41")));
}

TEST(KafkaProducerTest, SaysWhatWasNotDelivered) {
  auto producer = KafkaProducer::Open(
      {{"bootstrap.servers", "127.0.0.1:1"}, {"message.timeout.ms", "300"}});
  ASSERT_TRUE(producer);
  ASSERT_TRUE(producer->Send({"topic", std::nullopt, "value", {}}));
  const auto done = producer->Flush(milliseconds(10000));
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, ErrorCode::kUnavailable);
}

}  // namespace
}  // namespace precis
