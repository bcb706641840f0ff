#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace precis::analyse {

// A map whose keys are hashes already: open addressing over one flat array, so
// that a look-up is mostly one cache line and an insertion allocates nothing.
// Nothing can be taken out, and there is no order to rely on.
template <typename Value>
class HashMap {
 public:
  HashMap() : HashMap(0) {}

  // Holds `expected` keys before it has to grow.
  explicit HashMap(std::size_t expected)
      : slots_(std::bit_ceil(2 * expected + kLeastSlots)) {}

  // The value of the key, or null.
  const Value* Find(std::uint64_t key) const {
    const Slot& slot = slots_[SlotOf(key)];
    return slot.key == kEmpty ? nullptr : &slot.value;
  }

  Value* Find(std::uint64_t key) {
    Slot& slot = slots_[SlotOf(key)];
    return slot.key == kEmpty ? nullptr : &slot.value;
  }

  // Lets the memory know that the key is looked up soon.
  void Prefetch(std::uint64_t key) const {
    __builtin_prefetch(&slots_[Stored(key) & (slots_.size() - 1)]);
  }

  bool Contains(std::uint64_t key) const { return Find(key) != nullptr; }

  // The value of the key, which is made if it is not there. The reference is
  // good until the next one is made.
  Value& operator[](std::uint64_t key) {
    std::size_t at = SlotOf(key);
    if (slots_[at].key == kEmpty) {
      if (2 * (size_ + 1) > slots_.size()) {
        Grow();
        at = SlotOf(key);
      }
      slots_[at].key = Stored(key);
      ++size_;
    }
    return slots_[at].value;
  }

  std::size_t size() const { return size_; }

  // Calls `visit` with every key and its value, in no order to rely on.
  template <typename Visit>
  void ForEach(Visit visit) const {
    for (const Slot& slot : slots_) {
      if (slot.key != kEmpty) visit(slot.key, slot.value);
    }
  }

 private:
  static constexpr std::size_t kLeastSlots = 16;
  static constexpr std::uint64_t kEmpty = 0;

  struct Slot {
    std::uint64_t key = kEmpty;
    Value value{};
  };

  // A hash of 0 is as likely as any other: it takes the place of ~0.
  static std::uint64_t Stored(std::uint64_t key) {
    return key == kEmpty ? ~key : key;
  }

  // Whether another key is there. One branch, nearly always not taken.
  static bool Excludes(const Slot& slot, std::uint64_t stored) {
    const bool other = slot.key != stored;
    const bool taken = slot.key != kEmpty;
    return other & taken;
  }

  // Where the key is, or would be. At least half of the slots are empty.
  std::size_t SlotOf(std::uint64_t key) const {
    const std::uint64_t stored = Stored(key);
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = stored & mask;
    while (Excludes(slots_[at], stored)) at = (at + 1) & mask;
    return at;
  }

  void Grow() {
    std::vector<Slot> old(2 * slots_.size());
    old.swap(slots_);
    for (Slot& slot : old) {
      if (slot.key != kEmpty) slots_[SlotOf(slot.key)] = std::move(slot);
    }
  }

  std::vector<Slot> slots_;  // A power of two of them.
  std::size_t size_ = 0;
};

// A set of hashes, made for being asked about what is not in it: while it is
// small, one bit tells.
class HashSet {
 public:
  bool Contains(std::uint64_t key) const {
    return (filter_[key / 64 % kWords] >> key % 64 & 1) != 0 &&
           map_.Contains(key);
  }
  void Insert(std::uint64_t key) {
    filter_[key / 64 % kWords] |= std::uint64_t{1} << key % 64;
    map_[key] = {};
  }

 private:
  static constexpr std::size_t kWords = 32;

  struct Nothing {};
  std::array<std::uint64_t, kWords> filter_{};
  HashMap<Nothing> map_;
};

}  // namespace precis::analyse
