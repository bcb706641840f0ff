#include "indexer/parse/refusal.h"

#include <utility>

namespace precis {

std::string_view ReasonName(RefusalReason reason) {
  switch (reason) {
    case RefusalReason::kTooLarge:
      return "too_large";
    case RefusalReason::kInvalidUtf8:
      return "invalid_utf8";
    case RefusalReason::kNotJson:
      return "not_json";
    case RefusalReason::kNotAnObject:
      return "not_an_object";
    case RefusalReason::kTooDeep:
      return "too_deep";
    case RefusalReason::kWrongType:
      return "wrong_type";
    case RefusalReason::kMissingId:
      return "missing_id";
    case RefusalReason::kBadId:
      return "bad_id";
    case RefusalReason::kMissingText:
      return "missing_text";
    case RefusalReason::kBadTime:
      return "bad_time";
  }
  std::unreachable();
}

Refusal Refusal::Within(std::string_view parent) && {
  std::string path(parent);
  if (!field.empty() && field.front() != '[') path += '.';
  path += field;
  return {reason, std::move(path), std::move(detail)};
}

std::unexpected<Refusal> Refuse(RefusalReason reason, std::string field,
                                std::string detail) {
  return std::unexpected(Refusal{reason, std::move(field), std::move(detail)});
}

}  // namespace precis
