#pragma once

#include <xapian.h>

#include <cstddef>
#include <optional>

#include "bench/contenders/contender.h"

namespace precis::bench {

// A contender whose index is a Xapian database with Xapian's usual terms:
// words, and stems with a Z before them.
class XapianIndex : public Contender {
 public:
  std::size_t Documents() override { return Finished().get_doccount(); }
  std::size_t Hits(const ProbeWord& word) override {
    return Finished().get_termfreq("Z" + word.stem);
  }
  std::optional<std::size_t> Hits(const ProbePhrase& phrase) override;

 private:
  // Called once, after Finish().
  virtual Xapian::Database OpenFinished() = 0;

  const Xapian::Database& Finished() {
    if (!finished_) finished_ = OpenFinished();
    return *finished_;
  }

  std::optional<Xapian::Database> finished_;
};

}  // namespace precis::bench
