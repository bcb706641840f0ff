#include "indexer/index/write/xapian_sink.h"

#include <utility>

#include "indexer/index/terms/recorded_terms.h"

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

void XapianSink::AddShared() {
  shared_->TellTerms(*this);
  shared_->TellValues(*this);
}

void XapianSink::AddFilter(std::string_view term) {
  document_.add_boolean_term(std::string(term));
}

void XapianSink::AddFilterAt(std::string_view term, std::uint32_t position) {
  document_.add_posting(std::string(term), position, 0);
}

void XapianSink::AddValue(std::uint32_t slot, std::string_view value) {
  document_.add_value(slot, std::string(value));
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

void XapianSink::AddSpelling(std::span<const std::string_view> words) {
  for (const std::string_view word : words) {
    database_.add_spelling(std::string(word));
  }
}

}  // namespace precis
