#pragma once

#include <string>

#include "indexer/index/entry/entry.h"

namespace precis {

// The entry as the index keeps it and the API shows it, on one line:
// schemas/entry.schema.json. Bytes that are not UTF-8 become U+FFFD.
std::string EntryToJson(const Entry& entry);

// What `precis analyse` prints of one article, on one line without a line feed:
// id, takeaway, dek, summary[], bullets[], quotes[], statements[], people[],
// orgs[], places[], topics[], turns[], chapters[], wtf, language,
// analysis_version. Texts are plain strings; spans are [begin, end) byte
// offsets into the article's text.
std::string AnalysisLine(const Article& article, const Analysis& analysis);

}  // namespace precis
