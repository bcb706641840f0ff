// Another process searches the same index, as `precis search` does, while this
// one publishes, merges and removes segments: no error, no wrong result.
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <optional>
#include <string>

#include "tests/indexer/search/search_test_base.h"

namespace precis {
namespace {

constexpr int kIds = 8;
constexpr int kRounds = 120;

// What is wrong with what `searcher` finds; empty: nothing. Whatever generation
// it sees, each entry is there once, with its text and its quotes' positions.
std::string ProblemOf(Searcher& searcher) {
  const auto found = searcher.Search({.query = "\"harbour cranes\""});
  if (!found) return found.error().message;
  if (found->entries.size() != kIds) {
    return std::to_string(found->entries.size()) + " entries in generation " +
           std::to_string(found->generation);
  }
  for (const EntryHit& hit : found->entries) {
    if (!hit.snippet_html.contains("<b>harbour cranes</b>")) {
      return "snippet: " + hit.snippet_html;
    }
  }
  if (found->sources.size() != 1 || found->sources[0].count != kIds) {
    return "facets are wrong";
  }
  const auto json = searcher.EntryJson("e3");
  if (!json) return json.error().message;
  const std::optional<std::string>& entry = *json;
  if (!entry || !entry->contains("speaks of harbour cranes")) {
    return "entry e3 is not there";
  }
  return {};
}

// Searches until `stop` is closed: with a new searcher each time, and with one
// that follows. Writes the number of rounds, or what was wrong, to `report`.
[[noreturn]] void SearchInThisProcess(const std::filesystem::path& index,
                                      int stop, int report) {
  std::string problem;
  int rounds = 0;
  auto followed = Searcher::Open(index);
  if (!followed) problem = followed.error().message;
  // Its end is readable as soon as the other has closed it.
  pollfd stopped = {.fd = stop, .events = POLLIN, .revents = 0};
  while (problem.empty() && ::poll(&stopped, 1, 0) == 0) {
    auto fresh = Searcher::Open(index);
    problem = fresh ? ProblemOf(**fresh) : fresh.error().message;
    if (!problem.empty()) break;
    if (auto refreshed = (*followed)->Refresh(); !refreshed) {
      problem = refreshed.error().message;
      break;
    }
    problem = ProblemOf(**followed);
    ++rounds;
  }
  const std::string text = problem.empty() ? std::to_string(rounds) : problem;
  static_cast<void>(::write(report, text.data(), text.size()));
  ::_exit(problem.empty() ? 0 : 1);
}

class SecondProcessTest : public SearchTestBase {
 protected:
  void PublishAll() {
    std::vector<Entry> entries;
    for (int i = 0; i < kIds; ++i) {
      entries.push_back(SampleEntry("e" + std::to_string(i), next_offset_++));
    }
    // Something that stays, so that there is something to merge.
    Entry other =
        SampleEntry("other" + std::to_string(next_offset_), next_offset_);
    ++next_offset_;
    other.article.text = "Nothing of the kind.";
    entries.push_back(other);
    Publish(entries);
  }
};

TEST_F(SecondProcessTest, SeesNoErrorAndNoWrongResult) {
  PublishAll();
  int stop[2] = {-1, -1};
  int report[2] = {-1, -1};
  ASSERT_EQ(::pipe(stop), 0);
  ASSERT_EQ(::pipe(report), 0);
  const pid_t child = ::fork();
  ASSERT_NE(child, -1);
  if (child == 0) {
    ::close(stop[1]);
    ::close(report[0]);
    SearchInThisProcess(folder_.path(), stop[0], report[1]);
  }
  ::close(stop[0]);
  ::close(report[1]);
  for (int round = 0; round < kRounds; ++round) {
    PublishAll();
    if (round % 3 == 0) Unwrap(store_->Merge(3));
    if (round % 20 == 0) Unwrap(store_->Compact());
  }
  ::close(stop[1]);
  std::string said(4096, '\0');
  const auto bytes = ::read(report[0], said.data(), said.size());
  said.resize(bytes > 0 ? static_cast<std::size_t>(bytes) : 0);
  ::close(report[0]);
  int status = -1;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  EXPECT_EQ(status, 0) << said;
  RecordProperty("rounds", said);
  std::printf("%s rounds of searches in the other process\n", said.c_str());
}

}  // namespace
}  // namespace precis
