#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/glass/database_writer.h"
#include "indexer/index/terms/document_sink.h"
#include "indexer/index/terms/recorded_terms.h"
#include "indexer/index/terms/tokeniser.h"
#include "indexer/index/words/word_order.h"
#include "indexer/index/write/bulk_lexicon.h"
#include "indexer/index/write/posting_collector.h"
#include "indexer/index/write/term_batch.h"

namespace precis {

// Collects what it is told in flat arrays, all but the documents' data: that is
// in the order of documents, and written at once.
//
// Thread safety: none.
class BulkSink : public DocumentSink, private TokenReceiver {
 public:
  struct Value {
    std::uint32_t docid;
    std::uint64_t begin;  // In value_bytes().
    std::uint32_t size;
  };

  // Both outlive the sink.
  BulkSink(BulkLexicon& lexicon, glass::DatabaseWriter& database);

  // What the database answered to documents' data.
  const Result<void>& status() const { return status_; }

  std::uint32_t last_docid() const { return docid_; }
  PostingCollector& postings() { return postings_; }
  const WordOrder& word_order() const { return word_order_; }
  // In the order of documents.
  const std::vector<glass::DocumentLength>& lengths() const { return lengths_; }
  const std::map<std::uint32_t, std::vector<Value>>& values() const {
    return values_;
  }
  std::string_view Bytes(const Value& value) const {
    return std::string_view(value_bytes_).substr(value.begin, value.size);
  }
  // One for each word that AddSpelling() was told.
  std::vector<TermId>& spellings() { return spellings_; }

  std::size_t memory_bytes() const;

  void Share(const RecordedTerms& terms) override;
  void AddShared() override;
  void BeginDocument(const std::string& language) override;
  void AddFilter(std::string_view term) override;
  void AddFilterAt(std::string_view term, std::uint32_t position) override;
  void AddValue(std::uint32_t slot, std::string_view value) override;
  void IndexText(std::string_view text, std::uint32_t weight,
                 std::string_view prefix, Order order) override;
  void LeaveGap() override;
  void SetData(std::string data) override;
  void EndDocument() override;
  void AddSpelling(std::span<const std::string_view> words) override;

 private:
  // A word that occurs in the document at hand.
  struct Word {
    TermId term = kNoTerm;
    TermId stem = kNoTerm;
    std::uint32_t wdf = 0;
    std::uint32_t positions = 0;  // How many.
    std::uint32_t group = 0;      // Its term's, once all words are known.
  };
  struct Occurrence {
    std::uint32_t word;
    std::uint32_t position;
  };
  // A term that the document at hand has without it being written there.
  struct Filter {
    TermId term = kNoTerm;
    std::uint32_t position = 0;  // 0: none.
    std::uint32_t group = 0;     // Once all words are known.
  };
  // A term of the document at hand.
  struct Group {
    TermId term = kNoTerm;
    std::uint32_t wdf = 0;
    std::uint32_t begin = 0;  // Of its positions.
    std::uint32_t count = 0;
  };

  void Take(const TokenBatch& batch) override;
  void KeepOrder(const TokenBatch& batch,
                 std::span<const std::uint32_t> numbers);
  std::uint32_t Note(LexiconWord& word, std::uint32_t weight,
                     std::uint32_t& count);
  void ResolveFilters();
  void GroupFilters(std::uint32_t& count);
  std::uint32_t GroupOf(TermId term, std::uint32_t& count);
  void GroupWords();
  void PlacePositions();
  void FinishPositions(Group& group);

  BulkLexicon& lexicon_;
  glass::DatabaseWriter& database_;
  Tokeniser tokeniser_;
  PostingCollector postings_;
  WordOrder& word_order_;
  std::vector<glass::DocumentLength> lengths_;
  std::map<std::uint32_t, std::vector<Value>> values_;
  std::string value_bytes_;
  std::vector<TermId> spellings_;
  TermBatch batch_;  // Filters of the document at hand, not yet in filters_.
  const RecordedTerms* shared_ = nullptr;
  std::vector<Filter> shared_filters_;
  Result<void> status_;

  // Of the document at hand.
  std::uint32_t docid_ = 0;
  std::uint32_t stamp_ = 0;  // Marks what belongs to it.
  std::string language_;
  std::string data_;
  BulkLexicon::Kind kind_ = BulkLexicon::kWholeTerm;
  std::uint32_t weight_ = 0;
  Order order_ = Order::kNone;
  std::uint32_t position_ = 0;
  std::vector<Filter> filters_;
  std::vector<Word> words_;
  std::vector<Occurrence> occurrences_;
  std::vector<Group> groups_;
  std::vector<std::uint32_t> positions_;
};

}  // namespace precis
