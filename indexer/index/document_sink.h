#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace precis {

// What can be said about a document but for its texts and data.
//
// Thread safety: none. May throw what Xapian throws.
class TermSink {
 public:
  virtual ~TermSink() = default;

  // A term that filters: no frequency within the document, no position.
  virtual void AddFilter(const std::string& term) = 0;

  // The same with a position (from 1), so that it can be part of a phrase.
  virtual void AddFilterAt(const std::string& term, std::uint32_t position) = 0;

  // At most one value for each slot; an empty one is none.
  virtual void AddValue(std::uint32_t slot, const std::string& value) = 0;
};

// What a segment is told about its documents, one after another, each between
// BeginDocument() and EndDocument(). Every SegmentWriter has one; what is in a
// document is said once, in entry_documents.cc.
//
// A term may be added any number of times: its frequencies add up, a position
// counts once. Terms have at most kMaxTermBytes (a NUL counts twice) and are
// not empty.
//
// Thread safety: none. May throw what Xapian throws.
class DocumentSink : public TermSink {
 public:
  // The document's words are stemmed for `language` (Stemmers::For). Its first
  // word will have position 1.
  virtual void BeginDocument(const std::string& language) = 0;

  // How the order of words is kept.
  enum class Order {
    kPositions,  // Each occurrence has the next position.
    kCodes,      // The segment's word order (word_order.h) has the next code.
    kNone,       // Found by words, not by phrases.
  };

  // Indexes the words of UTF-8 `text` as Xapian's TermGenerator does with
  // FLAG_CJK_NGRAM: each as `prefix` + word and, if it has one, its stem as
  // "Z" + `prefix` + stem, which has no place in any order; `weight` is added
  // to their frequencies. Order::kCodes is for texts of one prefix only: codes
  // do not tell prefixes apart.
  virtual void IndexText(std::string_view text, std::uint32_t weight,
                         std::string_view prefix, Order order) = 0;

  // No phrase runs from what has codes so far into what will.
  virtual void LeaveGap() = 0;

  virtual void SetData(std::string data) = 0;
  virtual void EndDocument() = 0;

  // Counts `word` once more in the segment's spelling data. Between documents.
  virtual void AddSpelling(const std::string& word) = 0;
};

}  // namespace precis
