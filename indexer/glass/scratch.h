#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>

namespace precis::glass {

// Bytes that grow and are reused; fresh ones are not initialised.
class Scratch {
 public:
  char* data() { return bytes_.get(); }
  const char* data() const { return bytes_.get(); }

  // Room for `size` bytes; the first `keep` of those there were stay.
  char* Reserve(std::size_t size, std::size_t keep = 0) {
    if (size > capacity_) Grow(size, keep);
    return bytes_.get();
  }

 private:
  void Grow(std::size_t size, std::size_t keep) {
    const std::size_t capacity = std::max<std::size_t>(size, 2 * capacity_);
    auto bytes = std::make_unique_for_overwrite<char[]>(capacity);
    keep = std::min(keep, capacity_);
    if (keep > 0) std::memcpy(bytes.get(), bytes_.get(), keep);
    bytes_ = std::move(bytes);
    capacity_ = capacity;
  }

  std::unique_ptr<char[]> bytes_;
  std::size_t capacity_ = 0;
};

}  // namespace precis::glass
