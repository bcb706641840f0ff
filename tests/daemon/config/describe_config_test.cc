#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include "daemon/config/config.h"
#include "daemon/config/config_key.h"

namespace precis {
namespace {

using testing::HasSubstr;
using testing::Not;

const std::string& ReferencePath() {
  static const std::string path =
      std::string(PRECIS_SOURCE_DIR) + "/deploy/precisd.toml";
  return path;
}

std::string ReadAll(const std::string& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string Write(const std::string& name, const std::string& text) {
  const auto path = std::filesystem::path(testing::TempDir()) / name;
  std::ofstream(path) << text;
  return path;
}

TEST(ReferenceFileTest, IsTheOneThatIsDeployed) {
  EXPECT_EQ(ReadAll(ReferencePath()), ReferenceFile())
      << "to mend it: cp " << Write("precisd.toml", ReferenceFile()) << " "
      << ReferencePath();
}

TEST(ReferenceFileTest, LoadsAsItIs) {
  const auto config = LoadConfig(ReferencePath(), nullptr);
  EXPECT_TRUE(config) << config.error().message;
}

// "#key = value" made "key = value"; prose stands behind "# ".
std::string WithoutHashes(const std::string& text) {
  std::string active;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool key = text[i] == '#' && i > 0 && text[i - 1] == '\n' &&
                     i + 1 < text.size() && text[i + 1] >= 'a' &&
                     text[i + 1] <= 'z';
    if (!key) active += text[i];
  }
  return active;
}

TEST(ReferenceFileTest, WhatIsBehindTheHashIsTheDefault) {
  const std::string text = ReadAll(ReferencePath());
  const std::string active = WithoutHashes(text);
  ASSERT_NE(active, text);
  const auto as_it_is = LoadConfig(ReferencePath(), nullptr);
  const auto with_all = LoadConfig(Write("active.toml", active), nullptr);
  ASSERT_TRUE(with_all) << with_all.error().message;
  EXPECT_EQ(Describe(*with_all), Describe(*as_it_is));
}

TEST(ReferenceFileTest, NamesEveryKeyOfEverySection) {
  const std::string text = ReadAll(ReferencePath());
  for (const ConfigSection& section : ConfigSections()) {
    EXPECT_THAT(text, HasSubstr("[" + std::string(section.name) + "]"));
  }
  for (const ConfigKey& key : ConfigKeys()) {
    EXPECT_FALSE(key.doc.empty()) << key.name;
    EXPECT_THAT(text,
                testing::AnyOf(HasSubstr(std::string(key.leaf()) + " = "),
                               HasSubstr("[" + std::string(key.name) + "]")));
  }
}

TEST(DescribeTest, IsReadBackAsItWas) {
  Config config;
  config.source.type = SourceType::kDemo;
  config.source.kafka.rdkafka["client.id"] = "a \"b\"\n";
  config.source.demo.feed = "feed.ndjson";
  config.pipeline.segment_age = std::chrono::milliseconds(1234);
  config.pipeline.batch_bytes = (std::size_t{5} << 20) + 1;
  config.index.directory = "in dex\\";
  config.log.format = "json";
  const std::string text = Describe(config);
  const auto again = LoadConfig(Write("again.toml", text), nullptr);
  ASSERT_TRUE(again) << again.error().message;
  EXPECT_EQ(Describe(*again), text);
  EXPECT_EQ(again->source.kafka.rdkafka, config.source.kafka.rdkafka);
  EXPECT_EQ(again->index.directory, config.index.directory);
  EXPECT_EQ(again->pipeline.segment_age, config.pipeline.segment_age);
  EXPECT_EQ(again->pipeline.batch_bytes, config.pipeline.batch_bytes);
}

TEST(DescribeTest, HidesSecrets) {
  Config config;
  for (const auto* name :
       {"sasl.password", "ssl.key.password", "ssl.key.pem",
        "ssl.keystore.password", "sasl.oauthbearer.client.secret",
        "sasl.oauthbearer.config"}) {
    config.source.kafka.rdkafka[name] = "hunter2";
  }
  config.source.kafka.rdkafka["sasl.username"] = "reader";
  const std::string text = Describe(config);
  EXPECT_THAT(text, Not(HasSubstr("hunter2")));
  EXPECT_THAT(text, HasSubstr("\"sasl.password\" = \"(hidden)\""));
  EXPECT_THAT(text, HasSubstr("\"sasl.username\" = \"reader\""));
}

TEST(ConfigKeyTest, VariablesAreAllDifferent) {
  std::set<std::string> variables;
  for (const ConfigKey& key : ConfigKeys()) {
    EXPECT_TRUE(variables.insert(key.variable()).second) << key.name;
  }
  EXPECT_TRUE(variables.contains("PRECIS_DEAD_LETTERS_FILE"));
}

}  // namespace
}  // namespace precis
