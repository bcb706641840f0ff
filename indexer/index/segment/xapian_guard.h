#pragma once

#include <xapian.h>
#include <string>
#include <type_traits>
#include <utility>

#include "indexer/base/result.h"

namespace precis {

// What a caller does about an exception of Xapian's: a wrong query is the
// reader's, damage is ours, everything else (disk, descriptors) may heal.
inline Error FromXapian(const Xapian::Error& error) {
  const std::string type = error.get_type();
  ErrorCode code = ErrorCode::kUnavailable;
  if (type == "QueryParserError" || type == "WildcardError") {
    code = ErrorCode::kBadInput;
  } else if (type == "DatabaseCorruptError" || type == "DatabaseVersionError" ||
             type == "SerialisationError" || type == "RangeError") {
    code = ErrorCode::kCorrupt;
  }
  std::string message = error.get_msg();
  if (const char* system = error.get_error_string()) {
    message += std::string(" (") + system + ")";
  }
  return {code, std::move(message)};
}

// Calls `call`, whose Xapian exceptions become errors. The one place where they
// are caught: nothing of Xapian's is thrown out of indexer/index or
// indexer/search. `call` returns a Result or a plain value.
template <typename Call>
auto Guard(Call&& call) {
  using Returned = std::invoke_result_t<Call>;
  if constexpr (requires { typename Returned::error_type; }) {
    try {
      return std::forward<Call>(call)();
    } catch (const Xapian::Error& error) {
      return Returned(std::unexpected(FromXapian(error)));
    }
  } else {
    return Guard([&]() -> Result<Returned> {
      if constexpr (std::is_void_v<Returned>) {
        std::forward<Call>(call)();
        return {};
      } else {
        return std::forward<Call>(call)();
      }
    });
  }
}

}  // namespace precis
