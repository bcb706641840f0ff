#include "indexer/glass/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>

#include "indexer/base/file_descriptor.h"
#include "indexer/glass/system_error.h"

namespace precis::glass {
namespace {

// The kernel holds a lock of the whole process while it populates, which others
// need to get memory: a tenth of a millisecond at a time.
constexpr std::size_t kPopulatedAtOnce = std::size_t{2} << 20;

// Of the machine's memory a file may have so much; more would push out what
// others need.
constexpr std::size_t kPopulatedShare = 4;

std::size_t MemoryBytes() {
  const long pages = ::sysconf(_SC_PHYS_PAGES);
  const long page_bytes = ::sysconf(_SC_PAGESIZE);
  if (pages < 0 || page_bytes < 0) return 0;
  return static_cast<std::size_t>(pages) * static_cast<std::size_t>(page_bytes);
}

}  // namespace

Result<MappedFile> MappedFile::Open(const std::filesystem::path& path,
                                    Access access) {
  const FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file) return std::unexpected(SystemError("open", path));
  struct stat status{};
  if (::fstat(file.get(), &status) != 0) {
    return std::unexpected(SystemError("stat", path));
  }
  const auto size = static_cast<std::size_t>(status.st_size);
  if (size == 0) return MappedFile(nullptr, 0);
  void* data = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.get(), 0);
  if (data == MAP_FAILED) return std::unexpected(SystemError("map", path));
  // Only advice: a failure costs time.
  if (access == Access::kSequential) {
    static_cast<void>(::madvise(data, size, MADV_SEQUENTIAL));
  }
  return MappedFile(static_cast<char*>(data), size);
}

// Only advice.
void MappedFile::Populate() const {
  if (size_ > MemoryBytes() / kPopulatedShare) return;
  for (std::size_t at = 0; at < size_; at += kPopulatedAtOnce) {
    const std::size_t size = std::min(size_ - at, kPopulatedAtOnce);
    if (::madvise(data_ + at, size, MADV_POPULATE_READ) != 0) return;
  }
}

MappedFile::~MappedFile() {
  if (data_ != nullptr) ::munmap(data_, size_);
}

}  // namespace precis::glass
