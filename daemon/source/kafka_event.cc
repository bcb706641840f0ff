#include "daemon/source/kafka_event.h"

#include <cstddef>
#include <cstdint>

namespace precis {
namespace {

std::optional<std::string_view> BytesOf(const void* bytes, std::size_t size) {
  if (bytes == nullptr) return std::nullopt;
  return std::string_view(static_cast<const char*>(bytes), size);
}

}  // namespace

Event ToEvent(const rd_kafka_message_t& message) {
  Event event;
  event.offset = message.offset;
  event.key = BytesOf(message.key, message.key_len);
  event.value = BytesOf(message.payload, message.len);
  rd_kafka_timestamp_type_t kind = RD_KAFKA_TIMESTAMP_NOT_AVAILABLE;
  const std::int64_t time = rd_kafka_message_timestamp(&message, &kind);
  if (kind != RD_KAFKA_TIMESTAMP_NOT_AVAILABLE) event.produced_at = time;

  rd_kafka_headers_t* headers = nullptr;
  if (rd_kafka_message_headers(&message, &headers)) return event;
  const char* name = nullptr;
  const void* value = nullptr;
  std::size_t size = 0;
  for (std::size_t i = 0;
       !rd_kafka_header_get_all(headers, i, &name, &value, &size); ++i) {
    event.headers.emplace_back(name, BytesOf(value, size).value_or(""));
  }
  return event;
}

}  // namespace precis
