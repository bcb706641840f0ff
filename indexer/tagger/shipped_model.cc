#include <sys/mman.h>

#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <span>

#include "indexer/tagger/model.h"

// The model file is part of the program, so that none can be lost or be of
// another version.
__asm__(
    ".pushsection .rodata\n"
    ".balign 64\n"
    "precis_tagger_model_begin:\n"
    ".incbin \"" PRECIS_TAGGER_MODEL
    "\"\n"
    "precis_tagger_model_end:\n"
    ".byte 0\n"
    ".popsection\n");

extern "C" {
extern const std::byte precis_tagger_model_begin[];  // NOLINT
extern const std::byte precis_tagger_model_end[];    // NOLINT
}

namespace precis::tagger {
namespace {

// A copy of the bytes, for as long as the program runs, for which huge pages
// are asked: weights are read here and there, and of small pages there are more
// than the processor knows the addresses of. The kernel may refuse; without
// memory for it, the bytes themselves.
std::span<const std::byte> OnHugePages(std::span<const std::byte> bytes) {
  constexpr std::size_t kHugePage = std::size_t{2} << 20;
  const std::size_t whole =
      (bytes.size() + kHugePage - 1) / kHugePage * kHugePage;
  void* const memory = std::aligned_alloc(kHugePage, whole);
  if (memory == nullptr) return bytes;
  ::madvise(memory, whole, MADV_HUGEPAGE);
  std::memcpy(memory, bytes.data(), bytes.size());
  return {static_cast<const std::byte*>(memory), bytes.size()};
}

}  // namespace

const Model& ShippedModel() {
  static const Model model = [] {
    auto shipped = Model::FromBytes(
        OnHugePages({precis_tagger_model_begin, precis_tagger_model_end}));
    if (!shipped) std::abort();  // The program was built wrongly: a test tells.
    return *shipped;
  }();
  return model;
}

}  // namespace precis::tagger
