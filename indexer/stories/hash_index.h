#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace precis::stories {

// Numbers of things by the hash of what they are looked up by: open addressing
// over one flat array, eight bytes a slot. What is taken out leaves nothing
// behind. Things with equal hashes may be in it side by side; who asks says
// which is meant.
//
// Thread safety: none.
class HashIndex {
 public:
  using Number = std::uint32_t;

  // The number under `hash` of which `is_meant` says that it is the one; or
  // nullopt. Others whose hash looks alike may be asked about.
  template <typename IsMeant>
  std::optional<Number> Find(std::uint64_t hash, IsMeant is_meant) const {
    const std::uint32_t tag = TagOf(hash);
    for (std::size_t at = HomeOf(tag); !slots_[at].empty(); at = Next(at)) {
      const Slot& slot = slots_[at];
      if (slot.tag == tag && is_meant(slot.number)) return slot.number;
    }
    return std::nullopt;
  }

  // REQUIRES: `number` is not in it under this hash.
  void Insert(std::uint64_t hash, Number number) {
    if (2 * (size_ + 1) > slots_.size()) Grow();
    Put({TagOf(hash), number});
    ++size_;
  }

  // REQUIRES: `number` is in it under this hash.
  void Erase(std::uint64_t hash, Number number) {
    std::size_t hole = HomeOf(TagOf(hash));
    while (slots_[hole].number != number) hole = Next(hole);
    // Those behind the hole move up, unless that is before their own place.
    for (std::size_t at = Next(hole); !slots_[at].empty(); at = Next(at)) {
      const std::size_t moved = at - HomeOf(slots_[at].tag);
      if ((moved & mask()) < ((at - hole) & mask())) continue;
      slots_[hole] = slots_[at];
      hole = at;
    }
    slots_[hole] = {};
    --size_;
  }

  // Lets the memory know that the hash is looked up soon.
  void Prefetch(std::uint64_t hash) const {
    __builtin_prefetch(&slots_[HomeOf(TagOf(hash))]);
  }

  std::size_t size() const { return size_; }

 private:
  static constexpr std::size_t kLeastSlots = 64;

  struct Slot {
    std::uint32_t tag = 0;  // 0: nothing is here.
    Number number = 0;

    bool empty() const { return tag == 0; }
  };

  // Hashes need not be spread well.
  static std::uint32_t TagOf(std::uint64_t hash) {
    return static_cast<std::uint32_t>((hash * 0x9e3779b97f4a7c15U) >> 32) | 1;
  }
  std::size_t HomeOf(std::uint32_t tag) const { return tag / 2 & mask(); }
  std::size_t mask() const { return slots_.size() - 1; }
  std::size_t Next(std::size_t at) const { return (at + 1) & mask(); }

  void Put(const Slot& slot) {
    std::size_t at = HomeOf(slot.tag);
    while (!slots_[at].empty()) at = Next(at);
    slots_[at] = slot;
  }

  void Grow() {
    std::vector<Slot> old(2 * slots_.size());
    old.swap(slots_);
    for (const Slot& slot : old) {
      if (!slot.empty()) Put(slot);
    }
  }

  // A power of two of them, at least half of which are empty.
  std::vector<Slot> slots_ = std::vector<Slot>(kLeastSlots);
  std::size_t size_ = 0;
};

}  // namespace precis::stories
