#include "indexer/index/manifest/manifest.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include <array>
#include <cstdio>
#include <fstream>
#include <nlohmann/json.hpp>

#include "indexer/index/manifest/layout.h"
#include "indexer/index/manifest/manifest_json.h"
#include "tests/indexer/index/sample_index.h"

namespace precis {
namespace {

using testing::HasSubstr;

Manifest Sample() {
  Manifest manifest;
  manifest.generation = 42;
  SegmentInfo segment;
  segment.name = "a";
  segment.uuid = "11111111-2222-3333-4444-555555555555";
  segment.last_docid = 90;
  segment.documents = 80;
  segment.bytes = 123456;
  segment.analysis_version = 3;
  segment.oldest = -5;
  segment.deleted.Add(2, 4);
  segment.deleted.Add(10, 11);
  manifest.segments = {segment, SegmentInfo{}};
  PartitionProgress progress;
  progress.next = 1LL << 40;
  progress.finished.Add((1LL << 40) + 5, (1LL << 40) + 9);
  progress.tally = {7, 1, 1, 1, 1, 2, 1};
  manifest.partitions[{"c", "\xff/path", 2}] = progress;
  return manifest;
}

void Overwrite(const std::filesystem::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

TEST(ManifestTest, NoneIsAnEmptyIndex) {
  const IndexFolder folder;
  EXPECT_EQ(Unwrap(LoadManifest(folder.path())), Manifest{});
}

TEST(ManifestTest, WhatIsStoredIsLoaded) {
  const IndexFolder folder;
  std::filesystem::create_directories(folder.path());
  Unwrap(StoreManifest(folder.path(), Sample()));
  EXPECT_EQ(Unwrap(LoadManifest(folder.path())), Sample());
}

TEST(ManifestTest, IsPlainJson) {
  const auto json = nlohmann::json::parse(ManifestToJson(Sample()));
  EXPECT_EQ(json["manifest"]["generation"], 42);
  EXPECT_EQ(json["manifest"]["segments"][0]["deleted"],
            nlohmann::json::array({2, 2, 6, 1}));
}

TEST(ManifestTest, EveryDamagedByteIsNoticed) {
  const std::string good = ManifestToJson(Sample());
  for (std::size_t i = 0; i < good.size(); ++i) {
    std::string bad = good;
    bad[i] = static_cast<char>(bad[i] ^ 1);
    const auto loaded = ManifestFromJson(bad);
    ASSERT_FALSE(loaded) << "byte " << i;
    EXPECT_EQ(loaded.error().code, ErrorCode::kCorrupt);
  }
}

TEST(ManifestTest, EveryCutIsNoticed) {
  const std::string good = ManifestToJson(Sample());
  for (std::size_t size = 0; size < good.size(); ++size) {
    EXPECT_FALSE(ManifestFromJson(good.substr(0, size))) << size;
  }
}

TEST(ManifestTest, DamageNamesFileAndRemedy) {
  const IndexFolder folder;
  std::filesystem::create_directories(folder.path());
  Overwrite(ManifestPath(folder.path()), "{}");
  const auto loaded = LoadManifest(folder.path());
  ASSERT_FALSE(loaded);
  EXPECT_EQ(loaded.error().code, ErrorCode::kCorrupt);
  EXPECT_THAT(loaded.error().message, HasSubstr("manifest.json"));
  EXPECT_THAT(loaded.error().message,
              HasSubstr("from a backup, or move its directory"));
}

TEST(ManifestTest, AnotherFormatIsRefused) {
  std::string body = R"({"format":2})";
  std::array<char, 16> checksum{};
  std::snprintf(checksum.data(), checksum.size(), "%08lx",
                crc32_z(0, reinterpret_cast<const unsigned char*>(body.data()),
                        body.size()));
  const auto loaded =
      ManifestFromJson(std::string(R"({"crc32":")") + checksum.data() +
                       R"(","manifest":)" + body + "}\n");
  ASSERT_FALSE(loaded);
  EXPECT_EQ(loaded.error().code, ErrorCode::kCorrupt);
  EXPECT_THAT(loaded.error().message, HasSubstr("format 2"));
}

TEST(ManifestTest, AFailedStoreLeavesTheOldOne) {
  const IndexFolder folder;
  std::filesystem::create_directories(folder.path());
  Unwrap(StoreManifest(folder.path(), Sample()));
  // The new file cannot be written where a folder is in the way.
  auto blocked = ManifestPath(folder.path());
  blocked += ".new";
  std::filesystem::create_directory(blocked);
  const auto stored = StoreManifest(folder.path(), Manifest{});
  ASSERT_FALSE(stored);
  EXPECT_EQ(stored.error().code, ErrorCode::kUnavailable);
  EXPECT_EQ(Unwrap(LoadManifest(folder.path())), Sample());
}

}  // namespace
}  // namespace precis
