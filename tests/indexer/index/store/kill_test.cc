// Kills a publishing and merging process at random moments, again and again:
// afterwards the index is what the events below its next offset make of it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <map>
#include <random>
#include <set>
#include <thread>

#include "indexer/index/manifest/layout.h"
#include "indexer/index/segment/segment_database.h"
#include "indexer/index/segment/segment_filter.h"
#include "indexer/index/terms/terms.h"
#include "tests/indexer/index/sample_index.h"

namespace precis {
namespace {

namespace fs = std::filesystem;

constexpr int kKills = 40;
constexpr int kMaxReports = 4;
constexpr int kMaxDelayMs = 40;
constexpr std::int64_t kEventsPerSegment = 3;

// The event at an offset: new entries, entries sent again, tombstones.
Entry Event(std::int64_t offset) {
  const std::string again = "again" + std::to_string(offset / 4 % 7);
  if (offset % 4 < 2)
    return SampleEntry("new" + std::to_string(offset), offset);
  if (offset % 12 == 3) return SampleTombstone(again, offset);
  return SampleEntry(again, offset);
}

// What the events below `next` say is the time.
UnixMs TimeAt(std::int64_t next) {
  return *SampleEntry("", next).article.published_at;
}

// Publishes for ever; writes every offset it was told is safe to `pipe`. Merges
// beside that, slowly, so that kills hit merges of all sizes.
[[noreturn]] void PublishUntilKilled(const fs::path& index,
                                     const Retention& retention, int pipe) {
  std::atomic<std::int64_t> now = 0;
  auto store = Unwrap(
      IndexStore::Open(index, {.retention = retention,
                               .merge_bytes_per_s = std::uint64_t{8} << 20,
                               .max_segments = 5,
                               .now = [&now] { return TimeAt(now); }}));
  std::int64_t next = 0;
  for (const auto& [partition, progress] : store->Current()->partitions) {
    next = progress.next;
  }
  std::jthread merging([&store] {
    for (;;) Unwrap(store->Merge(3));
  });
  for (;;) {
    std::vector<Entry> entries;
    for (std::int64_t i = 0; i < kEventsPerSegment; ++i)
      entries.push_back(Event(next++));
    now = next;
    PublishEntries(*store, entries);
    if (::write(pipe, &next, sizeof next) != sizeof next) ::_exit(1);
    if (next % 32 == 0) Unwrap(store->Compact());
  }
}

struct KillMoment {
  int reports = 0;   // After so many publications,
  int delay_ms = 0;  // and so much later.
};

// Starts a publisher and kills it; returns the last offset that it was told is
// safe, or `known` if it was told of none.
std::int64_t RunAndKill(const fs::path& index, const Retention& retention,
                        KillMoment moment, std::int64_t known) {
  int ends[2] = {-1, -1};
  if (::pipe(ends) != 0) throw std::runtime_error("no pipe");
  const pid_t child = ::fork();
  if (child == 0) {
    ::close(ends[0]);
    PublishUntilKilled(index, retention, ends[1]);
  }
  ::close(ends[1]);
  const auto read_report = [&] {
    return ::read(ends[0], &known, sizeof known) == sizeof known;
  };
  for (int i = 0; i < moment.reports; ++i)
    EXPECT_TRUE(read_report()) << "the publisher gave up";
  // A timer that the child's death would cut short.
  pollfd hung_up = {.fd = ends[0], .events = 0, .revents = 0};
  EXPECT_EQ(::poll(&hung_up, 1, moment.delay_ms), 0) << "the publisher gave up";
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
  while (read_report()) {
  }
  ::close(ends[0]);
  return known;
}

// What should be live when every event below `next` has been published.
std::map<std::string, std::int64_t> Expected(std::int64_t next) {
  std::map<std::string, std::int64_t> offsets;
  for (std::int64_t offset = 0; offset < next; ++offset)
    offsets[Event(offset).article.id] = offset;
  return offsets;
}

// Every live document of a segment by its id, as often as it is there.
void CollectLive(const fs::path& index, const SegmentInfo& info,
                 std::multimap<std::string, std::int64_t>& live) {
  const auto segment = Unwrap(OpenSegment(index, info));
  const std::string prefix(kIdPrefix);
  for (auto term = segment.allterms_begin(prefix);
       term != segment.allterms_end(prefix); ++term) {
    const std::string id = (*term).substr(prefix.size());
    for (auto posting = segment.postlist_begin(*term);
         posting != segment.postlist_end(*term); ++posting) {
      if (info.deleted.Contains(*posting)) continue;
      const auto found = Unwrap(FindEntry(segment, info.deleted, id));
      live.emplace(id, found ? found->version.offset : -1);
    }
  }
}

void CheckFiles(const fs::path& index, const Manifest& manifest) {
  std::set<std::string> named;
  for (const SegmentInfo& info : manifest.segments) {
    named.insert(info.name);
    EXPECT_TRUE(fs::exists(FilterPath(SegmentPath(index, info.name))));
    EXPECT_EQ(Xapian::Database::check(SegmentPath(index, info.name).string()),
              0u);
  }
  std::set<std::string> there;
  for (const auto& entry : fs::directory_iterator(SegmentsPath(index)))
    there.insert(entry.path().filename().string());
  EXPECT_EQ(there, named);
  EXPECT_TRUE(fs::is_empty(TemporaryPath(index)));
}

// Every entry that is live should be, and every one that retention does not
// drop is.
void CheckLive(const std::multimap<std::string, std::int64_t>& live,
               const Retention& retention, std::int64_t next) {
  auto expected = Expected(next);
  if (!retention.max_age) {
    EXPECT_THAT(live, testing::ElementsAreArray(expected));
    return;
  }
  for (const auto& [id, offset] : live) {
    const auto found = expected.find(id);
    ASSERT_TRUE(found != expected.end() && found->second == offset)
        << id << " of " << offset << " twice, or not the newest";
    expected.erase(found);
  }
  // A merge may have met the clock of the publication that was killed.
  const UnixMs now = TimeAt(next + kEventsPerSegment);
  for (const auto& [id, offset] : expected) {
    EXPECT_GT(now - TimeAt(offset), retention.max_age->count())
        << id << " is gone";
  }
}

// Returns the next offset of the index.
std::int64_t CheckIndex(const fs::path& index, const Retention& retention) {
  const auto store = Unwrap(IndexStore::Open(index));
  EXPECT_EQ(store->Statistics().filters_rebuilt, 0u);
  const auto manifest = store->Current();
  const auto found = manifest->partitions.find(kSamplePartition);
  const PartitionProgress progress =
      found == manifest->partitions.end() ? PartitionProgress{} : found->second;
  std::multimap<std::string, std::int64_t> live;
  for (const SegmentInfo& info : manifest->segments)
    CollectLive(index, info, live);
  CheckLive(live, retention, progress.next);
  EXPECT_TRUE(progress.finished.empty());
  EXPECT_TRUE(progress.tally.Balances());
  EXPECT_EQ(progress.tally.consumed, static_cast<std::uint64_t>(progress.next));
  EXPECT_EQ(progress.tally.indexed + progress.tally.tombstone,
            progress.tally.consumed);
  CheckFiles(index, *manifest);
  return progress.next;
}

void KillAgainAndAgain(const Retention& retention, std::uint32_t seed) {
  const IndexFolder folder;
  fs::create_directories(folder.path());
  std::mt19937 random(seed);
  std::int64_t next = 0;
  for (int i = 0; i < kKills && !testing::Test::HasFailure(); ++i) {
    const KillMoment moment = {
        .reports = static_cast<int>(random() % kMaxReports),
        .delay_ms = static_cast<int>(random() % kMaxDelayMs)};
    const std::int64_t safe =
        RunAndKill(folder.path(), retention, moment, next);
    next = CheckIndex(folder.path(), retention);
    EXPECT_GE(next, safe) << "what was said to be durable is gone";
  }
  std::printf("%d kills, %lld events published\n", kKills,
              static_cast<long long>(next));
  EXPECT_GT(next, kKills);
}

TEST(KillTest, NothingIsLostOrDoubledWheneverItHappens) {
  KillAgainAndAgain({}, 20260301);
}

// Sixty events, of a second each, are kept.
TEST(KillTest, RetentionLosesNothingElseWheneverItHappens) {
  KillAgainAndAgain({.max_age = std::chrono::seconds(60)}, 20260302);
}

}  // namespace
}  // namespace precis
