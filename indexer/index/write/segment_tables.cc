#include "indexer/index/write/segment_tables.h"

#include <span>
#include <string>
#include <utility>
#include <vector>

#include "indexer/index/terms/terms.h"
#include "indexer/index/write/term_order.h"

namespace precis {
namespace {

using Runs = std::vector<PostingCollector::Run>;

// Terms that are fetched before their turn.
constexpr std::size_t kAhead = 16;

Result<void> WriteMetadata(glass::DatabaseWriter& database) {
  static_assert(kFormatKey < kProgramKey);
  if (auto added = database.AddMetadata(kFormatKey, kIndexFormat); !added) {
    return added;
  }
  return database.AddMetadata(kProgramKey, "precis " PRECIS_VERSION);
}

Result<void> WriteValues(const BulkSink& sink,
                         glass::DatabaseWriter& database) {
  std::vector<glass::SlotValue> values;
  for (const auto& [slot, collected] : sink.values()) {
    values.clear();
    for (const BulkSink::Value& value : collected) {
      values.push_back({value.docid, sink.Bytes(value)});
    }
    if (auto added = database.AddValues(slot, values); !added) return added;
  }
  return {};
}

Result<void> WriteTerm(std::string_view term, const PostingCollector::Run& run,
                       const PostingCollector& collector,
                       glass::DatabaseWriter& database) {
  if (auto added = database.AddTerm(term, run.postings); !added) return added;
  for (const PostingPositions& positions : run.positions) {
    if (auto added = database.AddPositions(term, positions.docid,
                                           collector.Encoded(positions));
        !added) {
      return added;
    }
  }
  return {};
}

Result<void> WriteTerms(const Runs& runs, const PostingCollector& collector,
                        const BulkLexicon& lexicon,
                        glass::DatabaseWriter& database) {
  for (std::size_t i = 0; i < runs.size(); ++i) {
    if (i + 2 * kAhead < runs.size()) {
      lexicon.PrefetchPlace(runs[i + 2 * kAhead].term);
      lexicon.PrefetchTerm(runs[i + kAhead].term);
    }
    if (auto written =
            WriteTerm(lexicon.Term(runs[i].term), runs[i], collector, database);
        !written) {
      return written;
    }
  }
  return {};
}

// A document's terms in their order.
class TermsOfDocuments {
 public:
  struct Item {
    std::uint32_t run;
    std::uint32_t wdf;
  };

  // Turns postings by term into postings by document: a counting sort, which
  // keeps terms in their order.
  TermsOfDocuments(const Runs& runs, const PostingCollector& collector,
                   std::uint32_t last_docid)
      : begin_(last_docid + std::size_t{2}), items_(collector.size()) {
    for (const auto& run : runs) {
      for (const auto& posting : run.postings) ++begin_[posting.docid + 1];
    }
    for (std::size_t i = 1; i < begin_.size(); ++i) begin_[i] += begin_[i - 1];
    std::vector<std::uint64_t> next(begin_.begin(), begin_.end() - 1);
    for (std::size_t i = 0; i < runs.size(); ++i) {
      for (const auto& posting : runs[i].postings) {
        items_[next[posting.docid]++] = {static_cast<std::uint32_t>(i),
                                         posting.wdf};
      }
    }
  }

  std::span<const Item> Of(std::uint32_t docid) const {
    return {items_.data() + begin_[docid], begin_[docid + 1] - begin_[docid]};
  }

 private:
  std::vector<std::uint64_t> begin_;
  FlatVector<Item> items_;
};

std::vector<std::vector<std::uint32_t>> SlotsOfDocuments(const BulkSink& sink) {
  std::vector<std::vector<std::uint32_t>> slots(sink.last_docid() +
                                                std::size_t{1});
  for (const auto& [slot, values] : sink.values()) {
    for (const BulkSink::Value& value : values) {
      slots[value.docid].push_back(slot);
    }
  }
  return slots;
}

Result<void> WriteTermLists(BulkSink& sink, const Runs& runs,
                            const BulkLexicon& lexicon,
                            glass::DatabaseWriter& database) {
  const TermsOfDocuments terms(runs, sink.postings(), sink.last_docid());
  const auto slots = SlotsOfDocuments(sink);
  glass::TermListEncoder encoder;
  for (std::uint32_t docid = 1; docid <= sink.last_docid(); ++docid) {
    encoder.Start();
    for (const auto& [run, wdf] : terms.Of(docid)) {
      encoder.Add(lexicon.Term(runs[run].term), wdf);
    }
    if (auto added =
            database.AddTermList(docid, encoder.Finish(), slots[docid]);
        !added) {
      return added;
    }
  }
  return {};
}

// Counts in the notes of terms, which are of no more use once all is sorted.
Result<void> WriteSpelling(const std::vector<TermId>& words,
                           const BulkLexicon& lexicon,
                           PostingCollector& collector,
                           glass::DatabaseWriter& database) {
  collector.MakeRoom(lexicon.terms());
  for (const TermId word : words) collector.Note(word).group = 0;
  std::vector<TermId> distinct;
  for (const TermId word : words) {
    if (collector.Note(word).group++ == 0) distinct.push_back(word);
  }
  for (const TermId word : InOrderOfBytes(distinct, lexicon)) {
    if (auto added = database.AddSpelling(lexicon.Term(word),
                                          collector.Note(word).group);
        !added) {
      return added;
    }
  }
  return {};
}

}  // namespace

Result<glass::FinishedDatabase> WriteTables(BulkSink& sink,
                                            const BulkLexicon& lexicon,
                                            bool term_lists,
                                            glass::DatabaseWriter& database) {
  Result<void> written = sink.status();
  if (written) written = WriteMetadata(database);
  if (written) written = WriteValues(sink, database);
  if (written) written = database.AddDocumentLengths(sink.lengths());
  const Runs runs = sink.postings().Sort(lexicon);
  if (written) written = WriteTerms(runs, sink.postings(), lexicon, database);
  if (written && term_lists) {
    written = WriteTermLists(sink, runs, lexicon, database);
  }
  if (written) {
    written =
        WriteSpelling(sink.spellings(), lexicon, sink.postings(), database);
  }
  if (!written) return std::unexpected(std::move(written.error()));
  return database.Finish();
}

}  // namespace precis
