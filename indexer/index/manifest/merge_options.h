#pragma once

#include <cstdint>
#include <functional>

namespace precis {

// Lets a long merge be slowed down and stopped.
struct MergeOptions {
  // Called now and then with the bytes written since the last call; may block.
  std::function<void(std::uint64_t bytes)> throttle = nullptr;
  // Asked now and then; true ends the merge with kCancelled.
  std::function<bool()> stop = nullptr;
};

}  // namespace precis
