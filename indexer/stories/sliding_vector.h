#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <type_traits>
#include <vector>

namespace precis::stories {

// A sorted sequence in one piece of memory to which is mostly added at its end
// and of which is mostly taken at its begin: both take constant time there, and
// elsewhere what the nearer end takes.
//
// Thread safety: none.
template <typename T>
  requires std::is_trivially_copyable_v<T>
class SlidingVector {
 public:
  std::size_t size() const { return items_.size() - begin_; }
  bool empty() const { return size() == 0; }
  T& operator[](std::size_t i) { return items_[begin_ + i]; }
  const T& operator[](std::size_t i) const { return items_[begin_ + i]; }
  const T& front() const { return items_[begin_]; }
  const T& back() const { return items_.back(); }
  std::span<const T> span() const { return std::span(items_).subspan(begin_); }

  // `item` becomes the one at `i`. REQUIRES: i <= size().
  void Insert(std::size_t i, const T& item) {
    if (begin_ > 0 && 2 * i < size()) {
      std::copy(Position(0), Position(i), Position(0) - 1);
      --begin_;
      (*this)[i] = item;
      return;
    }
    if (items_.size() == items_.capacity() && 4 * begin_ >= items_.size()) {
      CloseUp();
    }
    items_.insert(Position(i), item);
  }

  // REQUIRES: i < size().
  void Erase(std::size_t i) {
    if (2 * i >= size()) {
      items_.erase(Position(i));
      return;
    }
    std::copy_backward(Position(0), Position(i), Position(i + 1));
    ++begin_;
    if (2 * begin_ > items_.size()) CloseUp();
  }

 private:
  // Only when a good part is gone: else each step would move everything.
  void CloseUp() {
    items_.erase(items_.begin(), Position(0));
    begin_ = 0;
  }
  auto Position(std::size_t i) {
    return items_.begin() + static_cast<std::ptrdiff_t>(begin_ + i);
  }

  std::vector<T> items_;
  std::size_t begin_ = 0;  // The items before it are gone.
};

}  // namespace precis::stories
