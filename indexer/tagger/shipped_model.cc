#include <cstddef>
#include <cstdlib>

#include "indexer/tagger/model.h"

// The model file is part of the program, so that none can be lost or be of
// another version. No page of it is read from disk before it is used.
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

const Model& ShippedModel() {
  static const Model model = [] {
    auto shipped =
        Model::FromBytes({precis_tagger_model_begin, precis_tagger_model_end});
    if (!shipped) std::abort();  // The program was built wrongly: a test tells.
    return *shipped;
  }();
  return model;
}

}  // namespace precis::tagger
