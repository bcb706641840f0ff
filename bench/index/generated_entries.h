#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "indexer/index/entry.h"

namespace precis {

// `count` entries of about 4 KB of text, the same for the same seed on every
// machine: words of a 50,000-word vocabulary, the k-th most frequent one about
// 1/k as often as the first; six quotes, some names and topics each.
std::vector<Entry> GenerateEntries(std::size_t count, std::uint32_t seed);

}  // namespace precis
