#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "indexer/index/segment/segment_writer.h"
#include "indexer/index/write/bulk_lexicon.h"

namespace precis {

// Writes a segment as a glass database of our own making, in one pass over
// sorted postings. The database is the one that XapianSegmentWriter writes of
// the same entries, but for the order of its bytes.
//
// Thread safety: none.
class BulkSegmentWriter : public SegmentWriter {
 public:
  // Creates <temporary>/<name>/. `lexicon` is in use by no other writer.
  // kUnavailable: the disk refused.
  static Result<std::unique_ptr<SegmentWriter>> Create(
      const std::filesystem::path& temporary, std::string name,
      std::shared_ptr<BulkLexicon> lexicon,
      TermLists term_lists = kDefaultTermLists);
  ~BulkSegmentWriter() override;

  Result<void> Add(const Entry& entry) override;
  std::size_t entries() const override;
  std::size_t memory_bytes() const override;
  Result<FinishedSegment> Finish() override;

 private:
  struct State;
  explicit BulkSegmentWriter(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace precis
