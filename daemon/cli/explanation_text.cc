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
      std::to_chars(digits.data(), digits.data() + digits.size(),
                    std::abs(value), std::chars_format::fixed, 2);
  if (error != std::errc()) return "?";
  const std::string_view text(digits.data(), end);
  const bool negative = std::signbit(value) && text != "0.00";
  return (negative ? "\u2212" : "") + std::string(text);
}

std::string Signed(double value) {
  const std::string text = Decimal(value);
  return text.starts_with("\u2212") ? text : "+" + text;
}

std::string Percent(double share) {
  // A line never ends before the sign.
  return std::to_string(std::lround(share * 100)) + "\u00a0%";
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
  const bool marked = cut.starts_with('"') || cut.starts_with("“");
  return marked ? cut : "“" + cut + "”";
}

}  // namespace precis
