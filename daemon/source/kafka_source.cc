#include "daemon/source/kafka_source.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <utility>

#include "daemon/source/kafka_assignment.h"
#include "daemon/source/kafka_conf.h"
#include "daemon/source/kafka_event.h"
#include "daemon/source/kafka_statistics.h"

namespace precis {
namespace {

// A partition that is ours, and how far we have handed it over.
struct Owned {
  std::shared_ptr<Assignment> assignment;
  std::int64_t next = -1;  // Of the next message; -1: not known yet.
  bool at_end = false;     // The broker said so after the last message.
};

}  // namespace

struct KafkaSource::State {
  KafkaSettings settings;
  BatchLimits limits;
  SourceClient& client;
  Metrics& metrics;

  // Below: the polling thread only, which is also librdkafka's callbacks'.
  std::string cluster;
  std::map<std::int32_t, Owned> owned;
  EventBatch batch;  // Being filled by Poll; a revocation hands it over.
  std::optional<Error> failure;
  bool paused = false;

  bool subscribed = false;
  bool caught_up = false;
  bool brokers_down = false;  // All of them; until one is up again.
  KafkaHandle handle;         // Last: its destruction may call us back.

  State(const KafkaSettings& settings_in, BatchLimits limits_in,
        SourceClient& client_in, Metrics& metrics_in)
      : settings(settings_in),
        limits(limits_in),
        client(client_in),
        metrics(metrics_in) {}

  Result<void> Subscribe();
  Partition Named(std::int32_t number) const {
    return {cluster, settings.topic, number};
  }

  void Assign(rd_kafka_topic_partition_list_t& list);
  void Revoke(const rd_kafka_topic_partition_list_t& list);
  void CommitNow(const rd_kafka_topic_partition_list_t& list);
  void Answer(rd_kafka_resp_err_t event,
              rd_kafka_topic_partition_list_t* list) const;
  void Take(const rd_kafka_message_t& message);
  void TakeEnd(const rd_kafka_message_t& message);
  void TakeError(rd_kafka_resp_err_t code, const std::string& reason);
  void TakeOne(const rd_kafka_message_t& message);
  void UpdateCaughtUp();
  void SetPaused(bool pause);
  void TakeStatistics(std::string_view json);

