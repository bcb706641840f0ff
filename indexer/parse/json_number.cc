#include "indexer/parse/json_number.h"

#include <algorithm>
#include <cstddef>

namespace precis {
namespace {

bool Take(std::string_view& rest, std::string_view any_of) {
  if (rest.empty() || !any_of.contains(rest.front())) return false;
  rest.remove_prefix(1);
  return true;
}

bool TakeDigits(std::string_view& rest) {
  const std::size_t size =
      std::min(rest.find_first_not_of("0123456789"), rest.size());
  rest.remove_prefix(size);
  return size > 0;
}

}  // namespace

bool IsJsonNumber(std::string_view token) {
  Take(token, "-");
  if (!Take(token, "0") && !TakeDigits(token)) return false;
  if (Take(token, ".") && !TakeDigits(token)) return false;
  if (Take(token, "eE")) {
    Take(token, "+-");
    if (!TakeDigits(token)) return false;
  }
  return token.empty();
}

}  // namespace precis
