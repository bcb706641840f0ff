#include "daemon/serve/search_parameters.h"

#include <array>
#include <charconv>
#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "daemon/serve/limits.h"

namespace precis {
namespace {

constexpr std::array<std::pair<std::string_view, SearchOrder>, 5> kOrders = {{
    {"relevance", SearchOrder::kRelevance},
    {"newest", SearchOrder::kNewest},
    {"oldest", SearchOrder::kOldest},
    {"terminator", SearchOrder::kTerminator},
    {"idiocracy", SearchOrder::kIdiocracy},
}};

Problem BadParameter(std::string_view name, const std::string& what) {
  return {400, "bad-parameter", "parameter '" + std::string(name) + "' " + what,
          std::string(name)};
}

std::optional<Problem> ReadNumber(std::string_view name,
                                  const std::string& value,
                                  std::pair<std::size_t, std::size_t> range,
                                  std::size_t& out) {
  const char* const end = value.data() + value.size();
  const auto [rest, error] = std::from_chars(value.data(), end, out);
  if (error == std::errc() && rest == end && out >= range.first &&
      out <= range.second) {
    return std::nullopt;
  }
  return BadParameter(name, "has to be a whole number from " +
                                std::to_string(range.first) + " to " +
                                std::to_string(range.second));
}

std::optional<Problem> ReadOrder(std::string_view value, SearchOrder& out) {
  for (const auto& [name, order] : kOrders) {
    if (name != value) continue;
    out = order;
    return std::nullopt;
  }
  return BadParameter("sort",
                      "has to be one of relevance, newest, oldest, terminator, "
                      "idiocracy");
}

std::optional<Problem> ReadQuery(const std::string& value, std::string& out) {
  if (value.size() > SearchLimits::kMaxQueryBytes) {
    return BadParameter("q", "may have at most " +
                                 std::to_string(SearchLimits::kMaxQueryBytes) +
                                 " bytes");
  }
  out = value;
  return std::nullopt;
}

std::optional<Problem> ReadParameter(const std::string& name,
                                     const std::string& value,
                                     SearchRequest& request) {
  if (name == "q") return ReadQuery(value, request.query);
  if (name == "sort") return ReadOrder(value, request.order);
  if (name == "offset") {
    return ReadNumber(name, value, {0, SearchLimits::kMaxOffset},
                      request.offset);
  }
  if (name == "limit") {
    return ReadNumber(name, value, {1, SearchLimits::kMaxLimit}, request.limit);
  }
  return BadParameter(name, "is not known here: q, sort, offset and limit are");
}

}  // namespace

std::string_view OrderName(SearchOrder order) {
  for (const auto& [name, value] : kOrders) {
    if (value == order) return name;
  }
  return "relevance";
}

std::expected<SearchRequest, Problem> ParseSearchParameters(
    const RequestTarget& target, SearchTarget what) {
  SearchRequest request;
  request.target = what;
  request.limit = kDefaultLimit;
  std::set<std::string> seen;
  for (const auto& [name, value] : target.parameters) {
    if (!seen.insert(name).second) {
      return std::unexpected(BadParameter(name, "is given more than once"));
    }
    auto problem = ReadParameter(name, value, request);
    if (problem) return std::unexpected(*std::move(problem));
  }
  // Nothing to be relevant to: the newest first.
  if (request.query.find_first_not_of(" \t\r\n") == std::string::npos &&
      !seen.contains("sort")) {
    request.order = SearchOrder::kNewest;
  }
  return request;
}

}  // namespace precis
