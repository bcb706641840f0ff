#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <ostream>
#include <string>
#include <vector>

#include "daemon/config/config.h"

namespace precis {
namespace {

using testing::ElementsAre;
using testing::Pair;

constexpr auto* kMinimal = R"([source.kafka]
brokers = "localhost:9092"
topic = "articles"
[index]
directory = "index"
)";

std::string Write(const std::string& text) {
  const auto* const test =
      testing::UnitTest::GetInstance()->current_test_info();
  std::string name = test->name();
  std::ranges::replace(name, '/', '_');
  const auto path =
      std::filesystem::path(testing::TempDir()) / (name + ".toml");
  std::ofstream(path) << text;
  return path;
}

Result<Config> Load(const std::string& text,
                    std::vector<const char*> environment = {}) {
  environment.push_back(nullptr);
  return LoadConfig(Write(text), environment.data());
}

// The message without the file's folder, or "ok".
std::string ProblemsOf(const std::string& text,
                       std::vector<const char*> environment = {}) {
  const auto config = Load(text, std::move(environment));
  if (config) return "ok";
  EXPECT_EQ(config.error().code, ErrorCode::kBadInput);
  std::string message = config.error().message;
  const std::string path = Write(text);
  for (auto at = message.find(path); at != message.npos;
       at = message.find(path)) {
    message.replace(at, path.size(), "FILE");
  }
  return message;
}

TEST(LoadConfigTest, WhatIsNotSetHasItsDefault) {
  const auto config = Load(kMinimal);
  ASSERT_TRUE(config) << config.error().message;
  EXPECT_EQ(config->source.type, SourceType::kKafka);
  EXPECT_EQ(config->source.kafka.brokers, "localhost:9092");
  EXPECT_EQ(config->source.kafka.group_id, "precis");
  EXPECT_EQ(config->index.directory, "index");
  EXPECT_EQ(config->pipeline.batch_bytes, 4U << 20);
  EXPECT_EQ(config->serve.port, 8080);
}

TEST(LoadConfigTest, EveryKindOfValueIsTaken) {
  const auto config = Load(R"(
[source]
type = "file"
[source.file]
path = "-"
exit_at_end = true
[dead_letters]
file = "refused.ndjson"
[pipeline]
workers = 4
segment_bytes = "32MiB"
batch_bytes = 5000000
segment_age = "250ms"
drain_deadline = 1500
[index]
directory = "/srv/index"
[log]
level = "debug"
)");
  ASSERT_TRUE(config) << config.error().message;
  EXPECT_EQ(config->source.type, SourceType::kFile);
  EXPECT_EQ(config->source.file.path, "-");
  EXPECT_TRUE(config->source.file.exit_at_end);
  EXPECT_EQ(config->dead_letters.file, "refused.ndjson");
  EXPECT_EQ(config->pipeline.workers, 4);
  EXPECT_EQ(config->pipeline.segment_bytes, 32U << 20);
  EXPECT_EQ(config->pipeline.batch_bytes, 5'000'000);
  EXPECT_EQ(config->pipeline.segment_age, std::chrono::milliseconds(250));
  EXPECT_EQ(config->pipeline.drain_deadline, std::chrono::milliseconds(1500));
  EXPECT_EQ(config->log.level, "debug");
}

TEST(LoadConfigTest, RdkafkaPropertiesMayBeQuotedOrNot) {
  const auto config = Load(std::string(kMinimal) + R"(
[source.kafka.rdkafka]
security.protocol = "sasl_ssl"
"fetch.min.bytes" = 10
socket.keepalive.enable = true
)");
  ASSERT_TRUE(config) << config.error().message;
  EXPECT_THAT(config->source.kafka.rdkafka,
              ElementsAre(Pair("fetch.min.bytes", "10"),
                          Pair("security.protocol", "sasl_ssl"),
                          Pair("socket.keepalive.enable", "true")));
}

TEST(LoadConfigTest, TheEnvironmentOverridesTheFile) {
  const auto config = Load(
      std::string(kMinimal) + "[source.kafka.rdkafka]\na.b = \"1\"\n",
      {"HOME=/root", "PRECIS_INDEX_DIRECTORY=/elsewhere",
       "PRECIS_SOURCE_KAFKA_GROUP_ID=g", "PRECIS_PIPELINE_WORKERS=3",
       "PRECIS_PIPELINE_SEGMENT_BYTES=1MiB", "PRECIS_SOURCE_TYPE=kafka",
       "PRECIS_PIPELINE_MAX_EVENT_BYTES=2048", "PRECIS_PIPELINE_SEGMENT_AGE=2s",
       "PRECIS_SOURCE_FILE_EXIT_AT_END=true",
       "PRECIS_DEAD_LETTERS_TOPIC=refused",
       "PRECIS_SOURCE_KAFKA_RDKAFKA=c=2;d.e=f=g"});
  ASSERT_TRUE(config) << config.error().message;
  EXPECT_EQ(config->index.directory, "/elsewhere");
  EXPECT_EQ(config->source.kafka.group_id, "g");
  EXPECT_EQ(config->pipeline.workers, 3);
  EXPECT_EQ(config->pipeline.segment_bytes, 1U << 20);
  EXPECT_EQ(config->pipeline.max_event_bytes, 2048);
  EXPECT_EQ(config->pipeline.segment_age, std::chrono::seconds(2));
  EXPECT_TRUE(config->source.file.exit_at_end);
  EXPECT_EQ(config->dead_letters.topic, "refused");
  EXPECT_THAT(
      config->source.kafka.rdkafka,
      ElementsAre(Pair("a.b", "1"), Pair("c", "2"), Pair("d.e", "f=g")));
}

TEST(LoadConfigTest, TheEnvironmentAloneIsEnough) {
  const std::vector<const char*> environment = {
      "PRECIS_SOURCE_TYPE=demo", "PRECIS_INDEX_DIRECTORY=i", nullptr};
  const auto config = LoadConfig("", environment.data());
  ASSERT_TRUE(config) << config.error().message;
  EXPECT_EQ(config->source.type, SourceType::kDemo);
}

TEST(LoadConfigTest, NoEnvironmentIsFine) {
  EXPECT_TRUE(LoadConfig(Write(kMinimal), nullptr));
}

TEST(LoadConfigTest, AFileThatIsNotThereIsNamed) {
  const auto config = LoadConfig("/no/such/precisd.toml", nullptr);
  ASSERT_FALSE(config);
  EXPECT_EQ(config.error().message, "/no/such/precisd.toml: cannot be read");
  EXPECT_FALSE(LoadConfig(testing::TempDir(), nullptr));
}

TEST(LoadConfigTest, WhatIsNotTomlIsNamedByItsLine) {
  EXPECT_THAT(ProblemsOf("[index]\ndirectory = \n"),
              testing::StartsWith("FILE:2: "));
  EXPECT_THAT(ProblemsOf("[index]\nmax_segments = 1\nmax_segments = 2\n"),
              testing::StartsWith("FILE:3: "));
}

TEST(LoadConfigTest, AllProblemsAreReportedInTheirOrder) {
  EXPECT_EQ(
      ProblemsOf("[serve]\nport = 70000\nprot = 1\n[log]\nlevel = \"loud\"\n",
                 {"PRECIS_SERVE_THREADS=none"}),
      "FILE:2: serve.port: expected a value from 0 to 65535, not 70000\n"
      "FILE:3: serve.prot: unknown key; did you mean serve.port?\n"
      "FILE:5: log.level: expected one of \"trace\", \"debug\", \"info\", "
      "\"warn\", \"error\", not \"loud\"\n"
      "environment: PRECIS_SERVE_THREADS: expected an integer from 1 to 1024, "
      "not \"none\"\n"
      "FILE: source.kafka.brokers: required when source.type is \"kafka\": "
      "\"host:port,host:port\"\n"
      "FILE: source.kafka.topic: required when source.type is \"kafka\": the "
      "topic to read\n"
      "FILE: index.directory: required: a directory for the index, such as "
      "\"/var/lib/precis\"");
}

struct ProblemCase {
  std::string name;
  std::string addition;  // To a file of five lines that is in order.
  std::vector<const char*> environment;
  std::string problem;
};

void PrintTo(const ProblemCase& problem_case, std::ostream* out) {
  *out << problem_case.addition;
}

class ConfigProblemTest : public testing::TestWithParam<ProblemCase> {};

TEST_P(ConfigProblemTest, IsNamed) {
  EXPECT_EQ(ProblemsOf(kMinimal + GetParam().addition, GetParam().environment),
            GetParam().problem);
}

INSTANTIATE_TEST_SUITE_P(
    , ConfigProblemTest,
    testing::ValuesIn(std::vector<ProblemCase>{
        {"None", "", {}, "ok"},
        {"UnknownKey",
         "max_segment = 3",
         {},
         "FILE:6: index.max_segment: unknown key; did you mean "
         "index.max_segments?"},
        {"UnknownKeyLikeNoOther",
         "zstd_dictionary = 3",
         {},
         "FILE:6: index.zstd_dictionary: unknown key"},
        {"UnknownSection",
         "[pipelines]\nworkers = 3",
         {},
         "FILE:6: pipelines: unknown section; did you mean pipeline?"},
        {"KeyOutsideItsSection",
         "[pipeline]\n[pipeline.x]",
         {},
         "FILE:7: pipeline.x: unknown section; did you mean pipeline?"},
        {"SectionAsValue",
         "[source]\nfile = \"x\"",
         {},
         "FILE:7: source.file: expected a table, not \"x\""},
        {"TableAsValue",
         "[log]\nlevel.all = \"info\"",
         {},
         "FILE:7: log.level: expected one of \"trace\", \"debug\", \"info\", "
         "\"warn\", \"error\", not a table"},
        {"NumberForText",
         "[serve]\naddress = 127",
         {},
         "FILE:7: serve.address: expected a string, not 127"},
        {"EmptyText",
         "[serve]\naddress = \"\"",
         {},
         "FILE:7: serve.address: must not be empty"},
        {"ListForPath",
         "[dead_letters]\nfile = [\"a\"]",
         {},
         "FILE:7: dead_letters.file: expected a string, not an array"},
        {"TextForInteger",
         "[pipeline]\nworkers = \"4\"",
         {},
         "FILE:7: pipeline.workers: expected an integer from 0 to 1024, not "
         "\"4\""},
        {"FloatForInteger",
         "[pipeline]\nworkers = 1.5",
         {},
         "FILE:7: pipeline.workers: expected an integer from 0 to 1024, not a "
         "float"},
        {"NegativeInteger",
         "[pipeline]\nworkers = -1",
         {},
         "FILE:7: pipeline.workers: expected a value from 0 to 1024, not -1"},
        {"UnitNobodyKnows",
         "[pipeline]\nsegment_bytes = \"64Mb\"",
         {},
         "FILE:7: pipeline.segment_bytes: expected bytes or a size such as "
         "\"64MiB\" from \"1KiB\" to \"4GiB\", not \"64Mb\""},
        {"SizeTooSmall",
         "[pipeline]\nsegment_bytes = 10",
         {},
         "FILE:7: pipeline.segment_bytes: expected a value from \"1KiB\" to "
         "\"4GiB\", not 10"},
        {"TimeTooLong",
         "[pipeline]\nsegment_age = \"2h\"",
         {},
         "FILE:7: pipeline.segment_age: expected a value from \"1ms\" to "
         "\"1h\", not \"2h\""},
        {"TextForFlag",
         "[source.file]\nexit_at_end = \"yes\"",
         {},
         "FILE:7: source.file.exit_at_end: expected true or false, not "
         "\"yes\""},
        {"UnknownSource",
         "[source]\ntype = \"pulsar\"",
         {},
         "FILE:7: source.type: expected one of \"kafka\", \"file\", \"demo\", "
         "not \"pulsar\""},
        {"FileSourceWithoutPath",
         "[source]\ntype = \"file\"",
         {},
         "FILE: source.file.path: required when source.type is \"file\": an "
         "NDJSON file or \"-\""},
        {"BatchSmallerThanEvent",
         "[pipeline]\nbatch_bytes = \"1MiB\"",
         {},
         "FILE:7: pipeline.batch_bytes: must hold the largest event: at least "
         "pipeline.max_event_bytes (4194304)"},
        {"RetentionIsOff", "[retention]\nmax_age = 0\nmax_bytes = 0", {}, "ok"},
        {"RetentionInDays",
         "[retention]\nmax_age = \"365d\"\nmax_bytes = \"1GiB\"",
         {},
         "ok"},
        {"RetentionOfASecond",
         "[retention]\nmax_age = \"1s\"",
         {},
         "FILE:7: retention.max_age: must be 0 (keep for ever) or at least an "
         "hour: \"365d\""},
        {"RetentionOfAFewBytes",
         "[retention]\nmax_bytes = 100",
         {},
         "FILE:7: retention.max_bytes: must be 0 (no limit) or at least "
         "\"64MiB\""},
        {"UnknownWriter",
         "writer = \"sqlite\"",
         {},
         "FILE:6: index.writer: expected one of \"bulk\", \"xapian\", not "
         "\"sqlite\""},
        {"DeadLettersIntoTheirSource",
         "[dead_letters]\ntopic = \"articles\"",
         {},
         "FILE:7: dead_letters.topic: must not be source.kafka.topic: refused "
         "events would come back"},
        {"DeadLetterTopicForAFile",
         "[source]\ntype = \"file\"\nfile.path = \"-\"\n[dead_letters]\ntopic "
         "= \"t\"",
         {},
         "FILE:10: dead_letters.topic: a file source has no broker: set "
         "dead_letters.file instead"},
        {"OwnedProperty",
         "[source.kafka.rdkafka]\nenable.auto.commit = \"true\"",
         {},
         "FILE:6: source.kafka.rdkafka: property 'enable.auto.commit' may not "
         "be set: precisd commits offsets itself, after what they stand for "
         "was published"},
        {"OwnedBrokers",
         "[source.kafka.rdkafka]\n\"bootstrap.servers\" = \"x\"",
         {},
         "FILE:6: source.kafka.rdkafka: property 'bootstrap.servers' may not "
         "be set: set source.kafka.brokers instead"},
        {"PropertyOfWrongType",
         "[source.kafka.rdkafka]\na = [1]",
         {},
         "FILE:6: source.kafka.rdkafka: expected a table of strings"},
        {"UnknownVariable",
         "",
         {"PRECIS_PIPELINE_WORKER=4"},
         "environment: PRECIS_PIPELINE_WORKER: unknown variable; did you mean "
         "PRECIS_PIPELINE_WORKERS?"},
        {"EmptyVariable",
         "",
         {"PRECIS_PIPELINE_WORKERS="},
         "environment: PRECIS_PIPELINE_WORKERS: expected an integer from 0 to "
         "1024, not \"\""},
        {"VariableTakesAway",
         "",
         {"PRECIS_SOURCE_KAFKA_TOPIC="},
         "environment: source.kafka.topic: required when source.type is "
         "\"kafka\": the topic to read"},
        {"OwnedPropertyInVariable",
         "",
         {"PRECIS_SOURCE_KAFKA_RDKAFKA=group.id=x"},
         "environment: PRECIS_SOURCE_KAFKA_RDKAFKA: property 'group.id' may "
         "not be set: set source.kafka.group_id instead"},
        {"PasswordInBadVariable",
         "",
         {"PRECIS_SOURCE_KAFKA_RDKAFKA=sasl.password:hunter2"},
         "environment: PRECIS_SOURCE_KAFKA_RDKAFKA: expected "
         "\"name=value;name=value\""},
    }),
    [](const auto& param_info) { return param_info.param.name; });

}  // namespace
}  // namespace precis
