#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>

#include "indexer/base/range_set.h"
#include "indexer/base/result.h"
#include "indexer/glass/database_writer.h"

namespace precis::glass {

// A database to be merged.
struct MergeSource {
  std::filesystem::path path;
  RangeSet deleted = {};  // Document ids to leave out.
  // What is added to the document ids; may be negative. After it, the ids of
  // each source must lie above those of the sources before.
  std::int64_t shift = 0;
};

struct MergeOptions {
  // Deflate level of term lists that are not compressed yet; 0: copied as they
  // are. Everything else is copied as it is.
  int term_list_compression = 3;

  // Called now and then with the bytes written since the last call; may block,
  // to limit the rate.
  std::function<void(std::uint64_t bytes)> throttle = nullptr;
  // Asked now and then; true ends the merge with kCancelled.
  std::function<bool()> stop = nullptr;

  std::optional<std::array<std::uint8_t, 16>> uuid = std::nullopt;
};

// Which documents a source has, but for those deleted. first > last: none.
struct LiveIds {
  std::uint32_t first = 1;
  std::uint32_t last = 0;
  std::uint32_t documents = 0;
};

// Reads the list of document lengths. kUnavailable, kCorrupt.
Result<LiveIds> FindLiveIds(const std::filesystem::path& database,
                            const RangeSet& deleted);

// Writes one database with the documents of all `sources` but the deleted, by
// reading each of them once from start to end. The sources may come from
// Xapian; they are not changed. Ids that no document has stay holes.
//
// - Postings, positions, values, data and term lists are those of the documents
//   that are left; so are all frequencies, the length of the database and the
//   bounds of document lengths and values. The bound of wdf is the largest of
//   the sources, and need not be reached.
// - If a source has no term lists, the outcome has none, as with Xapian.
// - Metadata: the value of the first source that has the key.
// - Spelling: the frequencies are added; words of deleted documents stay, as
//   they do when a document is deleted through Xapian. Takes some 100 bytes of
//   memory for each different word.
// - Synonyms: those of all sources.
//
// `destination` must not exist, or be an empty folder. What is in it is not
// durable; after an error it is to be removed.
//
// kUnavailable: the disk refused. kCorrupt: a source is damaged, of another
// format, or its ids do not lie above those before. kBadInput: beyond what a
// database can hold (ids, key lengths). kCancelled: stop() said so.
Result<FinishedDatabase> MergeDatabases(
    std::span<const MergeSource> sources,
    const std::filesystem::path& destination, const MergeOptions& options = {});

}  // namespace precis::glass
