#pragma once

#include <xapian.h>
#include <map>
#include <string>

#include "indexer/index/segment/segment_filter.h"

namespace precis {

// A live segment as the store has it open, for looking ids up.
struct LiveSegment {
  Xapian::Database database;
  SharedFilter filter;
};

// By their names.
using OpenSegments = std::map<std::string, LiveSegment>;

}  // namespace precis
