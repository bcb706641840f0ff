#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "indexer/index/segment/segment_writer.h"
#include "indexer/index/write/segment_writer_factory.h"

namespace precis {

// Writes a segment through Xapian's public API: a fresh glass database.
//
// Thread safety: none.
class XapianSegmentWriter : public SegmentWriter {
 public:
  // Creates <temporary>/<name>/. kUnavailable: the disk refused.
  static Result<std::unique_ptr<SegmentWriter>> Create(
      const std::filesystem::path& temporary, std::string name,
      TermLists term_lists = kDefaultTermLists);
  ~XapianSegmentWriter() override;

  Result<void> Add(const Entry& entry) override;
  std::size_t entries() const override;
  std::size_t memory_bytes() const override;
  Result<FinishedSegment> Finish() override;

 private:
  struct State;  // Keeps xapian.h out of the pipeline.
  explicit XapianSegmentWriter(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace precis
