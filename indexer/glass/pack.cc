#include "indexer/glass/pack.h"

#include <algorithm>

namespace precis::glass {

std::size_t EscapedSize(std::string_view bytes) {
  return bytes.size() +
         static_cast<std::size_t>(std::ranges::count(bytes, '\0'));
}

char* EscapeZeros(char* out, std::string_view bytes) {
  if (bytes.find('\0') == std::string_view::npos) return PackBytes(out, bytes);
  for (const char byte : bytes) {
    *out++ = byte;
    if (byte == '\0') *out++ = '\xff';
  }
  return out;
}

}  // namespace precis::glass
