// Kills a reanalysis at random moments, again and again, until one gets to the
// end: at any time every entry is there once, old or new, and none is made anew
// twice.
#include <gtest/gtest.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <map>
#include <random>

#include "daemon/pipeline/reanalyse.h"
#include "indexer/index/entry/entry_json.h"
#include "indexer/index/segment/stored_entry.h"
#include "indexer/index/store/check_index.h"
#include "tests/daemon/pipeline/older_index.h"

namespace precis {
namespace {

namespace fs = std::filesystem;

constexpr int kEvents = 160;
constexpr int kMostReports = 5;  // Of eight entries each.
constexpr int kMostDelayMs = 20;

// Writes a byte to `pipe` now and then.
[[noreturn]] void ReanalyseAndSay(const fs::path& index, int pipe) {
  const auto store = Unwrap(IndexStore::Open(index));
  const ReanalyseSettings settings = {
      .threads = 2, .segment_entries = 5, .max_segments = 3};
  Unwrap(Reanalyse(*store, settings, {}, [pipe](const ReanalyseCounts&) {
    if (::write(pipe, "", 1) != 1) ::_exit(1);
  }));
  ::_exit(0);
}

// Whether it got to its end before it was killed.
bool RunAndKill(const fs::path& index, std::uint32_t reports, int delay_ms) {
  int ends[2] = {-1, -1};
  if (::pipe(ends) != 0) throw std::runtime_error("no pipe");
  const pid_t child = ::fork();
  if (child == 0) {
    ::close(ends[0]);
    ReanalyseAndSay(index, ends[1]);
  }
  ::close(ends[1]);
  char said = 0;
  while (reports > 0 && ::read(ends[0], &said, 1) == 1) --reports;
  // A timer that the child's end would cut short.
  pollfd hung_up = {.fd = ends[0], .events = 0, .revents = 0};
  ::poll(&hung_up, 1, delay_ms);
  ::kill(child, SIGKILL);
  int status = 0;
  ::waitpid(child, &status, 0);
  ::close(ends[0]);
  EXPECT_TRUE(WIFSIGNALED(status) || WEXITSTATUS(status) == 0);
  return WIFEXITED(status);
}

std::multimap<std::string, std::string> LiveEntries(const IndexStore& store) {
  std::multimap<std::string, std::string> live;
  for (const SegmentInfo& info : store.Current()->segments) {
    const auto reader = Unwrap(EntryReader::Open(store.path(), info));
    for (const std::uint32_t document : Unwrap(reader.FirstDocuments())) {
      const StoredEntry stored = Unwrap(reader.Read(document));
      live.emplace(Unwrap(EntryWithoutAnalysis(stored)).article.id,
                   stored.json);
    }
  }
  return live;
}

// Returns how many entries are new.
int CheckEntries(const IndexStore& store,
                 const std::vector<std::string>& events) {
  const auto live = LiveEntries(store);
  EXPECT_EQ(live.size(), events.size());
  int made_anew = 0;
  for (std::size_t i = 0; i < events.size(); ++i) {
    const auto offset = static_cast<std::int64_t>(i);
    const Entry entry = NewEntry(events[i], offset);
    const auto found = live.find(entry.article.id);
    if (found == live.end()) {
      ADD_FAILURE() << entry.article.id << " is gone";
    } else if (found->second == EntryToJson(entry)) {
      ++made_anew;
    } else {
      EXPECT_EQ(found->second, EntryToJson(OldEntry(events[i], offset)));
    }
  }
  return made_anew;
}

TEST(ReanalyseKillTest, EveryEntryIsThereOnceWheneverItHappens) {
  const IndexFolder folder;
  const auto events = SomeEvents(kEvents);
  {
    const auto store = Unwrap(IndexStore::Open(folder.path()));
    IndexEvents(*store, events, OldEntry);
  }
  std::mt19937 random(20261122);
  int kills = 0;
  int made_anew = 0;
  const auto below = [&random](std::uint32_t limit) {
    return static_cast<std::uint32_t>(random()) % limit;
  };
  while (!testing::Test::HasFailure() &&
         !RunAndKill(folder.path(), below(kMostReports),
                     static_cast<int>(below(kMostDelayMs)))) {
    ++kills;
    const auto store = Unwrap(IndexStore::Open(folder.path()));
    const int now = CheckEntries(*store, events);
    EXPECT_GE(now, made_anew) << "what was done is undone";
    made_anew = now;
  }
  std::printf("%d kills\n", kills);
  EXPECT_GT(kills, 5);
  const auto store = Unwrap(IndexStore::Open(folder.path()));
  EXPECT_EQ(CheckEntries(*store, events), kEvents);
  EXPECT_TRUE(Unwrap(CheckIndex(folder.path(), {})).problems.empty());
}

}  // namespace
}  // namespace precis
