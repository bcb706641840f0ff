#pragma once

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <string>
#include <string_view>

#include "daemon/cli/exit_status.h"
#include "indexer/base/result.h"

namespace precis {

// Where a command reads and writes. Streams outlive it.
struct Console {
  std::istream& in;
  std::ostream& out;
  std::ostream& error;
  bool color = false;
  std::size_t width = 80;  // Columns.
};

// Prints "precis: message" and returns the exit code for `error`.
int Report(Console& console, const Error& error);

// `text` without what could steer a terminal: control characters but line feed
// and tab become U+FFFD.
std::string Printable(std::string_view text);

// A snippet (schemas/openapi.yaml: snippet_html) as plain text; the words found
// are bold if `color`. Printable.
std::string SnippetText(std::string_view html, bool color);

// `text` broken at blanks into lines of at most `width` characters, each behind
// `indent`; a longer word gets a line of its own. Ends with a line feed unless
// `text` is blank. ANSI sequences count as nothing.
std::string Wrap(std::string_view text, std::size_t width,
                 std::string_view indent);

std::string Bold(const Console& console, std::string_view text);
std::string Dim(const Console& console, std::string_view text);

// "14 March 2026" of an RFC 3339 time; empty if it is none.
std::string LongDate(std::string_view time);

// "1,204".
std::string Grouped(std::uint64_t number);

// "1 segment", "1,204 segments".
std::string Counted(std::uint64_t number, const std::string& noun);

}  // namespace precis
