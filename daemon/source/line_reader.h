#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/base/result.h"

namespace precis {

// Bytes of a file, unpacked if they are gzip or zstd (told by their first
// bytes, not by the name).
class ByteStream {
 public:
  virtual ~ByteStream() = default;
  // The next bytes, valid until the next call; empty at the end.
  // kBadInput: the packed data is damaged. kUnavailable: cannot read.
  virtual Result<std::string_view> Next() = 0;
};

// Opens `path`, or standard input for "-".
Result<std::unique_ptr<ByteStream>> OpenByteStream(
    const std::filesystem::path& path);

// The lines of a byte stream.
//
// Thread safety: none.
class LineReader {
 public:
  // Of a longer line only the first `max_line_bytes` + 1 bytes are kept, so
  // that whoever checks the length sees that it is too long.
  LineReader(std::unique_ptr<ByteStream> stream, std::size_t max_line_bytes)
      : stream_(std::move(stream)), max_line_bytes_(max_line_bytes) {}

  // The next line without its end ("\n" or "\r\n"), valid until the next call;
  // nullopt at the end. A last line need not end in a line feed.
  Result<std::optional<std::string_view>> Next();

 private:
  void Keep(std::string_view bytes);

  std::unique_ptr<ByteStream> stream_;
  std::size_t max_line_bytes_;
  std::string_view rest_;  // Of what the stream gave last.
  std::string line_;
  bool at_end_ = false;
};

}  // namespace precis
