#include "indexer/glass/output_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cassert>

#include "indexer/glass/system_error.h"

namespace precis::glass {
namespace {

// For a large write the kernel's cache takes large pieces of memory, and those
// a virtual machine has given back to its host if they were free: getting each
// page anew takes several times as long as copying it. Of small pieces it has
// some at hand.
constexpr std::size_t kBufferSize = std::size_t{1} << 14;

}  // namespace

void OutputFile::Create(const std::filesystem::path& path) {
  assert(!is_open() && kBufferSize % block_size_ == 0);
  path_ = path;
  buffer_ = std::make_unique_for_overwrite<char[]>(kBufferSize);
  file_ = FileDescriptor(
      ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644));
  if (!file_) error_ = SystemError("create", path_);
}

char* OutputFile::Next() {
  if (used_ == kBufferSize) Flush();
  return buffer_.get() + used_;
}

void OutputFile::Flush() {
  std::size_t done = 0;
  while (done < used_ && !error_) {
    const ssize_t count =
        ::write(file_.get(), buffer_.get() + done, used_ - done);
    if (count >= 0) {
      done += static_cast<std::size_t>(count);
    } else if (errno != EINTR) {
      error_ = SystemError("write", path_);
    }
  }
  written_ += used_;
  used_ = 0;
}

void OutputFile::Close() {
  Flush();
  file_ = FileDescriptor();
}

}  // namespace precis::glass
