#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>

#include "indexer/base/file_descriptor.h"
#include "indexer/base/result.h"

namespace precis::glass {

// A new file written from start to end in blocks, which are composed in its
// buffer. What fails is remembered, and everything after it is dropped.
//
// Thread safety: none.
class OutputFile {
 public:
  explicit OutputFile(std::size_t block_size) : block_size_(block_size) {}

  // REQUIRES: not open.
  void Create(const std::filesystem::path& path);
  bool is_open() const { return buffer_ != nullptr; }

  // Room for the block behind those appended; what is in it is not defined.
  // Valid until the next Append().
  char* Next();

  // Takes what was written to Next() as the next block.
  void Append() { used_ += block_size_; }

  void Close();

  // Bytes appended, whether written yet or not.
  std::uint64_t size() const { return written_ + used_; }
  const std::optional<Error>& error() const { return error_; }

 private:
  void Flush();

  std::size_t block_size_;
  std::filesystem::path path_;
  FileDescriptor file_;
  std::unique_ptr<char[]> buffer_;
  std::size_t used_ = 0;
  std::uint64_t written_ = 0;
  std::optional<Error> error_;
};

}  // namespace precis::glass
