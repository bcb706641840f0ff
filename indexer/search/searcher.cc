#include "indexer/search/searcher.h"

#include <xapian.h>
#include <algorithm>
#include <optional>
#include <span>
#include <utility>

#include "indexer/index/segment/segment_database.h"
#include "indexer/index/segment/xapian_guard.h"
#include "indexer/index/terms/terms.h"
#include "indexer/index/terms/tokeniser.h"
#include "indexer/search/entry_quotes.h"
#include "indexer/search/facets.h"
#include "indexer/search/hits.h"
#include "indexer/search/matching.h"
#include "indexer/search/open_index.h"
#include "indexer/search/query_language.h"
#include "indexer/search/suggestion.h"
#include "indexer/search/typed_query.h"
#include "indexer/search/words_in_order.h"

namespace precis {
namespace {

constexpr std::size_t kFacetDocuments = 100;

Result<void> CheckLimits(const SearchRequest& request) {
  const auto over = [](const char* what, std::size_t is, std::size_t limit) {
    return Fail(ErrorCode::kBadInput,
                std::string(what) + " is " + std::to_string(is) + ", at most " +
                    std::to_string(limit) + " is allowed");
  };
  if (request.query.size() > SearchLimits::kMaxQueryBytes) {
    return over("the query's length in bytes", request.query.size(),
                SearchLimits::kMaxQueryBytes);
  }
  if (request.offset > SearchLimits::kMaxOffset) {
    return over("offset", request.offset, SearchLimits::kMaxOffset);
  }
  if (request.limit > SearchLimits::kMaxLimit) {
    return over("limit", request.limit, SearchLimits::kMaxLimit);
  }
  return {};
}

bool IsBlank(const std::string& text) {
  return text.find_first_not_of(" \t\r\n") == std::string::npos;
}

// Not Xapian::Query::MatchAll: that one object's reference count would be
// shared, unprotected, by all threads.
ParsedQuery Everything() {
  const Xapian::Query all{std::string()};
  ParsedQuery everything;
  everything.query = all;
  return everything;
}

bool IsOfType(const Xapian::Database& segment, Xapian::docid docid,
              std::string_view type) {
  const std::string term = MakeTerm(kTypePrefix, type);
  auto posting = segment.postlist_begin(term);
  if (posting == segment.postlist_end(term)) return false;
  posting.skip_to(docid);
  return posting != segment.postlist_end(term) && *posting == docid;
}

std::size_t CountLiveArticles(const Xapian::Database& segment,
                              const RangeSet& deleted) {
  const std::string term = MakeTerm(kTypePrefix, kArticleType);
  std::size_t count = segment.get_termfreq(term);
  auto posting = segment.postlist_begin(term);
  const auto end = segment.postlist_end(term);
  for (const auto& [first, last] : deleted.ToPairs()) {
    if (posting == end) break;
    posting.skip_to(static_cast<Xapian::docid>(first));
    for (; posting != end && *posting < last; ++posting) --count;
  }
  return count;
}

// How many documents have to be ranked for a page and its facets.
std::size_t RankedFor(const SearchRequest& request) {
  const std::size_t shown =
      std::max(request.offset + request.limit, kFacetDocuments);
  return (shown + kRankedTogether - 1) / kRankedTogether * kRankedTogether;
}

}  // namespace

struct Searcher::State {
  std::shared_ptr<SharedSegments> shared;
  OpenIndex open;
  std::shared_ptr<const DeletedRanges> deleted;
  Stemmers stemmers;
  Tokeniser tokeniser;
  TaskRunner* helpers = nullptr;

  void Take(OpenIndex newest) {
    open = std::move(newest);
    deleted = DeletedOf(*open.manifest);
  }

