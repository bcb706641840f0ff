#pragma once

#include <cstdint>
#include <span>
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
  virtual void AddFilter(std::string_view term) = 0;

  // The same with a position (from 1), so that it can be part of a phrase.
  virtual void AddFilterAt(std::string_view term, std::uint32_t position) = 0;

  // At most one value for each slot; an empty one is none.
  virtual void AddValue(std::uint32_t slot, std::string_view value) = 0;
};

class RecordedTerms;

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
  // Between documents: what AddShared() is going to tell of those to come. It
  // outlives the last of them.
  virtual void Share(const RecordedTerms& terms) = 0;

  // The document has what is shared.
  virtual void AddShared() = 0;

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

  // Counts each of `words` once more in the segment's spelling data. Between
  // documents.
  virtual void AddSpelling(std::span<const std::string_view> words) = 0;
};

}  // namespace precis
