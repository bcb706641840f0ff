#include "indexer/match/plan.h"

#include <string_view>
#include <utility>

namespace precis::match {
namespace {

using Query = Xapian::Query;

std::optional<Plan> Make(const Query& query, bool is_weighed);

Plan TermPlan(const Query& query, bool is_weighed) {
  Plan plan;
  plan.kind = Plan::Kind::kTerm;
  plan.term = *query.get_terms_begin();
  plan.in_query = query.get_length();
  plan.is_weighed = is_weighed;
  return plan;
}

// Bytes behind their number, which is one byte for those that matter here.
bool TakeString(std::string_view& from, std::string& string) {
  constexpr std::size_t kLongSize = 0xff;
  if (from.empty()) return false;
  const std::size_t size = static_cast<std::uint8_t>(from.front());
  if (size == kLongSize || size >= from.size()) return false;
  string = from.substr(1, size);
  from.remove_prefix(1 + size);
  return true;
}

// Only its serialised form tells what a range is: one byte for the slot, then
// both ends. What is read is put together again and has to give the same form.
std::optional<Plan> RangePlan(const Query& query) {
  constexpr std::uint32_t kSlotMask = 0x0f;
  const std::string serialised = query.serialise();
  std::string_view rest = serialised;
  Plan plan;
  plan.kind = Plan::Kind::kValues;
  plan.is_weighed = false;
  if (rest.empty()) return std::nullopt;
  plan.slot = static_cast<std::uint8_t>(rest.front()) & kSlotMask;
  rest.remove_prefix(1);
  std::string begin;
  std::string end;
  if (!TakeString(rest, begin) || !TakeString(rest, end) || begin.empty()) {
    return std::nullopt;
  }
  const Query same(Query::OP_VALUE_RANGE, plan.slot, begin, end);
  if (same.serialise() != serialised) return std::nullopt;
  plan.range = RangeOf(begin, end);
  return plan;
}

// What is scaled by nothing is a filter; other factors only their description
// tells.
std::optional<Plan> ScaledPlan(const Query& query) {
  const Query scaled = query.get_subquery(0);
  const Query unweighed(Query::OP_SCALE_WEIGHT, scaled, 0.0);
  if (unweighed.serialise() != query.serialise()) return std::nullopt;
  return Make(scaled, false);
}

// Each of `parts` as its own part, those of the same kind taken apart.
void AddPart(Plan& plan, Plan part) {
  if (part.kind != plan.kind || plan.kind == Plan::Kind::kWithout ||
      plan.kind == Plan::Kind::kMaybe) {
    plan.parts.push_back(std::move(part));
    return;
  }
  for (Plan& inner : part.parts) plan.parts.push_back(std::move(inner));
}

// `first_only`: the weight is the first part's.
std::optional<Plan> ComposedPlan(Plan::Kind kind, const Query& query,
                                 bool is_weighed, bool first_only) {
  Plan plan;
  plan.kind = kind;
  for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
    const Query part = query.get_subquery(i);
    // Beside others, everything is no condition.
    if (kind == Plan::Kind::kAll && part.get_type() == Query::LEAF_MATCH_ALL) {
      continue;
    }
    auto made = Make(part, is_weighed && (i == 0 || !first_only));
    if (!made) return std::nullopt;
    AddPart(plan, *std::move(made));
  }
  if (plan.parts.empty()) return std::nullopt;
  if (plan.parts.size() == 1) return std::move(plan.parts.front());
  return plan;
}

std::optional<Plan> Make(const Query& query, bool is_weighed) {
  using Kind = Plan::Kind;
  switch (query.get_type()) {
    case Query::LEAF_TERM:
      return TermPlan(query, is_weighed);
    case Query::LEAF_MATCH_NOTHING:
      return Plan();
    case Query::OP_VALUE_RANGE:
      return RangePlan(query);
    case Query::OP_SCALE_WEIGHT:
      return ScaledPlan(query);
    case Query::OP_AND:
      return ComposedPlan(Kind::kAll, query, is_weighed, false);
    case Query::OP_FILTER:
      return ComposedPlan(Kind::kAll, query, is_weighed, true);
    case Query::OP_OR:
      return ComposedPlan(Kind::kAny, query, is_weighed, false);
    case Query::OP_AND_NOT:
      return ComposedPlan(Kind::kWithout, query, is_weighed, true);
    case Query::OP_AND_MAYBE:
      return ComposedPlan(Kind::kMaybe, query, is_weighed, false);
    default:
      return std::nullopt;
  }
}

}  // namespace

std::optional<Plan> PlanOf(const Query& query) { return Make(query, true); }

}  // namespace precis::match
