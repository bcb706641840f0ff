#include "indexer/index/words/word_order_output.h"

#include <fcntl.h>

#include <utility>

#include "indexer/glass/checksum.h"
#include "indexer/index/manifest/durable_file.h"
#include "indexer/index/words/word_order_file.h"

namespace precis {
namespace {

// Small, see glass/output_file.cc.
constexpr std::size_t kBufferBytes = std::size_t{1} << 14;

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
    if (buffer_.empty() && bytes.size() >= kBufferBytes) {
      Write(bytes.first(kBufferBytes));
      bytes = bytes.subspan(kBufferBytes);
      continue;
    }
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
  Write(std::as_bytes(std::span(buffer_)));
  buffer_.clear();
}

void WordOrderOutput::Write(std::span<const std::byte> bytes) {
  const std::string_view part(reinterpret_cast<const char*>(bytes.data()),
                              bytes.size());
  checksum_ = glass::Crc32(part, checksum_);
  if (error_) return;
  auto written = WriteAll(file_.get(), part, path_);
  if (!written) error_ = std::move(written.error());
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
