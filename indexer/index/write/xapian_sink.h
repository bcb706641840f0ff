#pragma once

#include <xapian.h>
#include <span>
#include <string>
#include <string_view>

#include "indexer/index/terms/document_sink.h"
#include "indexer/index/terms/language.h"
#include "indexer/index/terms/tokeniser.h"
#include "indexer/index/words/word_order.h"

namespace precis {

// Adds what it is told to a database through Xapian's public API.
class XapianSink : public DocumentSink, private TokenReceiver {
 public:
  explicit XapianSink(Xapian::WritableDatabase database);

  // Of the document added last; 0: none yet.
  Xapian::docid last_docid() const { return last_docid_; }
  const WordOrder& word_order() const { return word_order_; }

  void Share(const RecordedTerms& terms) override { shared_ = &terms; }
  void AddShared() override;
  void BeginDocument(const std::string& language) override;
  void AddFilter(std::string_view term) override;
  void AddFilterAt(std::string_view term, std::uint32_t position) override;
  void AddValue(std::uint32_t slot, std::string_view value) override;
  void IndexText(std::string_view text, std::uint32_t weight,
                 std::string_view prefix, Order order) override;
  void LeaveGap() override { word_order_.LeaveGap(); }
  void SetData(std::string data) override;
  void EndDocument() override;
  void AddSpelling(std::span<const std::string_view> words) override;

 private:
  void Take(const TokenBatch& batch) override;

  Xapian::WritableDatabase database_;
  Xapian::TermGenerator generator_;
  Xapian::Document document_;
  Stemmers stemmers_;
  Tokeniser tokeniser_;
  WordOrder word_order_;
  const RecordedTerms* shared_ = nullptr;
  Xapian::docid last_docid_ = 0;
};

}  // namespace precis
