// Words and numbers of an explanation as people read them.
#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "daemon/cli/precis_console.h"

namespace precis {

// The member, printable; empty if it is not there.
std::string TextOf(const nlohmann::json& json, const char* key);

// Behind a bullet, broken into lines.
std::string Item(const Console& console, const std::string& text);

// "0.42", "−0.42".
std::string Decimal(double value);

// "+0.42", "−0.42".
std::string Signed(double value);

// "97 %" of 0.97.
std::string Percent(double share);

// In quotation marks, at most `most` bytes, cut at a blank.
std::string Cited(std::string_view text, std::size_t most = 120);

}  // namespace precis
