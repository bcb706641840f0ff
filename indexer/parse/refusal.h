#pragma once

#include <array>
#include <expected>
#include <string>
#include <string_view>

namespace precis {

// Why an event is refused. The names (ReasonName) are metric labels and
// dead-letter codes: add, never rename.
enum class RefusalReason {
  kTooLarge,  // Longer than the limit, or HTML that unfolds beyond all measure.
  kInvalidUtf8,
  kNotJson,  // Broken anywhere, unknown fields and lone surrogates included.
  kNotAnObject,
  kTooDeep,
  kWrongType,  // Another JSON type, or a value outside the allowed ones.
  kMissingId,
  kBadId,  // Longer than 512 bytes, or with a NUL in it.
  kMissingText,
  kBadTime,
};

inline constexpr std::array kRefusalReasons = {
    RefusalReason::kTooLarge,    RefusalReason::kInvalidUtf8,
    RefusalReason::kNotJson,     RefusalReason::kNotAnObject,
    RefusalReason::kTooDeep,     RefusalReason::kWrongType,
    RefusalReason::kMissingId,   RefusalReason::kBadId,
    RefusalReason::kMissingText, RefusalReason::kBadTime};

// "too_large", "invalid_utf8", "not_json", "not_an_object", "too_deep",
// "wrong_type", "missing_id", "bad_id", "missing_text", "bad_time".
std::string_view ReasonName(RefusalReason reason);

struct Refusal {
  RefusalReason reason;
  std::string field;   // JSON path such as "segments[3].text"; may be empty.
  std::string detail;  // Lower case, no full stop: "expected a string".

  // The same refusal with `parent` in front of its field: "text" within
  // "[3]" within "segments" is "segments[3].text".
  [[nodiscard]] Refusal Within(std::string_view parent) &&;
};

// What a step of parsing comes to: nothing, or why it cannot go on.
using Step = std::expected<void, Refusal>;

std::unexpected<Refusal> Refuse(RefusalReason reason, std::string field,
                                std::string detail);

}  // namespace precis
