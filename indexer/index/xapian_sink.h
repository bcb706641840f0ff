#pragma once

#include <xapian.h>
#include <string>

#include "indexer/index/document_sink.h"
#include "indexer/index/language.h"

namespace precis {

// Adds what it is told to a database through Xapian's public API.
class XapianSink : public DocumentSink {
 public:
  explicit XapianSink(Xapian::WritableDatabase database);

  // Of the document added last; 0: none yet.
  Xapian::docid last_docid() const { return last_docid_; }

  void BeginDocument(const std::string& language) override;
  void AddFilter(const std::string& term) override;
  void AddFilterAt(const std::string& term, std::uint32_t position) override;
  void AddValue(std::uint32_t slot, const std::string& value) override;
  void IndexText(std::string_view text, std::uint32_t weight,
                 std::string_view prefix) override;
  void IndexWords(std::string_view text, std::uint32_t weight,
                  std::string_view prefix) override;
  void RestartPositions() override;
  void LeaveGap() override;
  void SetData(std::string data) override;
  void EndDocument() override;
  void AddSpelling(const std::string& word) override;

 private:
  Xapian::WritableDatabase database_;
  Xapian::TermGenerator generator_;
  Xapian::Document document_;
  Stemmers stemmers_;
  Xapian::docid last_docid_ = 0;
};

}  // namespace precis
