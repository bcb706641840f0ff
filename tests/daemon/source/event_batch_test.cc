#include "daemon/source/event_batch.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>

namespace precis {
namespace {

Event Numbered(std::int64_t offset) {
  Event event;
  event.assignment = std::make_shared<Assignment>();
  event.offset = offset;
  event.covers_from = offset;
  return event;
}

// Views into a batch must not care how much is added, or where it is moved.
TEST(EventBatchTest, KeepsItsOwnBytesWhereverItGoes) {
  EventBatch batch;
  constexpr int kEvents = 3000;
  for (int i = 0; i < kEvents; ++i) {
    const std::string value(static_cast<std::size_t>(i), 'x');
    const std::string key = std::to_string(i);
    Event event = Numbered(i);
    event.value = value;
    event.key = key;
    event.headers.emplace_back("name", key);
    batch.Append(std::move(event));
  }
  const EventBatch moved = std::move(batch);
  for (int i = 0; i < kEvents; ++i) {
    const Event& event = moved.events()[static_cast<std::size_t>(i)];
    ASSERT_EQ(event.value, std::string(static_cast<std::size_t>(i), 'x'));
    ASSERT_EQ(event.key, std::to_string(i));
    ASSERT_EQ(event.headers[0].second, std::to_string(i));
  }
}

TEST(EventBatchTest, CountsTheBytesOfKeysValuesAndHeaders) {
  EventBatch batch;
  Event event = Numbered(0);
  event.key = "key";
  event.value = "value";
  event.headers.emplace_back("h", "v");
  batch.Append(std::move(event));
  EXPECT_EQ(batch.bytes(), 10U);
}

TEST(EventBatchTest, AnEmptyGapIsNone) {
  EventBatch batch;
  batch.CoverGap(std::make_shared<Assignment>(), 5, 5);
  EXPECT_TRUE(batch.empty());
  batch.CoverGap(std::make_shared<Assignment>(), 5, 6);
  EXPECT_FALSE(batch.empty());
}

}  // namespace
}  // namespace precis
