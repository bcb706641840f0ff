#include "daemon/cli/precis_index.h"

#include <unistd.h>

#include <system_error>

#include "daemon/config/config.h"

namespace precis {

Result<std::filesystem::path> FindIndex(const IndexLocation& location) {
  std::filesystem::path index = location.index;
  if (index.empty()) {
    if (location.config.empty()) {
      return Fail(ErrorCode::kBadInput,
                  "which index? give --index DIRECTORY, or --config FILE as "
                  "precisd gets it");
    }
    auto config = LoadConfig(location.config, environ);
    if (!config) return std::unexpected(config.error());
    index = config->index.directory;
  }
  std::error_code error;
  if (!std::filesystem::is_directory(index, error)) {
    return Fail(ErrorCode::kUnavailable,
                "no index at " + index.string() +
                    ": precisd makes it when it starts; check --index or "
                    "[index] directory");
  }
  return index;
}

}  // namespace precis
