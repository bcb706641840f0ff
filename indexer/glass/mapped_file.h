#pragma once

#include <cstddef>
#include <filesystem>
#include <string_view>
#include <utility>

#include "indexer/base/result.h"

namespace precis::glass {

// A file in memory. A file that another process cuts short meanwhile ends this
// one (SIGBUS): map only what is immutable.
class MappedFile {
 public:
  enum class Access {
    kSequential,  // Once from start to end.
    kRandom,      // Here and there, again and again.
  };

  // kUnavailable: cannot be opened or mapped.
  static Result<MappedFile> Open(const std::filesystem::path& path,
                                 Access access = Access::kSequential);

  MappedFile() = default;  // As of an empty file.
  MappedFile(MappedFile&& other) noexcept
      : data_(std::exchange(other.data_, nullptr)),
        size_(std::exchange(other.size_, 0)) {}
  MappedFile& operator=(MappedFile&& other) noexcept {
    std::swap(data_, other.data_);
    std::swap(size_, other.size_);
    return *this;
  }
  ~MappedFile();

  std::string_view bytes() const { return {data_, size_}; }

  // Reads all of it and enters it into this process's page table, so that who
  // looks here and there later does not wait for the kernel at each new place.
  // Where the kernel cannot, before Linux 5.14, it does nothing, nor with a
  // file larger than a quarter of the machine's memory.
  void Populate() const;

 private:
  MappedFile(char* data, std::size_t size) : data_(data), size_(size) {}

  char* data_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace precis::glass
