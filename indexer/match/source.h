#pragma once

#include <memory>

#include "indexer/match/hits.h"

namespace precis::match {

// The documents of one segment that have something, found forward: ids that are
// asked for never go down, whichever of the functions is called. Each call is
// about many documents, so that what is virtual costs nothing.
//
// Thread safety: none.
class Source {
 public:
  virtual ~Source() = default;
  Source() = default;
  Source(const Source&) = delete;
  Source& operator=(const Source&) = delete;

  // No document from `docid` up to the result, exclusive, has it.
  virtual Docid Next(Docid docid) = 0;

  // Makes `hits` all documents of the window that have it.
  virtual void Fill(Window window, Hits& hits) = 0;

  // Leaves in `hits` the documents that have it, and adds what they weigh.
  virtual void Keep(Hits& hits) = 0;

  // How many documents have it, about.
  virtual double Estimate() const = 0;

  // Something could not be read: documents may be missing.
  virtual bool damaged() const = 0;
};

using SourcePtr = std::unique_ptr<Source>;

}  // namespace precis::match
