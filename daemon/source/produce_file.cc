#include "daemon/source/produce_file.h"

#include <nlohmann/json.hpp>
#include <optional>

#include "daemon/source/kafka_producer.h"
#include "daemon/source/line_reader.h"

namespace precis {
namespace {

constexpr std::size_t kMaxLineBytes = std::size_t{64} << 20;
constexpr std::chrono::minutes kFlushDeadline{1};

std::optional<std::string> IdOf(std::string_view line) {
  const auto event = nlohmann::json::parse(line, nullptr, false);
  if (!event.is_object()) return std::nullopt;
  const auto id = event.find("id");
  if (id == event.end() || !id->is_string()) return std::nullopt;
  return id->get<std::string>();
}

}  // namespace

Result<std::size_t> ProduceFile(
    const std::filesystem::path& file, const std::string& topic,
    const std::map<std::string, std::string>& properties) {
  auto producer = KafkaProducer::Open(properties);
  if (!producer) return std::unexpected(std::move(producer.error()));
  auto stream = OpenByteStream(file);
  if (!stream) return std::unexpected(std::move(stream.error()));
  LineReader lines(std::move(*stream), kMaxLineBytes);
  std::size_t sent = 0;
  for (;; ++sent) {
    auto read = lines.Next();
    if (!read) return std::unexpected(std::move(read.error()));
    const std::optional<std::string_view> line = *read;
    if (!line) break;
    const auto id = IdOf(*line);
    if (auto done = producer->Send({topic, id, line, {}}); !done) {
      return std::unexpected(std::move(done.error()));
    }
  }
  if (auto done = producer->Flush(kFlushDeadline); !done) {
    return std::unexpected(std::move(done.error()));
  }
  return sent;
}

}  // namespace precis
