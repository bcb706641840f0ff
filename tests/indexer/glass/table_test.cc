// Tables by themselves: what TableWriter wrote, TableReader reads.
#include <gtest/gtest.h>

#include <map>
#include <string>

#include "indexer/glass/table_reader.h"
#include "indexer/glass/table_writer.h"
#include "tests/indexer/glass/model.h"
#include "tests/temporary_folder.h"

namespace precis::glass {
namespace {

using Items = std::map<std::string, std::string>;

class TableTest : public testing::Test {
 protected:
  RootInfo Write(const Items& items) {
    std::filesystem::remove(folder_.path() / "docdata.glass");
    TableWriter writer(folder_.path(), Table::kDocdata);
    for (const auto& [key, tag] : items) EXPECT_TRUE(writer.Add(key, tag));
    auto root = writer.Finish();
    EXPECT_TRUE(root.has_value());
    return *root;
  }

  TableReader Open(const RootInfo& root) {
    auto reader = TableReader::Open(folder_.path(), Table::kDocdata, root);
    EXPECT_TRUE(reader.has_value()) << reader.error().message;
    return *std::move(reader);
  }

  static Items ReadAll(TableReader reader) {
    Items items;
    while (reader.Next()) items[std::string(reader.key())] = reader.tag();
    EXPECT_FALSE(reader.error()) << reader.error()->message;
    return items;
  }

  static Items RandomItems(Random& random, std::size_t count) {
    Items items;
    for (std::size_t i = 0; i < count; ++i) {
      std::string key(1 + Below(random, Below(random, 254)), '\0');
      for (char& byte : key) byte = static_cast<char>(Below(random, 3) * 85);
      std::string tag(Below(random, 200), 'x');
      if (Below(random, 50) == 0) tag.resize(Below(random, 40000), 'y');
      items[key] = tag + std::to_string(i);
    }
    return items;
  }

  TemporaryFolder folder_;
};

TEST_F(TableTest, ATableWithoutItemsHasNoFile) {
  const RootInfo root = Write({});
  EXPECT_TRUE(root.is_empty);
  EXPECT_TRUE(std::filesystem::is_empty(folder_.path()));
  EXPECT_EQ(ReadAll(Open(root)), Items{});
}

TEST_F(TableTest, WhatWasWrittenIsRead) {
  Random random(21);
  for (const std::size_t count : {1U, 2U, 40U, 500U, 20000U}) {
    const Items items = RandomItems(random, count);
    const RootInfo root = Write(items);
    EXPECT_EQ(root.entries, items.size());
    EXPECT_EQ(ReadAll(Open(root)), items);
  }
}

TEST_F(TableTest, SeekFindsTheFirstKeyThatIsNotBelow) {
  Random random(22);
  const Items items = RandomItems(random, 3000);
  const RootInfo root = Write(items);
  for (int i = 0; i < 500; ++i) {
    const Items wanted = RandomItems(random, 1);
    const std::string& key = wanted.begin()->first;
    TableReader reader = Open(root);
    const auto expected = items.lower_bound(key);
    ASSERT_EQ(reader.Seek(key), expected != items.end());
    if (expected == items.end()) continue;
    EXPECT_EQ(reader.key(), expected->first);
    EXPECT_EQ(reader.tag(), expected->second);
  }
}

TEST_F(TableTest, KeysAtTheLimitFillBranches) {
  Items items;
  for (int i = 0; i < 20000; ++i) {
    std::string key(250, 'k');
    items[key + std::to_string(10000 + i)] = "t";
  }
  const RootInfo root = Write(items);
  EXPECT_GE(root.level, 2u);
  EXPECT_EQ(ReadAll(Open(root)), items);
}

TEST_F(TableTest, AKeyThatIsTooLongIsRefused) {
  TableWriter writer(folder_.path(), Table::kDocdata);
  EXPECT_FALSE(writer.Add(std::string(256, 'k'), "t"));
  const auto root = writer.Finish();
  ASSERT_FALSE(root);
  EXPECT_EQ(root.error().code, ErrorCode::kBadInput);
}

TEST_F(TableTest, ATableWhoseFileIsGoneIsNotTakenForEmpty) {
  const RootInfo root = Write({{"key", "tag"}});
  std::filesystem::remove(folder_.path() / "docdata.glass");
  const auto reader = TableReader::Open(folder_.path(), Table::kDocdata, root);
  ASSERT_FALSE(reader);
  EXPECT_EQ(reader.error().code, ErrorCode::kUnavailable);
}

}  // namespace
}  // namespace precis::glass
