#include "indexer/search/words_in_order.h"

#include <algorithm>
#include <charconv>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/search/word_terms.h"

namespace precis {
namespace {

using Query = Xapian::Query;
using Queries = std::vector<Query>;

bool IsWordLeaf(const Query& query) {
  return query.get_type() == Query::LEAF_TERM &&
         IsTextWord(*query.get_terms_begin());
}

Queries PartsOf(const Query& query) {
  Queries parts;
  parts.reserve(query.get_num_subqueries());
  for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
    parts.push_back(query.get_subquery(i));
  }
  return parts;
}

WordPattern PatternOf(const Query& query) {
  WordPattern pattern;
  for (const Query& word : PartsOf(query)) {
    pattern.codes.push_back(CodeOfWord(WordOf(*word.get_terms_begin())));
  }
  pattern.in_order = query.get_type() == Query::OP_PHRASE;
  pattern.window =
      std::max(pattern.codes.size(), WindowOf(query, pattern.codes.size()));
  return pattern;
}

bool IsOrdered(const Query& query) {
  const Query::op type = query.get_type();
  return (type == Query::OP_PHRASE || type == Query::OP_NEAR) &&
         std::ranges::all_of(PartsOf(query), IsWordLeaf);
}

using Patterns = std::vector<WordPattern>;

void AddOnce(Patterns& patterns, WordPattern pattern) {
  if (std::ranges::find(patterns, pattern) == patterns.end()) {
    patterns.push_back(std::move(pattern));
  }
}

// What each document that `query` finds has to have. A query in several
// languages is one for each, all of which need the same phrases.
Patterns NeededBy(const Query& query) {
  if (IsOrdered(query)) return {PatternOf(query)};
  Patterns needed;
  const Queries parts = PartsOf(query);
  switch (query.get_type()) {
    case Query::OP_AND:
    case Query::OP_FILTER:
      for (const Query& part : parts) {
        for (auto& pattern : NeededBy(part))
          AddOnce(needed, std::move(pattern));
      }
      return needed;
    case Query::OP_AND_NOT:
    case Query::OP_AND_MAYBE:
      return NeededBy(parts.at(0));
    case Query::OP_OR:
      needed = NeededBy(parts.at(0));
      for (const Query& part : parts) {
        const Patterns also = NeededBy(part);
        std::erase_if(needed, [&](const WordPattern& pattern) {
          return std::ranges::find(also, pattern) == also.end();
        });
      }
      return needed;
    default:
      return {};
  }
}

// `needed` is seen to elsewhere.
Query Rewritten(const Query& query,
                const std::shared_ptr<const WordOrders>& orders,
                const Patterns& needed) {
  if (!HasWordOrder(query)) return query;
  Queries parts = PartsOf(query);
  if (IsOrdered(query)) {
    Query words(Query::OP_AND, parts.begin(), parts.end());
    auto pattern = PatternOf(query);
    if (std::ranges::find(needed, pattern) != needed.end()) return words;
    auto* const source = new WordsInOrder(
        orders, std::make_shared<const WordPattern>(std::move(pattern)));
    return {Query::OP_FILTER, words, Query(source->release())};
  }
  for (Query& part : parts) part = Rewritten(part, orders, needed);
  return {query.get_type(), parts.begin(), parts.end()};
}

// Those that are made again from their parts. No others come with phrases.
bool IsComposed(Query::op type) {
  switch (type) {
    case Query::OP_AND:
    case Query::OP_OR:
    case Query::OP_XOR:
    case Query::OP_AND_NOT:
    case Query::OP_AND_MAYBE:
    case Query::OP_FILTER:
      return true;
    default:
      return false;
  }
}

}  // namespace

// The N of "... NEAR N ..." or "... PHRASE N ...", which only the description
// tells.
std::size_t WindowOf(const Query& query, std::size_t otherwise) {
  const std::string text = query.get_description();
  const std::string_view name =
      query.get_type() == Query::OP_NEAR ? " NEAR " : " PHRASE ";
  const std::size_t at = text.find(name);
  std::size_t window = otherwise;
  if (at == std::string::npos) return window;
  std::from_chars(text.data() + at + name.size(), text.data() + text.size(),
                  window);
  return window;
}

bool WordsInOrder::Matches(Xapian::docid docid) const {
  return order() && OccursIn(*order(), docid, *pattern_);
}

void WordsInOrder::skip_to(Xapian::docid docid, double /*min_weight*/) {
  MoveTo(std::max(get_docid(), docid));
  while (!at_end() && !Matches(get_docid())) MoveTo(get_docid() + 1);
}

bool WordsInOrder::check(Xapian::docid docid, double /*min_weight*/) {
  MoveTo(docid);
  return Matches(docid);
}

WordsInOrder* WordsInOrder::clone() const {
  return new WordsInOrder(orders(), pattern_);
}

bool HasWordOrder(const Query& query) {
  return IsOrdered(query) ||
         (IsComposed(query.get_type()) &&
          std::ranges::any_of(PartsOf(query), HasWordOrder));
}

OrderedQuery ByWordOrder(const Query& query,
                         const std::shared_ptr<const WordOrders>& orders) {
  if (!HasWordOrder(query)) return {query, {}};
  auto needed = NeededBy(query);
  Query rewritten = Rewritten(query, orders, needed);
  return {std::move(rewritten), std::move(needed)};
}

Query WithWordOrder(const Query& query,
                    const std::shared_ptr<const WordOrders>& orders) {
  return Rewritten(query, orders, {});
}

}  // namespace precis
