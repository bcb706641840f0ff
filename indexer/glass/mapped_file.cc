#include "indexer/glass/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include "indexer/base/file_descriptor.h"
#include "indexer/glass/system_error.h"

namespace precis::glass {

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

MappedFile::~MappedFile() {
  if (data_ != nullptr) ::munmap(data_, size_);
}

}  // namespace precis::glass
