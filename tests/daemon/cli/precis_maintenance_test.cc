// compact and check over a real index: alone, and with a daemon that has it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "daemon/cli/precis_check.h"
#include "daemon/cli/precis_compact.h"
#include "daemon/cli/status.h"
#include "indexer/index/manifest/layout.h"
#include "indexer/index/segment/segment_filter.h"
#include "tests/daemon/cli/captured_console.h"
#include "tests/daemon/serve/sample_serving.h"

namespace precis {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

class PrecisMaintenanceTest : public testing::Test {
 protected:
  PrecisMaintenanceTest() {
    auto store = Unwrap(IndexStore::Open(folder_.path()));
    for (int i = 0; i < 5; ++i) {
      PublishEntries(*store, {SampleEntry("e" + std::to_string(i), i)});
    }
  }

  Manifest Load() const { return Unwrap(LoadManifest(folder_.path())); }
  int Compact() {
    return CompactCommand({.index = folder_.path(), .config = {}},
                          console_.Get());
  }
  int Check() {
    return CheckCommand({.index = folder_.path(), .config = {}},
                        console_.Get());
  }

  TemporaryFolder folder_;
  CapturedConsole console_;
};

TEST_F(PrecisMaintenanceTest, CompactMakesOneSegment) {
  EXPECT_EQ(Compact(), kExitOk) << console_.error.str();
  EXPECT_EQ(Load().segments.size(), 1u);
  EXPECT_EQ(console_.out.str(), "compacted: 1 segment\n");
  EXPECT_THAT(console_.error.str(), HasSubstr("merging: 0 %"));
}

TEST_F(PrecisMaintenanceTest, ADaemonWithoutAnAddressIsNamed) {
  const auto store = Unwrap(IndexStore::Open(folder_.path()));
  EXPECT_EQ(Compact(), kExitUnavailable);
  EXPECT_THAT(console_.error.str(), HasSubstr("in use by process"));
}

TEST_F(PrecisMaintenanceTest, ADaemonThatDoesNotAnswerIsNamed) {
  const auto store = Unwrap(IndexStore::Open(folder_.path()));
  Unwrap(store->Announce("http://127.0.0.1:1"));
  EXPECT_EQ(Compact(), kExitUnavailable);
  EXPECT_THAT(console_.error.str(), HasSubstr("http://127.0.0.1:1"));
}

// The daemon's half, over a store that is compacted while it is asked.
TEST_F(PrecisMaintenanceTest, TheDaemonIsAskedAndWaitedFor) {
  const auto store = Unwrap(IndexStore::Open(folder_.path()));
  SearcherPool searchers(folder_.path(), 1);
  std::atomic<std::uint64_t> asked = 0;
  std::atomic<std::uint64_t> finished = 0;
  ServerHooks hooks = SampleHooks().Make();
  hooks.readiness = [] { return Readiness{true, ""}; };
  hooks.observe_request = nullptr;
  hooks.request_compaction = [&] { return ++asked; };
  hooks.compaction_json = [&](std::uint64_t after) {
    if (after > finished) {
      Unwrap(store->Compact());
      finished = after;
    }
    return CompactionJson({.asked = asked,
                           .finished = finished,
                           .error = "",
                           .segments = store->Current()->segments.size(),
                           .bytes_read = 10,
                           .bytes = 10});
  };
  auto server = Unwrap(HttpServer::Start(
      SampleSettings(folder_.path() / "none"), searchers, std::move(hooks)));
  Unwrap(store->Announce("http://127.0.0.1:" + std::to_string(server->port())));
  EXPECT_EQ(Compact(), kExitOk) << console_.error.str();
  EXPECT_EQ(console_.out.str(), "compacted: 1 segment\n");
  EXPECT_EQ(asked, 1u);

  httplib::Client stranger("127.0.0.1", server->port());
  EXPECT_EQ(stranger.Post("/v1/compact")->status, 403);
  EXPECT_EQ(stranger.Get("/v1/compact")->status, 403);
  stranger.set_default_headers(
      {{"Precis-Admin", "x"}, {"X-Forwarded-For", "192.0.2.1"}});
  EXPECT_EQ(stranger.Post("/v1/compact")->status, 403);
  EXPECT_EQ(asked, 1u);
}

TEST_F(PrecisMaintenanceTest, CheckFindsNothingWrong) {
  EXPECT_EQ(Check(), kExitOk) << console_.out.str();
  EXPECT_EQ(console_.out.str(), "5 segments, 5 documents: all is well\n");
}

TEST_F(PrecisMaintenanceTest, CheckFindsADamagedTable) {
  const auto path =
      SegmentPath(folder_.path(), Load().segments[2].name) / "postlist.glass";
  std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(-1500, std::ios::end);  // Blocks are filled from their ends.
  file << std::string(1000, '\x5a');
  file.close();
  EXPECT_EQ(Check(), kExitNothing);
  EXPECT_THAT(console_.out.str(), HasSubstr(Load().segments[2].name));
  EXPECT_THAT(console_.out.str(), HasSubstr("DAMAGED"));
}

TEST_F(PrecisMaintenanceTest, CheckFindsAFilterThatDeniesAnId) {
  static_cast<void>(Unwrap(WriteFilter(
      SegmentPath(folder_.path(), Load().segments[1].name), IdFilter(10))));
  EXPECT_EQ(Check(), kExitNothing);
  EXPECT_THAT(console_.out.str(), HasSubstr("denies an id"));
}

TEST_F(PrecisMaintenanceTest, CheckFindsASegmentThatIsMissing) {
  fs::remove_all(SegmentPath(folder_.path(), Load().segments[0].name));
  EXPECT_EQ(Check(), kExitNothing);
}

TEST_F(PrecisMaintenanceTest, CheckFindsADamagedManifest) {
  std::ofstream(ManifestPath(folder_.path())) << "damaged";
  EXPECT_EQ(Check(), kExitNothing);
  EXPECT_THAT(console_.out.str(), HasSubstr("manifest"));
}

}  // namespace
}  // namespace precis
