#include "indexer/index/xapian_sink.h"

#include <utility>

namespace precis {

XapianSink::XapianSink(Xapian::WritableDatabase database)
    : database_(std::move(database)) {
  generator_.set_flags(Xapian::TermGenerator::FLAG_CJK_NGRAM);
}

void XapianSink::BeginDocument(const std::string& language) {
  document_ = Xapian::Document();
  generator_.set_stemmer(stemmers_.For(language));
  generator_.set_document(document_);  // Positions begin with 1 again.
}

void XapianSink::AddFilter(const std::string& term) {
  document_.add_boolean_term(term);
}

void XapianSink::AddFilterAt(const std::string& term, std::uint32_t position) {
  document_.add_posting(term, position, 0);
}

void XapianSink::AddValue(std::uint32_t slot, const std::string& value) {
  document_.add_value(slot, value);
}

void XapianSink::IndexText(std::string_view text, std::uint32_t weight,
                           std::string_view prefix, Order order) {
  const Xapian::Utf8Iterator words(text.data(), text.size());
  if (order == Order::kPositions) {
    generator_.index_text(words, weight, std::string(prefix));
    return;
  }
  generator_.index_text_without_positions(words, weight, std::string(prefix));
  if (order == Order::kCodes) tokeniser_.Run(text, *this);
}

void XapianSink::Take(const TokenBatch& batch) {
  for (const Token& token : batch.tokens()) {
    if (!token.positional) continue;
    word_order_.Add(CodeOfPadded(batch.Bytes(token), token.size));
  }
}

void XapianSink::SetData(std::string data) { document_.set_data(data); }

void XapianSink::EndDocument() {
  last_docid_ = database_.add_document(document_);
  word_order_.EndDocument();
}

void XapianSink::AddSpelling(const std::string& word) {
  database_.add_spelling(word);
}

}  // namespace precis
