// For tests that hold whoever writes the segments.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "indexer/index/write/segment_writer_factory.h"

namespace precis {

inline auto BothWriters() {
  return testing::Values(WriterKind::kBulk, WriterKind::kXapian);
}

inline std::string WriterName(
    const testing::TestParamInfo<WriterKind>& writer) {
  return writer.param == WriterKind::kBulk ? "Bulk" : "Xapian";
}

}  // namespace precis
