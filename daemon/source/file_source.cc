#include "daemon/source/file_source.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>

#include "daemon/source/line_reader.h"
#include "indexer/base/hash.h"

namespace precis {
namespace {

Result<Partition> Identify(const std::filesystem::path& path) {
  if (path == "-") return Partition{"stdin", "-", 0};
  constexpr std::size_t kFingerprintBytes = 4096;
  auto stream = OpenByteStream(path);
  if (!stream) return std::unexpected(std::move(stream.error()));
  LineReader lines(std::move(*stream), kFingerprintBytes);
  auto first = lines.Next();
  if (!first) return std::unexpected(std::move(first.error()));
  std::error_code ignored;
  const auto absolute = std::filesystem::absolute(path, ignored);
  return Partition{"file:" + std::to_string(Fnv1a64(first->value_or(""))),
                   absolute.lexically_normal().string(), 0};
}

bool IsBlank(std::string_view line) {
  return line.find_first_not_of(" \t") == std::string_view::npos;
}

}  // namespace

struct FileSource::State {
  LineReader lines;
  BatchLimits limits;
  std::shared_ptr<const Assignment> assignment;
  std::int64_t next_line = 0;   // Number of the line that Next() will give.
  std::int64_t covered_to = 0;  // All lines below are events or were blank.
  bool at_end = false;
  bool paused = false;

  // False at the end of the file.
  Result<bool> TakeLine(EventBatch& batch);
};

FileSource::FileSource(std::unique_ptr<State> state)
    : state_(std::move(state)) {}
FileSource::~FileSource() = default;

Result<std::unique_ptr<FileSource>> FileSource::Open(
    const FileSettings& settings, BatchLimits limits,
    std::size_t max_event_bytes, SourceClient& client) {
  auto partition = Identify(settings.path);
  if (!partition) {
    return std::unexpected(std::move(partition.error()).Within("source.file"));
  }
  auto stream = OpenByteStream(settings.path);
  if (!stream) {
    return std::unexpected(std::move(stream.error()).Within("source.file"));
  }
  auto assignment = std::make_shared<Assignment>();
  assignment->partition = *partition;
  if (auto resume = client.Resume(*partition)) {
    assignment->start = resume->next;
    assignment->finished = std::move(resume->finished);
  }
  auto state = std::make_unique<State>(
      State{LineReader(std::move(*stream), max_event_bytes), limits,
            std::move(assignment)});
  state->covered_to = state->assignment->start;
  if (settings.path == "-") state->next_line = state->assignment->start;
  return std::unique_ptr<FileSource>(new FileSource(std::move(state)));
}

Result<bool> FileSource::State::TakeLine(EventBatch& batch) {
  auto read = lines.Next();
  if (!read) return std::unexpected(std::move(read.error()));
  const std::optional<std::string_view> line = *read;
  if (!line) {
    batch.CoverGap(assignment, covered_to, std::max(covered_to, next_line));
    return false;
  }
  const std::int64_t number = next_line++;
  if (number < covered_to || IsBlank(*line)) return true;
  Event event;
  event.assignment = assignment;
  event.offset = number;
  event.covers_from = std::exchange(covered_to, number + 1);
  event.value = *line;
  batch.Append(std::move(event));
  return true;
}

Result<EventBatch> FileSource::Poll(std::chrono::milliseconds /*timeout*/) {
  EventBatch batch;
  if (state_->at_end || state_->paused) return batch;
  while (batch.events().size() < state_->limits.events &&
         batch.bytes() < state_->limits.bytes) {
    const auto more = state_->TakeLine(batch);
    if (!more) {
      // What came before the damage counts; the next Poll meets it again.
      if (!batch.empty()) return batch;
      return std::unexpected(more.error());
    }
    if (!*more) {
      state_->at_end = true;
      break;
    }
  }
  return batch;
}

bool FileSource::at_end() const { return state_->at_end; }
void FileSource::Pause() { state_->paused = true; }
void FileSource::Resume() { state_->paused = false; }
bool FileSource::caught_up() const { return state_->at_end; }

}  // namespace precis
