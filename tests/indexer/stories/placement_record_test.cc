#include "indexer/stories/placement_record.h"

#include <gtest/gtest.h>

#include "tests/indexer/stories/invented_text.h"

namespace precis::stories {
namespace {

PlacementRecord Sample() {
  return {.number = 7,
          .time = -5,
          .story = 0xfedcba9876543210U,
          .id = std::string("tidewater\n1"),
          .duplicate_of = std::string(512, 'x'),
          .fingerprint = FingerprintOf(InventedText(1)),
          .words = {{3, 200}, {0xffffffff, 1}}};
}

TEST(PlacementRecordTest, ComesBackAsItWas) {
  PlacementRecord record = Sample();
  EXPECT_EQ(DecodeRecord(Encode(record)).value(), record);
  record.fingerprint.reset();
  record.words.clear();
  record.duplicate_of.clear();
  EXPECT_EQ(DecodeRecord(Encode(record)).value(), record);
}

TEST(PlacementRecordTest, EveryCutIsDamage) {
  const std::string bytes = Encode(Sample());
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    const auto decoded = DecodeRecord(bytes.substr(0, size));
    ASSERT_FALSE(decoded) << size;
    EXPECT_EQ(decoded.error().code, ErrorCode::kCorrupt);
  }
  EXPECT_FALSE(DecodeRecord(bytes + '\0'));
}

TEST(PlacementRecordTest, AnotherVersionIsLeftOut) {
  std::string bytes = Encode(Sample());
  bytes[0] = 2;
  EXPECT_EQ(DecodeRecord(bytes).value(), std::nullopt);
}

}  // namespace
}  // namespace precis::stories
