#include "indexer/base/timestamp.h"

#include <date/date.h>

#include <charconv>
#include <chrono>

namespace precis {
namespace {

// Takes fixed-width numbers and single characters off the front of a text.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : rest_(text) {}

  bool AtEnd() const { return rest_.empty(); }

  bool Take(char wanted) {
    if (rest_.empty() || rest_.front() != wanted) return false;
    rest_.remove_prefix(1);
    return true;
  }

  // Exactly `digits` digits, at least one; nullopt otherwise.
  std::optional<unsigned> Number(std::size_t digits) {
    if (rest_.size() < digits) return std::nullopt;
    unsigned value = 0;
    const char* const begin = &rest_.front();
    const char* const end = begin + digits;
    const auto [stop, error] = std::from_chars(begin, end, value);
    if (error != std::errc() || stop != end) return std::nullopt;
    rest_.remove_prefix(digits);
    return value;
  }

  // ".25" as 250; further digits than three are read and dropped. No point: 0.
  std::optional<unsigned> FractionMs() {
    if (!Take('.') && !Take(',')) return 0;
    unsigned ms = 0;
    unsigned weight = 100;
    std::size_t digits = 0;
    for (; const auto digit = Number(1); ++digits) {
      ms += *digit * weight;
      weight /= 10;
    }
    return digits == 0 ? std::nullopt : std::optional(ms);
  }

 private:
  std::string_view rest_;
};

// "-03"; at the end of the text 1: the first of what was not said.
std::optional<unsigned> TakeDatePart(Cursor& cursor) {
  if (cursor.AtEnd()) return 1;
  return cursor.Take('-') ? cursor.Number(2) : std::nullopt;
}

std::optional<date::sys_days> TakeDate(Cursor& cursor) {
  const auto year = cursor.Number(4);
  if (!year || *year == 0) return std::nullopt;
  const auto month = TakeDatePart(cursor);
  if (!month) return std::nullopt;
  const auto day = TakeDatePart(cursor);
  if (!day) return std::nullopt;
  const date::year_month_day ymd{date::year(static_cast<int>(*year)),
                                 date::month(*month), date::day(*day)};
  if (!ymd.ok()) return std::nullopt;
  return date::sys_days(ymd);
}

// "hh:mm"; hours and minutes in range.
std::optional<std::chrono::minutes> TakeHoursMinutes(Cursor& cursor) {
  const auto hour = cursor.Number(2);
  if (!hour || *hour > 23 || !cursor.Take(':')) return std::nullopt;
  const auto minute = cursor.Number(2);
  if (!minute || *minute > 59) return std::nullopt;
  return std::chrono::hours(*hour) + std::chrono::minutes(*minute);
}

// "Z", "+01:00", "-05:30" or nothing, which is UTC.
std::optional<std::chrono::minutes> TakeZone(Cursor& cursor) {
  if (cursor.AtEnd() || cursor.Take('Z') || cursor.Take('z')) {
    return std::chrono::minutes(0);
  }
  const bool east = cursor.Take('+');
  if (!east && !cursor.Take('-')) return std::nullopt;
  const auto distance = TakeHoursMinutes(cursor);
  if (!distance) return std::nullopt;
  return east ? *distance : -*distance;
}

std::optional<std::chrono::milliseconds> TakeTimeOfDay(Cursor& cursor) {
  const auto minutes = TakeHoursMinutes(cursor);
  if (!minutes) return std::nullopt;
  std::chrono::milliseconds time = *minutes;
  if (cursor.Take(':')) {
    const auto second = cursor.Number(2);
    if (!second || *second > 60) return std::nullopt;  // 60: a leap second.
    const auto fraction_ms = cursor.FractionMs();
    if (!fraction_ms) return std::nullopt;
    time += std::chrono::seconds(*second);
    time += std::chrono::milliseconds(*fraction_ms);
  }
  const auto zone = TakeZone(cursor);
  if (!zone) return std::nullopt;
  return time - *zone;
}

void AppendTwoDigits(std::string& text, unsigned number) {
  text += static_cast<char>('0' + number / 10);
  text += static_cast<char>('0' + number % 10);
}

}  // namespace

std::optional<UnixMs> ParseTimestamp(std::string_view text) {
  Cursor cursor(text);
  const auto days = TakeDate(cursor);
  if (!days) return std::nullopt;
  std::chrono::milliseconds time = days->time_since_epoch();
  if (cursor.Take('T') || cursor.Take('t') || cursor.Take(' ')) {
    const auto time_of_day = TakeTimeOfDay(cursor);
    if (!time_of_day) return std::nullopt;
    time += *time_of_day;
  }
  if (!cursor.AtEnd()) return std::nullopt;
  return time.count();
}

std::string FormatTimestamp(UnixMs time) {
  const date::sys_time<std::chrono::milliseconds> point{
      std::chrono::milliseconds(time)};
  const auto days = date::floor<date::days>(point);
  const date::year_month_day ymd(days);
  const date::hh_mm_ss clock(date::floor<std::chrono::seconds>(point - days));
  // By hand: every entry has some of them, and printf takes a microsecond.
  const int year = static_cast<int>(ymd.year());
  std::string text;
  if (year >= 0 && year <= 9999) {
    AppendTwoDigits(text, static_cast<unsigned>(year) / 100);
    AppendTwoDigits(text, static_cast<unsigned>(year) % 100);
  } else {
    text = std::to_string(year);
  }
  const auto append = [&](char mark, auto number) {
    text += mark;
    AppendTwoDigits(text, static_cast<unsigned>(number));
  };
  append('-', static_cast<unsigned>(ymd.month()));
  append('-', static_cast<unsigned>(ymd.day()));
  append('T', clock.hours().count());
  append(':', clock.minutes().count());
  append(':', clock.seconds().count());
  return text += 'Z';
}

}  // namespace precis
