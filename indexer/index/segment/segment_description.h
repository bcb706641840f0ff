#pragma once

#include <filesystem>
#include <string>

#include "indexer/index/segment/segment_writer.h"

namespace precis {

// What segment writers keep book of, however they write.

// Counts `entry`, whose `documents` begin with `first_docid`.
void DescribeAdded(const Entry& entry, std::uint32_t first_docid,
                   std::uint32_t documents, FinishedSegment& segment);

// Makes the complete files in `directory` durable, the folder it is in, too,
// and notes their size.
Result<void> MakeDurable(const std::filesystem::path& directory,
                         SegmentInfo& info);

}  // namespace precis
