#pragma once

#include <string_view>

#include "indexer/parse/refusal.h"

namespace precis {

// Whether `id` can be the id of an entry: 1 to 512 bytes of UTF-8 without NUL.
// Refusals: kMissingId, kBadId, kInvalidUtf8; their field is "id".
Step CheckId(std::string_view id);

}  // namespace precis
