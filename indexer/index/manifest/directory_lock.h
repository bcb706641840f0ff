#pragma once

#include <filesystem>
#include <string>

#include "indexer/base/file_descriptor.h"
#include "indexer/base/result.h"

namespace precis {

// Holds <index>/lock, so that an index has one writer. The kernel lets go of it
// when the process dies, however it dies; the file itself stays. Its first line
// says who holds it, its second, if there is one, where the holder's HTTP
// server is.
//
// Thread safety: none.
class DirectoryLock {
 public:
  // kUnavailable: somebody else holds it (the message names process, host and
  // since when), or the file cannot be written.
  static Result<DirectoryLock> Acquire(const std::filesystem::path& index);

  // Writes the second line. kUnavailable.
  Result<void> Announce(const std::filesystem::path& index,
                        const std::string& address);

  // The address that the holder has announced; empty: nobody holds the lock, or
  // has announced none. Somebody who takes the lock at the same moment may be
  // refused.
  static Result<std::string> HolderAddress(const std::filesystem::path& index);

 private:
  explicit DirectoryLock(FileDescriptor file) : file_(std::move(file)) {}

  FileDescriptor file_;
};

}  // namespace precis
