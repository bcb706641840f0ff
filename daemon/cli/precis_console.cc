#include "daemon/cli/precis_console.h"

#include <array>
#include <cstdint>
#include <ostream>
#include <utility>

#include "indexer/base/timestamp.h"

namespace precis {
namespace {

constexpr std::string_view kBold = "\x1b[1m";
constexpr std::string_view kDim = "\x1b[2m";
constexpr std::string_view kPlain = "\x1b[0m";
constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

std::string Styled(const Console& console, std::string_view style,
                   std::string_view text) {
  if (!console.color || text.empty()) return std::string(text);
  return std::string(style) + std::string(text) + std::string(kPlain);
}

// Characters on the screen: code points, escape sequences left out.
std::size_t Columns(std::string_view word) {
  std::size_t columns = 0;
  bool escape = false;
  for (const char c : word) {
    if (c == '\x1b') escape = true;
    if (!escape && (static_cast<unsigned char>(c) & 0xC0U) != 0x80U) ++columns;
    if (escape && c == 'm') escape = false;
  }
  return columns;
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 6>
    kEntities = {{{"&amp;", "&"},
                  {"&lt;", "<"},
                  {"&gt;", ">"},
                  {"&quot;", "\""},
                  {"&#39;", "'"},
                  {"&#x27;", "'"}}};

struct Token {
  std::size_t bytes;
  std::string_view text;
  std::string_view style;
};

Token NextToken(std::string_view html) {
  if (html.starts_with("<b>")) return {3, "", kBold};
  if (html.starts_with("</b>")) return {4, "", kPlain};
  for (const auto& [entity, character] : kEntities) {
    if (html.starts_with(entity)) return {entity.size(), character, ""};
  }
  return {1, html.substr(0, 1), ""};
}

}  // namespace

int Report(Console& console, const Error& error) {
  console.error << "precis: " << Printable(error.message) << '\n';
  switch (error.code) {
    case ErrorCode::kBadInput:
      return kExitUsage;
    case ErrorCode::kUnavailable:
      return kExitNoInput;
    default:
      return kExitInternal;
  }
}

std::string Printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    const bool c1 = c == 0xC2 && i + 1 < text.size() &&
                    static_cast<unsigned char>(text[i + 1]) >= 0x80 &&
                    static_cast<unsigned char>(text[i + 1]) < 0xA0;
    if (c1 || (c < 0x20 && c != '\n' && c != '\t') || c == 0x7F) {
      out += kReplacement;
      if (c1) ++i;
    } else {
      out += text[i];
    }
  }
  return out;
}

std::string SnippetText(std::string_view html, bool color) {
  std::string out;
  std::string run;  // Text of one style.
  const auto end_run = [&](std::string_view style) {
    out += Printable(run);
    if (color) out += style;
    run.clear();
  };
  while (!html.empty()) {
    const Token token = NextToken(html);
    if (token.style.empty()) {
      run += token.text;
    } else {
      end_run(token.style);
    }
    html.remove_prefix(token.bytes);
  }
  end_run("");
  return out;
}

std::string Wrap(std::string_view text, std::size_t width,
                 std::string_view indent) {
  std::string out;
  std::size_t column = 0;
  while (true) {
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos) break;
    text.remove_prefix(begin);
    const std::string_view word = text.substr(0, text.find_first_of(" \t\r\n"));
    text.remove_prefix(word.size());
    const std::size_t columns = Columns(word);
    if (column > 0 && column + 1 + columns <= width) {
      out += ' ';
      ++column;
    } else {
      if (column > 0) out += '\n';
      out += indent;
      column = Columns(indent);
    }
    out += word;
    column += columns;
  }
  if (column > 0) out += '\n';
  return out;
}

std::string Bold(const Console& console, std::string_view text) {
  return Styled(console, kBold, text);
}

std::string Dim(const Console& console, std::string_view text) {
  return Styled(console, kDim, text);
}

std::string LongDate(std::string_view time) {
  constexpr std::array<std::string_view, 12> kMonths = {
      "January", "February", "March",     "April",   "May",      "June",
      "July",    "August",   "September", "October", "November", "December"};
  const auto parsed = ParseTimestamp(time);
  if (!parsed) return "";
  const std::string utc = FormatTimestamp(*parsed);  // "2026-03-14T..."
  const auto month = static_cast<std::size_t>(std::stoi(utc.substr(5, 2)));
  return std::to_string(std::stoi(utc.substr(8, 2))) + " " +
         std::string(kMonths.at(month - 1)) + " " + utc.substr(0, 4);
}

std::string Grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3; at -= 3) {
    digits.insert(at - 3, 1, ',');
  }
  return digits;
}

std::string Counted(std::uint64_t number, const std::string& noun) {
  return Grouped(number) + " " + noun + (number == 1 ? "" : "s");
}

}  // namespace precis
