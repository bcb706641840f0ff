#include "indexer/glass/version_file.h"

#include <gtest/gtest.h>
#include <xapian.h>

#include "tests/indexer/glass/model.h"
#include "tests/temporary_folder.h"

namespace precis::glass {
namespace {

TEST(VersionFileTest, XapiansIsReadAndWrittenTheSame) {
  const TemporaryFolder folder;
  Random random(31);
  WriteWithXapian(RandomModel(random, {.documents = 90}),
                  folder.path() / "database");
  const auto version = ReadVersion(folder.path() / "database");
  ASSERT_TRUE(version.has_value()) << version.error().message;
  const Xapian::Database database((folder.path() / "database").string());
  EXPECT_EQ(ToString(version->uuid), database.get_uuid());
  EXPECT_EQ(version->statistics.documents, 90u);
  EXPECT_EQ(version->statistics.total_length, database.get_total_length());
  EXPECT_EQ(Serialise(*version), folder.Read("database/iamglass"));
}

TEST(VersionFileTest, AnotherFormatIsRefused) {
  std::string bytes = Serialise({});
  ASSERT_TRUE(ParseVersion(bytes).has_value());
  ++bytes[15];  // The day of its date.
  const auto version = ParseVersion(bytes);
  ASSERT_FALSE(version.has_value());
  EXPECT_EQ(version.error().code, ErrorCode::kCorrupt);
  EXPECT_NE(version.error().message.find("2016-03-14"), std::string::npos);
}

TEST(VersionFileTest, HalfAFileIsRefused) {
  const std::string bytes = Serialise({});
  for (std::size_t size = 0; size < bytes.size() - 8; ++size) {
    EXPECT_FALSE(ParseVersion(bytes.substr(0, size)).has_value()) << size;
  }
}

TEST(VersionFileTest, AMissingFileIsUnavailable) {
  const TemporaryFolder folder;
  const auto version = ReadVersion(folder.path());
  ASSERT_FALSE(version.has_value());
  EXPECT_EQ(version.error().code, ErrorCode::kUnavailable);
}

TEST(VersionFileTest, UuidsDiffer) {
  EXPECT_NE(RandomUuid(), RandomUuid());
  EXPECT_EQ(ToString(Uuid{1, 2, 0xab}), "0102ab00-0000-0000-0000-000000000000");
}

}  // namespace
}  // namespace precis::glass
