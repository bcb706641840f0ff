#pragma once

#include <xapian.h>

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "bench/contenders/contender.h"
#include "indexer/search/words_in_order.h"

namespace precis::bench {

// A contender whose index is a Xapian database with Xapian's usual terms:
// words, and stems with a Z before them. The order of words is in positions, or
// in the files of our segments.
class XapianIndex : public Contender {
 public:
  std::size_t Documents() override { return Finished().get_doccount(); }
  std::size_t Hits(const ProbeWord& word) override {
    return Finished().get_termfreq("Z" + word.stem);
  }
  std::optional<std::size_t> Hits(const ProbePhrase& phrase) override;

 private:
  // Its databases, of which there may be several. Called once, after Finish().
  virtual std::vector<std::filesystem::path> FinishedPaths() = 0;

  const Xapian::Database& Finished();

  std::optional<Xapian::Database> finished_;
  std::shared_ptr<const WordOrders> orders_;  // Of those that have files.
};

}  // namespace precis::bench
