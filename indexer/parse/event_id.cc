#include "indexer/parse/event_id.h"

#include <simdjson.h>

#include <cstddef>
#include <string>

namespace precis {
namespace {

constexpr std::size_t kMaxIdBytes = 512;

}  // namespace

Step CheckId(std::string_view id) {
  if (id.empty()) {
    return Refuse(RefusalReason::kMissingId, "id", "missing or empty");
  }
  if (id.size() > kMaxIdBytes) {
    return Refuse(RefusalReason::kBadId, "id",
                  std::to_string(id.size()) + " bytes, at most " +
                      std::to_string(kMaxIdBytes) + " are allowed");
  }
  if (id.contains('\0')) {
    return Refuse(RefusalReason::kBadId, "id", "contains a nul character");
  }
  if (!simdjson::validate_utf8(id)) {
    return Refuse(RefusalReason::kInvalidUtf8, "id", "not utf-8");
  }
  return {};
}

}  // namespace precis
