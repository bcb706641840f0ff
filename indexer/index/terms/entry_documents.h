#pragma once

#include <cstdint>

#include "indexer/index/entry/entry.h"
#include "indexer/index/terms/document_sink.h"

namespace precis {

// Tells `sink` the documents that schemas/index.md describes: the article's,
// then one for each quote and statement, and the entry's spelling words; for a
// tombstone one document that only knows id and version. Returns how many.
std::uint32_t DescribeEntry(const Entry& entry, DocumentSink& sink);

}  // namespace precis
