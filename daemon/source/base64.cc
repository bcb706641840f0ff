#include "daemon/source/base64.h"

#include <cstdint>

namespace precis {

std::string Base64(std::string_view bytes) {
  static constexpr std::string_view kAlphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  out.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t group = 0;
    for (std::size_t j = i; j < i + 3; ++j) {
      group <<= 8U;
      if (j < bytes.size()) group |= static_cast<unsigned char>(bytes[j]);
    }
    const std::size_t digits = bytes.size() - i >= 3 ? 4 : bytes.size() - i + 1;
    for (std::size_t j = 0; j < 4; ++j) {
      out += j < digits ? kAlphabet[group >> (18U - 6U * j) & 63U] : '=';
    }
  }
  return out;
}

}  // namespace precis
