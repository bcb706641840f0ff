#pragma once

#include <string_view>

namespace precis {

// Whether all of `token` is a number as RFC 8259, section 6, has it.
bool IsJsonNumber(std::string_view token);

}  // namespace precis
