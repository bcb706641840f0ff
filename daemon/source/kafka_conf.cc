#include "daemon/source/kafka_conf.h"

#include <spdlog/spdlog.h>

#include <array>

namespace precis {
namespace {

// librdkafka logs with syslog's levels.
spdlog::level::level_enum LevelOf(int syslog_level) {
  if (syslog_level <= 3) return spdlog::level::err;
  if (syslog_level == 4) return spdlog::level::warn;
  if (syslog_level <= 6) return spdlog::level::info;
  return spdlog::level::debug;
}

void Log(const rd_kafka_t* /*client*/, int level, const char* facility,
         const char* message) {
  spdlog::log(LevelOf(level), "kafka: {}: {}", facility, message);
}

}  // namespace

Result<KafkaConf> MakeKafkaConf(
    const std::map<std::string, std::string>& properties) {
  KafkaConf conf(rd_kafka_conf_new());
  rd_kafka_conf_set_log_cb(conf.get(), Log);
  std::array<char, 512> reason{};
  for (const auto& [name, value] : properties) {
    if (rd_kafka_conf_set(conf.get(), name.c_str(), value.c_str(),
                          reason.data(), reason.size()) != RD_KAFKA_CONF_OK) {
      return Fail(ErrorCode::kBadInput,
                  "source.kafka.rdkafka '" + name + "': " + reason.data());
    }
  }
  return conf;
}

Result<KafkaHandle> MakeKafkaHandle(rd_kafka_type_t type, KafkaConf conf) {
  std::array<char, 512> reason{};
  KafkaHandle handle(
      rd_kafka_new(type, conf.get(), reason.data(), reason.size()));
  if (!handle) {
    return Fail(ErrorCode::kBadInput, std::string("kafka: ") + reason.data());
  }
  // rd_kafka_new took it: only on success.
  [[maybe_unused]] const rd_kafka_conf_t* const taken = conf.release();
  return handle;
}

}  // namespace precis
