#include "indexer/search/json_members.h"

#include <cstddef>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

namespace precis {
namespace {

constexpr auto kNone = std::string_view::npos;

// Behind the string that begins at `at`; kNone: it does not end.
std::size_t EndOfString(std::string_view json, std::size_t at) {
  for (std::size_t i = at + 1; i < json.size(); ++i) {
    i = json.find('"', i);
    if (i == kNone) return kNone;
    std::size_t backslashes = 0;
    while (json[i - 1 - backslashes] == '\\') ++backslashes;
    // At the latest the quotation mark that begins the string ends the count.
    if (backslashes % 2 == 0) return i + 1;
  }
  return kNone;
}

// Behind the object or array that begins at `at`.
std::size_t EndOfNested(std::string_view json, std::size_t at) {
  std::size_t depth = 0;
  for (std::size_t i = at; i < json.size(); ++i) {
    switch (json[i]) {
      case '"':
        i = EndOfString(json, i);
        if (i == kNone) return kNone;
        --i;
        break;
      case '{':
      case '[':
        ++depth;
        break;
      case '}':
      case ']':
        if (--depth == 0) return i + 1;
        break;
      default:
        break;
    }
  }
  return kNone;
}

std::size_t EndOfValue(std::string_view json, std::size_t at) {
  if (at >= json.size()) return kNone;
  if (json[at] == '"') return EndOfString(json, at);
  if (json[at] == '{' || json[at] == '[') return EndOfNested(json, at);
  return json.find_first_of(",} \t\r\n", at);
}

std::size_t SkipBlanks(std::string_view json, std::size_t at) {
  return at == kNone ? kNone : json.find_first_not_of(" \t\r\n", at);
}

bool Is(std::string_view json, std::size_t at, char c) {
  return at < json.size() && json[at] == c;
}

// What a character after a backslash stands for; NUL: not for itself alone.
char Unescaped(char c) {
  switch (c) {
    case '"':
    case '\\':
    case '/':
      return c;
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    default:
      return '\0';
  }
}

// A string with none but simple escapes, as nearly all are: taken as it is, it
// takes a tenth of the time that a parser takes. nullopt: it is no such string.
std::optional<std::string> DecodeString(std::string_view raw) {
  if (raw.size() < 2 || raw.front() != '"' || raw.back() != '"') {
    return std::nullopt;
  }
  raw = raw.substr(1, raw.size() - 2);
  std::string text;
  text.reserve(raw.size());
  for (;;) {
    const std::size_t end = raw.find('\\');
    text += raw.substr(0, end);
    if (end == kNone) return text;
    const char c = end + 1 < raw.size() ? Unescaped(raw[end + 1]) : '\0';
    if (c == '\0') return std::nullopt;
    text += c;
    raw.remove_prefix(end + 2);
  }
}

}  // namespace

JsonMembers::JsonMembers(std::string_view json) {
  std::size_t at = SkipBlanks(json, 0);
  if (!Is(json, at, '{')) return;
  do {
    const std::size_t key = SkipBlanks(json, at + 1);
    if (!Is(json, key, '"')) return;
    const std::size_t key_end = EndOfString(json, key);
    const std::size_t colon = SkipBlanks(json, key_end);
    if (!Is(json, colon, ':')) return;
    const std::size_t value = SkipBlanks(json, colon + 1);
    const std::size_t end = EndOfValue(json, value);
    if (end == kNone) return;
    members_.emplace(json.substr(key + 1, key_end - key - 2),
                     json.substr(value, end - value));
    at = SkipBlanks(json, end);
  } while (Is(json, at, ','));
}

std::string_view JsonMembers::Raw(std::string_view key) const {
  const auto found = members_.find(key);
  return found == members_.end() ? std::string_view() : found->second;
}

std::string JsonMembers::Text(std::string_view key) const {
  const std::string_view raw = Raw(key);
  if (auto text = DecodeString(raw)) return *std::move(text);
  const auto value = nlohmann::json::parse(raw, nullptr, false);
  return value.is_string() ? value.get<std::string>() : std::string();
}

}  // namespace precis
