#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "indexer/base/result.h"
#include "indexer/glass/position_coding.h"
#include "indexer/glass/term_list_encoder.h"

namespace precis::glass {

struct Posting {
  std::uint32_t docid = 0;
  std::uint32_t wdf = 0;
};

struct DocumentLength {
  std::uint32_t docid = 0;
  std::uint32_t length = 0;  // Sum of the document's wdf.
};

struct SlotValue {
  std::uint32_t docid = 0;
  std::string_view value;
};

struct DatabaseOptions {
  // Without term lists nothing can be deleted or replaced through Xapian, and
  // a document's own terms and values cannot be listed.
  bool term_lists = true;

  // Levels of Compressor, 1 (fast) to 3 (small); 0: not compressed.
  int data_compression = 1;
  int term_list_compression = 0;
  int spelling_compression = 3;  // Synonyms too.

  // Random if not given. For tests that compare files.
  std::optional<std::array<std::uint8_t, 16>> uuid = std::nullopt;
};

// What was written.
struct FinishedDatabase {
  std::string uuid;              // As Xapian prints it: 36 characters.
  std::uint32_t last_docid = 0;  // 0: no documents.
  std::uint32_t documents = 0;
  std::uint64_t bytes = 0;  // Of all files.
};

// Writes one complete glass database, which any Xapian 1.4 reads, in one
// sequential pass: everything comes in the order of the tables' keys. Each
// group below is a table of its own, with an order of its own; calls of
// different groups may be mixed.
//
//   postings   metadata by key, then value slots, then all document lengths,
//              then terms ascending
//   positions  terms ascending, in each the documents ascending
//   documents  ascending (data)
//   term lists ascending
//   spelling   words ascending
//   synonyms   terms ascending
//
// Strings compare by their bytes. Nothing that is passed is kept but words for
// spelling and values: in memory, until the document lengths come, since
// Xapian's order has the statistics of all slots before the values of any.
//
// Errors of every call: kUnavailable: the disk refused, in this or an earlier
// call; kBadInput: beyond what the format can hold (a term of more than
// kMaxTermSize bytes, an empty term, data above 128 MiB). A broken order is a
// bug of the caller's, and ends the program.
//
// Thread safety: none.
class DatabaseWriter {
 public:
  // Creates the files in the folder `path`, which is created too if missing
  // (its parent is not). kUnavailable: cannot be created, or is not empty.
  static Result<std::unique_ptr<DatabaseWriter>> Create(
      const std::filesystem::path& path, const DatabaseOptions& options = {});

  // Without Finish(): leaves unreadable files behind, for the caller to remove.
  ~DatabaseWriter();
  DatabaseWriter(const DatabaseWriter&) = delete;
  DatabaseWriter& operator=(const DatabaseWriter&) = delete;

  // REQUIRES: `key` is not empty. An empty value is not stored.
  Result<void> AddMetadata(std::string_view key, std::string_view value);

  // All values of a slot, documents ascending, none empty. Slots in any order,
  // each once; BAD_VALUENO (2^32 - 1) is not a slot.
  Result<void> AddValues(std::uint32_t slot, std::span<const SlotValue> values);

  // Every document of the database, ascending; ids from 1 to 2^32 - 2, with or
  // without holes. Call it once.
  Result<void> AddDocumentLengths(std::span<const DocumentLength> lengths);

  // A term with all its documents, ascending. REQUIRES: at least one.
  Result<void> AddTerm(std::string_view term,
                       std::span<const Posting> postings);

  // Positions of a term in a document, as EncodePositions() made them.
  Result<void> AddPositions(std::string_view term, std::uint32_t docid,
                            std::string_view encoded);

  // A document's data. Nothing is stored for an empty one.
  Result<void> AddDocument(std::uint32_t docid, std::string_view data);

  // A document's terms, from TermListEncoder::Finish(), and the value slots it
  // uses, ascending. Every document has to have one, also without any term.
  // Without effect if the options say no term lists.
  Result<void> AddTermList(std::uint32_t docid, std::string_view encoded,
                           std::span<const std::uint32_t> slots);

  // A word to correct spelling with, seen `frequency` times (at least once).
  // Xapian knows no words of one byte: they are not stored.
  Result<void> AddSpelling(std::string_view word, std::uint32_t frequency);

  // `synonyms` of a term (or phrase), ascending, none empty.
  Result<void> AddSynonyms(std::string_view term,
                           std::span<const std::string_view> synonyms);

  // Writes what is left of every table, and the version file last. The files
  // are complete, not durable: fsync is the caller's. Nothing can be added
  // afterwards.
  Result<FinishedDatabase> Finish();

 private:
  struct State;
  explicit DatabaseWriter(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace precis::glass
