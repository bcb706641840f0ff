// Owners for librdkafka's handles. Nothing else calls a *_destroy function.
#pragma once

#include <librdkafka/rdkafka.h>
#include <librdkafka/rdkafka_mock.h>

#include <memory>

namespace precis {

template <auto kDestroy>
struct Destroy {
  template <typename T>
  void operator()(T* handle) const {
    kDestroy(handle);
  }
};

using KafkaHandle = std::unique_ptr<rd_kafka_t, Destroy<rd_kafka_destroy>>;
using KafkaConf =
    std::unique_ptr<rd_kafka_conf_t, Destroy<rd_kafka_conf_destroy>>;
using KafkaMessage =
    std::unique_ptr<rd_kafka_message_t, Destroy<rd_kafka_message_destroy>>;
using KafkaPartitions =
    std::unique_ptr<rd_kafka_topic_partition_list_t,
                    Destroy<rd_kafka_topic_partition_list_destroy>>;
using KafkaHeaders =
    std::unique_ptr<rd_kafka_headers_t, Destroy<rd_kafka_headers_destroy>>;
using KafkaMockCluster =
    std::unique_ptr<rd_kafka_mock_cluster_t,
                    Destroy<rd_kafka_mock_cluster_destroy>>;

// A string that librdkafka allocated.
struct FreeKafkaString {
  void operator()(char* text) const { rd_kafka_mem_free(nullptr, text); }
};
using KafkaString = std::unique_ptr<char, FreeKafkaString>;

}  // namespace precis