  Result<ParsedQuery> Parse(const SearchRequest& request);
  Matches Run(const SearchRequest& request, const ParsedQuery& parsed) const;
  void AddHits(const SearchRequest& request, const ParsedQuery& parsed,
               const Matches& found, SearchResults& results);
  Result<SearchResults> Search(const SearchRequest& request);
  Result<std::optional<std::string>> EntryJson(const std::string& id) const;
};

Result<ParsedQuery> Searcher::State::Parse(const SearchRequest& request) {
  if (IsBlank(request.query)) return Everything();
  return QueryLanguage(stemmers, open.languages)
      .Parse(request.query, request.target);
}

Matches Searcher::State::Run(const SearchRequest& request,
                             const ParsedQuery& parsed) const {
  // Filters alone make nothing more relevant than anything else.
  const bool newest = request.order == SearchOrder::kRelevance &&
                      (IsBlank(request.query) || !parsed.has_words);
  return Match(open,
               {.query = ByWordOrder(OfTarget(parsed.query, request.target),
                                     open.word_orders),
                .deleted = deleted,
                .target = request.target,
                .order = newest ? SearchOrder::kNewest : request.order,
                .wanted = RankedFor(request),
                .helpers = {.runner = helpers}});
}

void Searcher::State::AddHits(const SearchRequest& request,
                              const ParsedQuery& parsed, const Matches& found,
                              SearchResults& results) {
  HitReader reader(stemmers, tokeniser, open, parsed);
  std::optional<EntryQuotes> quotes;
  if (parsed.speakers) quotes.emplace(open, parsed);
  const std::size_t end =
      std::min(found.best.size(), request.offset + request.limit);
  for (std::size_t i = request.offset; i < end; ++i) {
    const FoundDocument& hit = found.best[i];
    if (request.target == SearchTarget::kQuotes) {
      results.quotes.push_back(reader.Quote(hit));
      continue;
    }
    EntryHit entry = reader.Entry(hit);
    if (quotes) {
      for (const FoundDocument& quote : quotes->Of(hit.place)) {
        entry.quotes.push_back(reader.Quote(quote));
      }
    }
    results.entries.push_back(std::move(entry));
  }
}

Result<SearchResults> Searcher::State::Search(const SearchRequest& request) {
  const auto parsed = Parse(request);
  if (!parsed) return std::unexpected(parsed.error());
  SearchResults results;
  results.generation = open.manifest->generation;
  if (open.segments.empty()) return results;
  const auto found = Run(request, *parsed);
  results.estimated_total = found.estimated_total;
  AddHits(request, *parsed, found, results);
  const std::span<const FoundDocument> best(found.best);
  Facets facets = CountFacets(
      open, request.target, best.first(std::min(best.size(), kFacetDocuments)));
  results.speakers = std::move(facets.speakers);
  results.topics = std::move(facets.topics);
  results.sources = std::move(facets.sources);
  if (found.best.empty() && !IsBlank(request.query)) {
    results.suggestion = SuggestSpelling(open, stemmers.For("en"),
                                         LowerCaseWords(request.query));
  }
  return results;
}

Result<std::optional<std::string>> Searcher::State::EntryJson(
    const std::string& id) const {
  const IdHash hash = IdHash::Of(MakeTerm(kIdPrefix, id));
  for (std::size_t i = open.segments.size(); i-- > 0;) {
    if (!open.shared[i]->filter->MayHave(hash)) continue;
    const Xapian::Database& segment = open.segments[i];
    auto found = FindEntry(segment, open.manifest->segments[i].deleted, id);
    if (!found) return std::unexpected(std::move(found.error()));
    const std::optional<PlacedEntry> place = *found;
    if (!place) continue;
    const Xapian::docid docid = place->first_docid;
    if (IsOfType(segment, docid, kTombstoneType)) return std::nullopt;
    return std::optional(segment.get_document(docid).get_data());
  }
  return std::nullopt;
}

Result<std::unique_ptr<Searcher>> Searcher::Open(
    const std::filesystem::path& index, TaskRunner* helpers,
    std::shared_ptr<SharedSegments> shared) {
  if (!shared) shared = std::make_shared<SharedSegments>(index);
  auto open = OpenNewest(*shared, nullptr);
  if (!open) return std::unexpected(std::move(open.error()));
  auto state = std::make_unique<State>();
  state->shared = std::move(shared);
  state->helpers = helpers;
  state->Take(*std::move(open));
  return std::unique_ptr<Searcher>(new Searcher(std::move(state)));
}

Searcher::Searcher(std::unique_ptr<State> state) : state_(std::move(state)) {}

Searcher::~Searcher() = default;

Result<void> Searcher::Refresh() {
  if (!IsStale(state_->shared->index(), state_->open)) return {};
  auto open = OpenNewest(*state_->shared, &state_->open);
  if (!open) return std::unexpected(std::move(open.error()));
  state_->Take(*std::move(open));
  return {};
}

std::uint64_t Searcher::generation() const {
  return state_->open.manifest->generation;
}

Result<SearchResults> Searcher::Search(const SearchRequest& request) {
  if (auto checked = CheckLimits(request); !checked) {
    return std::unexpected(std::move(checked.error()));
  }
  return Guard([&] { return state_->Search(request); });
}

Result<std::optional<std::string>> Searcher::EntryJson(const std::string& id) {
  return Guard([&] { return state_->EntryJson(id); });
}

Result<std::size_t> Searcher::CountEntries() {
  return Guard([&] {
    std::size_t count = 0;
    for (std::size_t i = 0; i < state_->open.segments.size(); ++i) {
      count += CountLiveArticles(state_->open.segments[i],
                                 state_->open.manifest->segments[i].deleted);
    }
    return count;
  });
}

}  // namespace precis
