#pragma once

#include <cstdint>

#include "indexer/analyse/names/names.h"

namespace precis::analyse {

// What the shipped list says of a full name, by HashWord() of its words with
// single spaces between; kUnknown for a name that is not in it. Thread-safe.
NameKind GazetteerKind(std::uint64_t name_hash);

// Whether the full name is listed as none of the three: "ChatGPT". By the same
// hash. Thread-safe.
bool IsThing(std::uint64_t name_hash);

// Whether the word makes a product of the organisation before it: "Maps".
// Thread-safe.
bool IsProductWord(std::uint64_t word_hash);

}  // namespace precis::analyse
