#include "indexer/index/word_order_output.h"

#include <fcntl.h>

#include <utility>

#include "indexer/glass/checksum.h"
#include "indexer/index/durable_file.h"
#include "indexer/index/word_order_file.h"

namespace precis {
namespace {

constexpr std::size_t kBufferBytes = std::size_t{1} << 18;

}  // namespace

Result<WordOrderOutput> WordOrderOutput::Create(
    const std::filesystem::path& segment, const WordOrderHead& head) {
  WordOrderOutput output(head);
  output.path_ = WordOrderPath(segment);
  output.file_ = FileDescriptor(::open(
      output.path_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
  if (!output.file_) {
    return std::unexpected(SystemError("create", output.path_));
  }
  output.buffer_.reserve(kBufferBytes);
  output.Append(std::as_bytes(std::span(&head, 1)));
  return output;
}

void WordOrderOutput::Append(std::span<const std::byte> bytes) {
  bytes_ += bytes.size();
  while (!bytes.empty()) {
    const auto part =
        bytes.first(std::min(bytes.size(), kBufferBytes - buffer_.size()));
    const auto* const begin = reinterpret_cast<const char*>(part.data());
    buffer_.insert(buffer_.end(), begin, begin + part.size());
    bytes = bytes.subspan(part.size());
    if (buffer_.size() == kBufferBytes) Flush();
  }
}

void WordOrderOutput::AlignTo(std::uint64_t at) {
  constexpr std::array<std::byte, 8> kZeros{};
  if (bytes_ < at) Append(std::span(kZeros).first(at - bytes_));
}

void WordOrderOutput::Flush() {
  checksum_ = glass::Crc32({buffer_.data(), buffer_.size()}, checksum_);
  if (!error_) {
    auto written =
        WriteAll(file_.get(), {buffer_.data(), buffer_.size()}, path_);
    if (!written) error_ = std::move(written.error());
  }
  buffer_.clear();
}

Result<void> WordOrderOutput::Finish() {
  AlignTo(layout_.begins);  // Of a file without words.
  Flush();
  const std::uint32_t checksum = checksum_;
  Append(std::as_bytes(std::span(&checksum, 1)));
  Flush();
  file_ = FileDescriptor();
  if (error_) return std::unexpected(std::move(*error_));
  return {};
}

}  // namespace precis
