#pragma once

#include <xapian.h>

#include <cstddef>
#include <string>

#include "bench/corpus/probe.h"

namespace precis::bench {

// What a database with Xapian's usual terms (words, and stems with a Z before
// them) answers.
class XapianAnswers {
 public:
  explicit XapianAnswers(Xapian::Database database)
      : database_(std::move(database)) {}

  std::size_t Documents() const { return database_.get_doccount(); }
  std::size_t Hits(const ProbeWord& word) const {
    return database_.get_termfreq("Z" + word.stem);
  }
  std::size_t Hits(const ProbePhrase& phrase) const;

 private:
  Xapian::Database database_;
};

}  // namespace precis::bench
