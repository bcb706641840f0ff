#pragma once

#include <map>
#include <string>

#include "daemon/source/kafka_handles.h"
#include "indexer/base/result.h"

namespace precis {

// A librdkafka configuration with `properties` set and librdkafka's log lines
// going to ours. kBadInput: names the property that is wrong.
Result<KafkaConf> MakeKafkaConf(
    const std::map<std::string, std::string>& properties);

// Makes a client. Takes `conf`.
Result<KafkaHandle> MakeKafkaHandle(rd_kafka_type_t type, KafkaConf conf);

}  // namespace precis
