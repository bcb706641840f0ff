#include "daemon/source/kafka_producer.h"

#include <array>

#include "daemon/source/kafka_conf.h"

namespace precis {
namespace {

constexpr int kPollMs = 100;

// What librdkafka's functions take is not const, though they only read.
void* Bytes(std::optional<std::string_view> bytes) {
  return bytes ? const_cast<char*>(bytes->data()) : nullptr;
}

std::size_t Size(std::optional<std::string_view> bytes) {
  return bytes ? bytes->size() : 0;
}

// An empty value must not become a null one: librdkafka tells them apart by
// the pointer.
std::optional<std::string_view> NotNull(std::optional<std::string_view> bytes) {
  return bytes && bytes->data() == nullptr ? std::string_view("") : bytes;
}

KafkaHeaders MakeHeaders(const KafkaRecord& record) {
  KafkaHeaders headers(rd_kafka_headers_new(record.headers.size()));
  for (const auto& [name, value] : record.headers) {
    rd_kafka_header_add(headers.get(), name.data(),
                        static_cast<ssize_t>(name.size()), value.data(),
                        static_cast<ssize_t>(value.size()));
  }
  return headers;
}

// Hands the record to librdkafka, which copies it and, on success, takes
// `headers`.
rd_kafka_resp_err_t Enqueue(rd_kafka_t* client, const KafkaRecord& record,
                            KafkaHeaders& headers) {
  const auto key = NotNull(record.key);
  const auto value = NotNull(record.value);
  std::array<rd_kafka_vu_t, 5> fields{};
  fields[0].vtype = RD_KAFKA_VTYPE_TOPIC;
  fields[0].u.cstr = record.topic.c_str();
  fields[1].vtype = RD_KAFKA_VTYPE_KEY;
  fields[1].u.mem = {Bytes(key), Size(key)};
  fields[2].vtype = RD_KAFKA_VTYPE_VALUE;
  fields[2].u.mem = {Bytes(value), Size(value)};
  fields[3].vtype = RD_KAFKA_VTYPE_MSGFLAGS;
  fields[3].u.i = RD_KAFKA_MSG_F_COPY;
  fields[4].vtype = RD_KAFKA_VTYPE_HEADERS;
  fields[4].u.headers = headers.get();
  rd_kafka_error_t* const error =
      rd_kafka_produceva(client, fields.data(), fields.size());
  if (error == nullptr) {
    [[maybe_unused]] const rd_kafka_headers_t* const taken = headers.release();
    return RD_KAFKA_RESP_ERR_NO_ERROR;
  }
  const rd_kafka_resp_err_t code = rd_kafka_error_code(error);
  rd_kafka_error_destroy(error);
  return code;
}

}  // namespace

struct KafkaProducer::State {
  // The first delivery that failed since the last Flush; set by Delivered,
  // which librdkafka calls on our thread, inside poll and flush.
  std::optional<std::string> failure;
  KafkaHandle handle;

  static void Delivered(rd_kafka_t* /*client*/,
                        const rd_kafka_message_t* message, void* opaque) {
    auto* state = static_cast<State*>(opaque);
    if (message->err && !state->failure) {
      state->failure = rd_kafka_err2str(message->err);
    }
  }

  std::unexpected<Error> Failure() {
    return Fail(ErrorCode::kUnavailable,
                "kafka: not delivered: " +
                    std::exchange(failure, std::nullopt).value_or(""));
  }
};

KafkaProducer::KafkaProducer(std::unique_ptr<State> state)
    : state_(std::move(state)) {}
KafkaProducer::KafkaProducer(KafkaProducer&&) noexcept = default;
KafkaProducer::~KafkaProducer() = default;

Result<KafkaProducer> KafkaProducer::Open(
    std::map<std::string, std::string> properties) {
  properties.try_emplace("enable.idempotence", "true");
  properties.try_emplace("compression.codec", "lz4");
  properties.try_emplace("linger.ms", "20");
  auto conf = MakeKafkaConf(properties);
  if (!conf) return std::unexpected(std::move(conf.error()));
  auto state = std::make_unique<State>();
  rd_kafka_conf_set_opaque(conf->get(), state.get());
  rd_kafka_conf_set_dr_msg_cb(conf->get(), State::Delivered);
  auto handle = MakeKafkaHandle(RD_KAFKA_PRODUCER, std::move(*conf));
  if (!handle) return std::unexpected(std::move(handle.error()));
  state->handle = std::move(*handle);
  return KafkaProducer(std::move(state));
}

Result<void> KafkaProducer::Send(const KafkaRecord& record) {
  rd_kafka_t* const client = state_->handle.get();
  KafkaHeaders headers = MakeHeaders(record);
  for (;;) {
    rd_kafka_poll(client, 0);
    if (state_->failure) return state_->Failure();
    const rd_kafka_resp_err_t error = Enqueue(client, record, headers);
    if (error == RD_KAFKA_RESP_ERR_NO_ERROR) return {};
    if (error != RD_KAFKA_RESP_ERR__QUEUE_FULL) {
      return Fail(ErrorCode::kUnavailable, "kafka: topic '" + record.topic +
                                               "': " + rd_kafka_err2str(error));
    }
    rd_kafka_poll(client, kPollMs);
  }
}

Result<void> KafkaProducer::Flush(std::chrono::milliseconds deadline) {
  const rd_kafka_resp_err_t error =
      rd_kafka_flush(state_->handle.get(), static_cast<int>(deadline.count()));
  if (state_->failure) return state_->Failure();
  if (error) {
    return Fail(ErrorCode::kUnavailable,
                std::string("kafka: flush: ") + rd_kafka_err2str(error));
  }
  return {};
}

}  // namespace precis
