#pragma once

#include <cstdint>

#include "indexer/analyse/names.h"

namespace precis::analyse {

// What the shipped list says of a full name, by HashWord() of its words with
// single spaces between; kUnknown for a name that is not in it. Thread-safe.
NameKind GazetteerKind(std::uint64_t name_hash);

}  // namespace precis::analyse
