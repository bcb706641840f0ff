#include "daemon/source/demo_broker.h"

#include "daemon/source/kafka_conf.h"

namespace precis {

struct DemoBroker::State {
  KafkaHandle owner;  // The mock cluster lives in a client.
  KafkaMockCluster cluster;
  std::string address;
};

DemoBroker::DemoBroker(std::unique_ptr<State> state)
    : state_(std::move(state)) {}
DemoBroker::~DemoBroker() = default;

Result<std::unique_ptr<DemoBroker>> DemoBroker::Start(const std::string& topic,
                                                      int partitions) {
  // The client is only a place to live: it connects to nothing, and need not
  // complain that it has nowhere to.
  auto conf = MakeKafkaConf({{"log_level", "3"}});
  if (!conf) return std::unexpected(std::move(conf.error()));
  auto owner = MakeKafkaHandle(RD_KAFKA_PRODUCER, std::move(*conf));
  if (!owner) return std::unexpected(std::move(owner.error()));
  auto state = std::make_unique<State>();
  state->owner = std::move(*owner);
  state->cluster.reset(rd_kafka_mock_cluster_new(state->owner.get(), 1));
  if (!state->cluster) {
    return Fail(ErrorCode::kUnavailable, "demo broker: cannot listen");
  }
  if (const auto error = rd_kafka_mock_topic_create(
          state->cluster.get(), topic.c_str(), partitions, 1)) {
    return Fail(ErrorCode::kBadInput, "demo broker: topic '" + topic +
                                          "': " + rd_kafka_err2str(error));
  }
  state->address = rd_kafka_mock_cluster_bootstraps(state->cluster.get());
  return std::unique_ptr<DemoBroker>(new DemoBroker(std::move(state)));
}

const std::string& DemoBroker::address() const { return state_->address; }

}  // namespace precis
