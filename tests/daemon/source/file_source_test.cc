#include "daemon/source/file_source.h"

#include <gmock/gmock.h>

#include <string>
#include <utility>
#include <vector>

#include "tests/daemon/source/source_client.h"
#include "tests/temporary_folder.h"

namespace precis {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

class FileSourceTest : public testing::Test {
 protected:
  struct Outcome {
    std::vector<std::pair<std::int64_t, std::string>> events;
    RangeSet covered;
    Partition partition;
  };

  Outcome ReadAll(const std::string& content) {
    const auto path = folder_.Write("feed.ndjson", content);
    auto source = FileSource::Open({path, false}, {2, 1000}, 1000, client_);
    EXPECT_TRUE(source);
    Outcome outcome;
    while (!(*source)->at_end()) {
      auto batch = (*source)->Poll(std::chrono::milliseconds(0));
      EXPECT_TRUE(batch);
      EXPECT_LE(batch->events().size(), 2U);
      for (const Event& event : batch->events()) {
        outcome.events.emplace_back(event.offset, *event.value);
        outcome.covered.Add(event.covers_from, event.offset + 1);
        outcome.partition = event.assignment->partition;
      }
      for (const auto& gap : batch->gaps()) {
        outcome.covered.Add(gap.begin, gap.end);
      }
    }
    return outcome;
  }

  TemporaryFolder folder_;
  RecordingClient client_;
};

TEST_F(FileSourceTest, NumbersLinesAndCoversBlankOnes) {
  const Outcome outcome = ReadAll("a\n\nb\nc\n \n");
  EXPECT_THAT(outcome.events,
              ElementsAre(Pair(0, "a"), Pair(2, "b"), Pair(3, "c")));
  EXPECT_THAT(outcome.covered.ToPairs(), ElementsAre(Pair(0, 5)));
}

TEST_F(FileSourceTest, GoesOnWhereTheIndexIs) {
  client_.known[0] = {2, {}};
  const Outcome outcome = ReadAll("a\nb\nc\nd\n");
  EXPECT_THAT(outcome.events, ElementsAre(Pair(2, "c"), Pair(3, "d")));
  EXPECT_THAT(outcome.covered.ToPairs(), ElementsAre(Pair(2, 4)));
}

TEST_F(FileSourceTest, GivesNothingOfAFileThatIsDone) {
  client_.known[0] = {4, {}};
  const Outcome outcome = ReadAll("a\nb\nc\nd\n");
  EXPECT_THAT(outcome.events, IsEmpty());
  EXPECT_TRUE(outcome.covered.empty());
}

TEST_F(FileSourceTest, KnowsAGrownFileAgainButNotAnother) {
  const Partition before = ReadAll("a\nb\n").partition;
  EXPECT_EQ(ReadAll("a\nb\nc\n").partition, before);
  EXPECT_NE(ReadAll("other\nb\n").partition, before);
}

TEST_F(FileSourceTest, NamesAFileThatIsNotThere) {
  const auto source =
      FileSource::Open({folder_.path() / "absent", false}, {}, 1000, client_);
  ASSERT_FALSE(source);
  EXPECT_THAT(source.error().message, testing::HasSubstr("absent"));
}

}  // namespace
}  // namespace precis
