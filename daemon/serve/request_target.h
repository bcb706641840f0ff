#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/base/result.h"

namespace precis {

// The path and query of a request line, percent-decoded.
struct RequestTarget {
  std::string path;  // Begins with '/'; "%2F" has become '/'.
  std::vector<std::pair<std::string, std::string>> parameters;  // As sent.
};

// Parses the origin form ("/v1/search?q=a+b"); '+' is a blank in the query
// only. An absolute form ("http://host/path") loses its scheme and host.
//
// kBadInput: it does not begin with '/', a '%' is not followed by two
// hexadecimal digits, or what comes out is not UTF-8 or contains a NUL.
Result<RequestTarget> ParseRequestTarget(std::string_view target);

// Whether `text` is well-formed UTF-8: no overlong forms, no surrogates.
bool IsUtf8(std::string_view text);

}  // namespace precis
