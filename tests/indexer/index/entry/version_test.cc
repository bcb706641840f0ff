#include "indexer/index/entry/version.h"

#include <gtest/gtest.h>

#include <string>

#include "indexer/index/manifest/partition_json.h"

namespace precis {
namespace {

const Partition kHere = {"cluster", "news", 0};
const Partition kThere = {"cluster", "news", 1};

struct Case {
  const char* name;
  Version candidate;
  Version existing;
  VersionOrder order;
};

class VersionTest : public testing::TestWithParam<Case> {};

TEST_P(VersionTest, Compares) {
  EXPECT_EQ(Compare(GetParam().candidate, GetParam().existing),
            GetParam().order);
}

INSTANTIATE_TEST_SUITE_P(
    , VersionTest,
    testing::Values(
        Case{"PayloadBeatsOffset",
             {7, kHere, 1},
             {6, kHere, 9},
             VersionOrder::kNewer},
        Case{"OlderPayloadLoses",
             {5, kHere, 9},
             {6, kHere, 1},
             VersionOrder::kOlder},
        Case{"OlderPayloadLosesElsewhere",
             {5, kThere, 9},
             {6, kHere, 1},
             VersionOrder::kOlder},
        Case{"EqualPayloadsLaterOffset",
             {6, kHere, 9},
             {6, kHere, 1},
             VersionOrder::kNewer},
        Case{"EqualPayloadsEarlierOffset",
             {6, kHere, 1},
             {6, kHere, 9},
             VersionOrder::kOlder},
        Case{"SameEvent", {6, kHere, 1}, {6, kHere, 1}, VersionOrder::kSame},
        Case{"EqualPayloadsElsewhere",
             {6, kThere, 3},
             {6, kHere, 9},
             VersionOrder::kSame},
        Case{"NoPayloadLaterOffset",
             {{}, kHere, 2},
             {{}, kHere, 1},
             VersionOrder::kNewer},
        Case{"OnePayloadEarlierOffset",
             {6, kHere, 1},
             {{}, kHere, 2},
             VersionOrder::kOlder},
        Case{"SameEventWithoutPayload",
             {{}, kHere, 2},
             {{}, kHere, 2},
             VersionOrder::kSame},
        Case{"LaterArrivalElsewhere",
             {{}, kThere, 0},
             {9, kHere, 9},
             VersionOrder::kNewer}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(VersionCodecTest, EncodedVersionComesBack) {
  const Version plain = {std::nullopt, {"c", "t", 3}, 12};
  const Version full = {
      -5, {"file:ab", "/tmp/\xe9t\xe9 50%.ndjson", 0}, 1LL << 40};
  EXPECT_EQ(DecodeVersion(EncodeVersion(plain)), plain);
  EXPECT_EQ(DecodeVersion(EncodeVersion(full)), full);
}

}  // namespace
}  // namespace precis