  static void OnRebalance(rd_kafka_t* kafka, rd_kafka_resp_err_t event,
                          rd_kafka_topic_partition_list_t* list, void* opaque);
  static void OnError(rd_kafka_t* kafka, int code, const char* reason,
                      void* opaque);
  static int OnStatistics(rd_kafka_t* kafka, char* json, std::size_t size,
                          void* opaque);
};

// Asks for the cluster's id first: no offset means anything without it.
Result<void> KafkaSource::State::Subscribe() {
  auto id = ClusterId(handle.get());
  if (!id) return std::unexpected(std::move(id.error()));
  cluster = std::move(*id);
  const KafkaPartitions topics(rd_kafka_topic_partition_list_new(1));
  rd_kafka_topic_partition_list_add(topics.get(), settings.topic.c_str(),
                                    RD_KAFKA_PARTITION_UA);
  if (const auto error = rd_kafka_subscribe(handle.get(), topics.get())) {
    return Fail(ErrorCode::kBadInput, "kafka: topic '" + settings.topic +
                                          "': " + rd_kafka_err2str(error));
  }
  subscribed = true;
  return {};
}

// Gives every new partition the offset to begin at. If one cannot be begun,
// nothing is assigned and Poll reports why.
void KafkaSource::State::Assign(rd_kafka_topic_partition_list_t& list) {
  metrics.Rebalance("assign");
  for (int i = 0; i < list.cnt; ++i) {
    rd_kafka_topic_partition_t& element = list.elems[i];
    auto start = StartOf(handle.get(), Named(element.partition), client);
    if (!start) {
      failure = std::move(start.error());
      return;
    }
    element.offset = start->offset;
    const std::int64_t next = start->assignment->start;
    owned[element.partition] = {std::move(start->assignment), next, false};
    spdlog::info("kafka: {}-{} assigned, from {}", settings.topic,
                 element.partition,
                 next < 0 ? "the group's offset" : std::to_string(next));
  }
}

// Publishes what was read of these partitions and forgets them. What cannot be
// published by the deadline, or belongs to somebody else already, never will
// be.
void KafkaSource::State::Revoke(const rd_kafka_topic_partition_list_t& list) {
  const bool lost = rd_kafka_assignment_lost(handle.get()) != 0;
  metrics.Rebalance(lost ? "lost" : "revoke");
  const auto disown = [&] {
    for (int i = 0; i < list.cnt; ++i) {
      const auto found = owned.find(list.elems[i].partition);
      if (found != owned.end()) found->second.assignment->lost = true;
    }
  };
  if (lost) disown();
  if (!client.Drain(std::exchange(batch, {})) && !lost) {
    spdlog::warn(
        "kafka: {}: not drained before the deadline; the next owner "
        "reads some events again",
        settings.topic);
  }
  if (!lost) CommitNow(list);
  disown();
  for (int i = 0; i < list.cnt; ++i) {
    metrics.NoLag(Named(list.elems[i].partition));
    owned.erase(list.elems[i].partition);
    spdlog::info("kafka: {}-{} {}", settings.topic, list.elems[i].partition,
                 lost ? "lost" : "revoked");
  }
}

// The next owner does not know our index: it goes on where the group is.
void KafkaSource::State::CommitNow(
    const rd_kafka_topic_partition_list_t& list) {
  const KafkaPartitions offsets(rd_kafka_topic_partition_list_new(list.cnt));
  for (int i = 0; i < list.cnt; ++i) {
    const std::int32_t number = list.elems[i].partition;
    const auto resume = client.Resume(Named(number));
    if (!resume) continue;
    rd_kafka_topic_partition_list_add(offsets.get(), settings.topic.c_str(),
                                      number)
        ->offset = resume->next;
  }
  if (offsets->cnt == 0) return;
  if (const auto error = rd_kafka_commit(handle.get(), offsets.get(), 0)) {
    spdlog::warn(
        "kafka: {}: offsets not committed, the next owner reads some "
        "events again: {}",
        settings.topic, rd_kafka_err2str(error));
  }
}

void KafkaSource::State::Answer(rd_kafka_resp_err_t event,
                                rd_kafka_topic_partition_list_t* list) const {
  rd_kafka_t* const kafka = handle.get();
  const bool assign = event == RD_KAFKA_RESP_ERR__ASSIGN_PARTITIONS;
  if (std::string_view(rd_kafka_rebalance_protocol(kafka)) == "COOPERATIVE") {
    rd_kafka_error_t* const error =
        assign ? rd_kafka_incremental_assign(kafka, list)
               : rd_kafka_incremental_unassign(kafka, list);
    if (error != nullptr) {
      spdlog::error("kafka: rebalance: {}", rd_kafka_error_string(error));
      rd_kafka_error_destroy(error);
    }
    return;
  }
  if (const auto error = rd_kafka_assign(kafka, assign ? list : nullptr)) {
    spdlog::error("kafka: rebalance: {}", rd_kafka_err2str(error));
  }
}

void KafkaSource::State::OnRebalance(rd_kafka_t* /*kafka*/,
                                     rd_kafka_resp_err_t event,
                                     rd_kafka_topic_partition_list_t* list,
                                     void* opaque) {
  auto& state = *static_cast<State*>(opaque);
  if (event == RD_KAFKA_RESP_ERR__ASSIGN_PARTITIONS) {
    state.Assign(*list);
  } else {
    state.Revoke(*list);
  }
  // After a failure the member keeps its place in the group, with nothing to
  // read; Poll reports why, and the pipeline closes the source.
  const KafkaPartitions nothing(rd_kafka_topic_partition_list_new(0));
  state.Answer(event, state.failure ? nothing.get() : list);
  state.UpdateCaughtUp();
  // A partition that joins while others are paused is paused by the next
  // Poll: never here, where librdkafka has not finished assigning it.
  state.paused = false;
}

void KafkaSource::State::OnError(rd_kafka_t* /*kafka*/, int code,
                                 const char* reason, void* opaque) {
  static_cast<State*>(opaque)->TakeError(static_cast<rd_kafka_resp_err_t>(code),
                                         reason);
}

int KafkaSource::State::OnStatistics(rd_kafka_t* /*kafka*/, char* json,
                                     std::size_t size, void* opaque) {
  static_cast<State*>(opaque)->TakeStatistics({json, size});
  return 0;  // librdkafka frees `json`.
}

void KafkaSource::State::TakeStatistics(std::string_view json) {
  const KafkaStatistics statistics = ReadStatistics(json, settings.topic);
  if (statistics.any_broker_up) brokers_down = false;
  for (const auto& [number, end] : statistics.ends) {
    const auto found = owned.find(number);
    if (found == owned.end()) continue;
    const auto resume = client.Resume(Named(number));
    const std::int64_t done = resume ? resume->next : found->second.next;
    metrics.Lag(Named(number), std::max<std::int64_t>(0, end - done));
  }
}

void KafkaSource::State::Take(const rd_kafka_message_t& message) {
  const auto found = owned.find(message.partition);
  if (found == owned.end()) return;  // Revoked while it was on its way.
  Owned& own = found->second;
  if (own.next < 0) {
    // The first message of a partition that the index does not know. Nobody
    // has seen this assignment yet, so it may still be changed.
    own.assignment->start = message.offset;
    own.next = message.offset;
  }
  if (message.offset < own.next) return;  // Fetched again after a pause.
  Event event = ToEvent(message);
  event.assignment = own.assignment;
  event.covers_from = own.next;
  own.next = message.offset + 1;
  own.at_end = false;
  caught_up = false;
  batch.Append(std::move(event));
}

void KafkaSource::State::TakeEnd(const rd_kafka_message_t& message) {
  const auto found = owned.find(message.partition);
  if (found == owned.end()) return;
  Owned& own = found->second;
  // Transaction markers at the end of a partition are offsets without events.
  if (own.next >= 0 && own.next < message.offset) {
    batch.CoverGap(own.assignment, own.next, message.offset);
    own.next = message.offset;
  }
  own.at_end = true;
  UpdateCaughtUp();
}

void KafkaSource::State::TakeError(rd_kafka_resp_err_t code,
                                   const std::string& reason) {
  metrics.SourceError(rd_kafka_err2name(code));
  spdlog::warn("kafka: {}", reason);
  if (code == RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN) brokers_down = true;
  if (code == RD_KAFKA_RESP_ERR__FATAL) {
    failure = {ErrorCode::kCorrupt, "kafka: " + reason};
  }
}

void KafkaSource::State::TakeOne(const rd_kafka_message_t& message) {
  if (message.err == RD_KAFKA_RESP_ERR_NO_ERROR) return Take(message);
  if (message.err == RD_KAFKA_RESP_ERR__PARTITION_EOF) return TakeEnd(message);
  TakeError(message.err, rd_kafka_message_errstr(&message));
}

void KafkaSource::State::UpdateCaughtUp() {
  bool all = !owned.empty();
  for (const auto& [number, own] : owned) all = all && own.at_end;
  caught_up = all;
}

void KafkaSource::State::SetPaused(bool pause) {
  rd_kafka_topic_partition_list_t* list = nullptr;
  if (rd_kafka_assignment(handle.get(), &list)) return;
  const KafkaPartitions partitions(list);
  if (pause) {
    rd_kafka_pause_partitions(handle.get(), list);
  } else {
    rd_kafka_resume_partitions(handle.get(), list);
  }
  paused = pause;
}

KafkaSource::KafkaSource(std::unique_ptr<State> state)
    : state_(std::move(state)) {}

KafkaSource::~KafkaSource() {
  if (state_->handle) rd_kafka_consumer_close(state_->handle.get());
}

Result<std::unique_ptr<KafkaSource>> KafkaSource::Open(
    const KafkaSettings& settings, BatchLimits limits, SourceClient& client,
    Metrics& metrics) {
  auto properties = settings.rdkafka;
  properties["bootstrap.servers"] = settings.brokers;
  properties["group.id"] = settings.group_id;
  properties["enable.auto.commit"] = "false";
  properties["enable.auto.offset.store"] = "false";
  properties["enable.partition.eof"] = "true";
  properties.try_emplace("auto.offset.reset", "earliest");
  properties.try_emplace("partition.assignment.strategy", "cooperative-sticky");
  properties.try_emplace("statistics.interval.ms", "1000");
  // What librdkafka may hold of fetched messages; ours comes on top.
  properties.try_emplace("queued.max.messages.kbytes", "32768");
  auto conf = MakeKafkaConf(properties);
  if (!conf) return std::unexpected(std::move(conf.error()));

  auto state = std::make_unique<State>(settings, limits, client, metrics);
  rd_kafka_conf_set_opaque(conf->get(), state.get());
  rd_kafka_conf_set_rebalance_cb(conf->get(), State::OnRebalance);
  rd_kafka_conf_set_error_cb(conf->get(), State::OnError);
  rd_kafka_conf_set_stats_cb(conf->get(), State::OnStatistics);
  auto handle = MakeKafkaHandle(RD_KAFKA_CONSUMER, std::move(*conf));
  if (!handle) return std::unexpected(std::move(handle.error()));
  state->handle = std::move(*handle);
  rd_kafka_poll_set_consumer(state->handle.get());

  return std::unique_ptr<KafkaSource>(new KafkaSource(std::move(state)));
}

Result<EventBatch> KafkaSource::Poll(std::chrono::milliseconds timeout) {
  State& state = *state_;
  if (!state.subscribed) {
    if (auto done = state.Subscribe(); !done) {
      return std::unexpected(std::move(done.error()));
    }
  }
  const bool wanted_pause = state.paused;
  int wait_ms = static_cast<int>(timeout.count());
  while (state.batch.events().size() < state.limits.events &&
         state.batch.bytes() < state.limits.bytes) {
    const KafkaMessage message(
        rd_kafka_consumer_poll(state.handle.get(), wait_ms));
    if (!message) break;
    state.TakeOne(*message);
    wait_ms = 0;  // Wait for the first one only.
  }
  if (wanted_pause && !state.paused) state.SetPaused(true);
  if (auto failure = std::exchange(state.failure, std::nullopt)) {
    return std::unexpected(std::move(*failure));
  }
  if (state.brokers_down && state.batch.empty()) {
    return Fail(ErrorCode::kUnavailable, "kafka: no broker answers");
  }
  return std::exchange(state.batch, {});
}

void KafkaSource::Pause() { state_->SetPaused(true); }
void KafkaSource::Resume() { state_->SetPaused(false); }

void KafkaSource::Committed(const std::map<Partition, std::int64_t>& next) {
  const KafkaPartitions offsets(
      rd_kafka_topic_partition_list_new(static_cast<int>(next.size())));
  for (const auto& [partition, offset] : next) {
    rd_kafka_topic_partition_list_add(offsets.get(), partition.topic.c_str(),
                                      partition.number)
        ->offset = offset;
  }
  // Nothing depends on it: a failed commit only shows in lag tools.
  rd_kafka_commit(state_->handle.get(), offsets.get(), 1);
}

bool KafkaSource::caught_up() const { return state_->caught_up; }

}  // namespace precis
