#include "indexer/search/entry_quotes.h"

#include <charconv>
#include <span>

#include "indexer/index/terms/terms.h"
#include "indexer/match/check_in_order.h"
#include "indexer/match/segment_runs.h"
#include "indexer/search/document_range.h"
#include "indexer/search/words_in_order.h"

namespace precis {
namespace {

using Query = Xapian::Query;

constexpr Xapian::doccount kQuotesOfEntry = 3;

// Of `speakers`, best those who say the words.
Query BestOf(const Query& speakers, const Query& words) {
  const Query unweighted(Query::OP_SCALE_WEIGHT, speakers, 0.0);
  return {Query::OP_AND_MAYBE, unweighted, words};
}

std::optional<match::Plan> PlanOf(const Query& speakers, const Query& words) {
  if (HasWordOrder(words)) return std::nullopt;
  return match::PlanOf(BestOf(speakers, words));
}

}  // namespace

EntryQuotes::EntryQuotes(const OpenIndex& open, const ParsedQuery& parsed)
    : open_(open),
      speakers_(parsed.speakers.value_or(Query())),
      words_(parsed.any_word_said),
      reader_(open),
      plan_(PlanOf(speakers_, words_)) {}

std::vector<FoundDocument> EntryQuotes::Of(SegmentDocument article) {
  const auto number = reader_.Value(article, kDocumentsSlot);
  match::Docid documents = 1;  // None said: it has no quotes to be found.
  std::from_chars(number.data(), number.data() + number.size(), documents);
  const match::Window window{article.docid + 1, article.docid + documents};
  if (window.begin >= window.end) return {};
  if (plan_) {
    auto found = Match(*plan_, article.segment, window);
    if (found) return *std::move(found);
  }
  return MatchByXapian(article.segment, window);
}

std::optional<std::vector<FoundDocument>> EntryQuotes::Match(
    const match::Plan& plan, std::size_t segment,
    match::Window documents) const {
  const match::SegmentToMatch only{.lists = open_.lists[segment],
                                   .index = segment};
  const match::MatchTask task{.plan = plan, .segments = std::span(&only, 1)};
  match::SegmentRuns runs(task, match::CountedIn::kEachSegment);
  match::SegmentRun& run = runs.runs().front();
  run.Confine(documents);
  match::MostRelevantMatches best(kQuotesOfEntry);
  match::Hits hits;
  while (run.Next(hits)) {
    for (std::size_t i = 0; i < hits.size(); ++i) {
      best.Offer({segment, hits.ids[i], hits.weights[i]});
    }
  }
  if (run.damaged()) return std::nullopt;
  std::vector<FoundDocument> quotes;
  for (const match::Match& found : best.Take()) {
    quotes.push_back({{segment, found.docid}, found.weight});
  }
  return quotes;
}

std::vector<FoundDocument> EntryQuotes::MatchByXapian(
    std::size_t segment, match::Window documents) const {
  const Query entry(
      (new DocumentRange(documents.begin, documents.end))->release());
  const Query theirs(Query::OP_FILTER, speakers_, entry);
  Xapian::Enquire enquire(open_.segments[segment]);
  enquire.set_query(BestOf(theirs, WithWordOrder(words_, open_.word_orders)));
  enquire.set_weighting_scheme(WordWeighting());
  const auto found = enquire.get_mset(0, kQuotesOfEntry);
  std::vector<FoundDocument> quotes;
  for (auto hit = found.begin(); hit != found.end(); ++hit) {
    quotes.push_back({{segment, *hit}, hit.get_weight()});
  }
  return quotes;
}

}  // namespace precis
