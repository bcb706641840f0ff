#pragma once

#include <filesystem>

#include "indexer/base/result.h"
#include "indexer/index/durable_file.h"

namespace precis {

// Holds <index>/lock, so that an index has one writer. The kernel lets go of it
// when the process dies, however it dies; the file itself stays.
//
// Thread safety: none.
class DirectoryLock {
 public:
  // kUnavailable: somebody else holds it (the message names process, host and
  // since when), or the file cannot be written.
  static Result<DirectoryLock> Acquire(const std::filesystem::path& index);

 private:
  explicit DirectoryLock(FileDescriptor file) : file_(std::move(file)) {}

  FileDescriptor file_;
};

}  // namespace precis
