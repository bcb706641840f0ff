#include "daemon/cli/explanation_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace precis {

std::string TextOf(const nlohmann::json& json, const char* key) {
  const auto found = json.find(key);
  return found == json.end() || !found->is_string()
             ? ""
             : Printable(found->get<std::string>());
}

std::string Item(const Console& console, const std::string& text) {
  std::string item = Wrap(text, console.width, "    ");
  if (!item.empty()) item.replace(0, 3, "  •");
  return item;
}

std::string Decimal(double value) {
  std::array<char, 32> digits = {};
  const auto [end, error] =
      std::to_chars(digits.data(), digits.data() + digits.size(), value,
                    std::chars_format::fixed, 2);
  return error == std::errc() ? std::string(digits.data(), end) : "?";
}

std::string Signed(double value) {
  return (std::signbit(value) ? "\u2212" : "+") + Decimal(std::abs(value));
}

std::string Percent(double share) {
  return std::to_string(std::lround(share * 100)) + " %";
}

std::string Cited(std::string_view text, std::size_t most) {
  std::string cut(text.substr(0, most));
  if (cut.size() < text.size()) {
    cut.resize(std::min(cut.size(), cut.rfind(' ')));
    // Where there is no blank, not within a character.
    while (!cut.empty() &&
           (static_cast<unsigned char>(text[cut.size()]) & 0xC0u) == 0x80u) {
      cut.pop_back();
    }
    cut += " …";
  }
  return "“" + cut + "”";
}

}  // namespace precis
