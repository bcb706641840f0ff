#pragma once

#include <sstream>
#include <string>

#include "daemon/cli/precis_console.h"

namespace precis {

// A console whose streams are strings.
struct CapturedConsole {
  std::istringstream in;
  std::ostringstream out;
  std::ostringstream error;

  explicit CapturedConsole(const std::string& input = "") : in(input) {}
  Console Get(bool color = false) { return {in, out, error, color, 80}; }
};

}  // namespace precis
