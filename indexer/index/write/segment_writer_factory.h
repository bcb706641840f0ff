#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "indexer/index/segment/segment_writer.h"

namespace precis {

// The two implementations of SegmentWriter; they write the same databases.
enum class WriterKind {
  kBulk,    // Our own: collects postings and writes them in one pass.
  kXapian,  // Through Xapian's public API: slower, the fallback.
};

// Whether documents list their own terms and values. Searching does not need
// these lists, which take about a third of a segment; deleting or replacing
// documents through Xapian's API does.
enum class TermLists { kYes, kNo };

// Nothing of ours deletes through Xapian: merging reads the postings.
inline constexpr TermLists kDefaultTermLists = TermLists::kNo;

// What the bulk writers of one worker keep from segment to segment: words with
// their stems. Emptied between two segments when it has outgrown
// kMaxLexiconBytes.
//
// Thread safety: none; one for each worker, used by one writer at a time.
class BulkLexicon;
std::shared_ptr<BulkLexicon> NewBulkLexicon();

// A writer of <temporary>/<name>/. Without a `lexicon` a bulk writer has one
// of its own; the other kind ignores it.
//
// kUnavailable: the disk refused. kBadInput: CheckXapianVersion(kind) fails.
Result<std::unique_ptr<SegmentWriter>> CreateSegmentWriter(
    WriterKind kind, const std::filesystem::path& temporary, std::string name,
    std::shared_ptr<BulkLexicon> lexicon = nullptr,
    TermLists term_lists = kDefaultTermLists);

// Whether segments of `kind` can be written with the Xapian that this program
// runs with: kBulk only with versions whose format our tests have compared.
//
// kBadInput: no; says how to go on.
Result<void> CheckXapianVersion(WriterKind kind);

}  // namespace precis
