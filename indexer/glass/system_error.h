#pragma once

#include <cerrno>
#include <filesystem>
#include <string>
#include <string_view>
#include <system_error>

#include "indexer/base/result.h"

namespace precis::glass {

// kUnavailable: "cannot VERB 'PATH': REASON", by errno.
inline Error SystemError(std::string_view verb,
                         const std::filesystem::path& path) {
  const std::error_code reason(errno, std::system_category());
  return {ErrorCode::kUnavailable, "cannot " + std::string(verb) + " '" +
                                       path.string() +
                                       "': " + reason.message()};
}

}  // namespace precis::glass
