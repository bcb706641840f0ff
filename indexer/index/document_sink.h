#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace precis {

// Positions that LeaveGap() leaves out.
inline constexpr std::uint32_t kPhraseGap = 100;

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

  // Indexes the words of UTF-8 `text` as Xapian's TermGenerator does with
  // FLAG_CJK_NGRAM: each as `prefix` + word with the next position and, if it
  // has one, its stem as "Z" + `prefix` + stem without; `weight` is added to
  // their frequencies.
  virtual void IndexText(std::string_view text, std::uint32_t weight,
                         std::string_view prefix) = 0;

  // The same without positions: found by words, not by phrases.
  virtual void IndexWords(std::string_view text, std::uint32_t weight,
                          std::string_view prefix) = 0;

  // The next word will have position 1 again.
  virtual void RestartPositions() = 0;
  // No phrase runs over what was indexed before.
  virtual void LeaveGap() = 0;

  virtual void SetData(std::string data) = 0;
  virtual void EndDocument() = 0;

  // Counts `word` once more in the segment's spelling data. Between documents.
  virtual void AddSpelling(const std::string& word) = 0;
};

}  // namespace precis
