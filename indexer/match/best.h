#pragma once

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace precis::match {

// The best so many of all that are offered.
//
// Thread safety: none.
template <typename Item, typename IsBetter>
class Best {
 public:
  explicit Best(std::size_t wanted) : wanted_(wanted) {}

  bool full() const { return heap_.size() == wanted_; }
  // REQUIRES: full(), wanted > 0.
  const Item& worst() const { return heap_.front(); }

  void Offer(const Item& item) {
    if (full()) {
      if (wanted_ == 0 || !IsBetter()(item, worst())) return;
      std::ranges::pop_heap(heap_, IsBetter());
      heap_.back() = item;
    } else {
      heap_.push_back(item);
    }
    std::ranges::push_heap(heap_, IsBetter());
  }

  // The best first; leaves nothing.
  std::vector<Item> Take() {
    std::ranges::sort_heap(heap_, IsBetter());
    return std::move(heap_);
  }

 private:
  const std::size_t wanted_;
  std::vector<Item> heap_;  // The worst in front.
};

}  // namespace precis::match
