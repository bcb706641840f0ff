#pragma once

#include <cstddef>
#include <memory>
#include <vector>

namespace precis {

// Memory that is taken piece by piece and given back all at once.
//
// Thread safety: none.
class Arena {
 public:
  // At most `max_bytes` will be given out.
  explicit Arena(std::size_t max_bytes) : bytes_left_(max_bytes) {}

  // `size` bytes aligned for any type; nullptr: that would be beyond the limit,
  // or the system has none left. They live as long as the arena.
  void* Take(std::size_t size);

 private:
  std::size_t bytes_left_;
  std::vector<std::unique_ptr<std::byte[]>> chunks_;
  std::byte* next_ = nullptr;
  std::size_t chunk_left_ = 0;
};

}  // namespace precis
