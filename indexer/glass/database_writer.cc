#include "indexer/glass/database_writer.h"

#include <algorithm>
#include <cassert>
#include <limits>
#include <system_error>
#include <utility>

#include "indexer/glass/chunk_writer.h"
#include "indexer/glass/compressor.h"
#include "indexer/glass/format.h"
#include "indexer/glass/pack.h"
#include "indexer/glass/spelling_encoder.h"
#include "indexer/glass/table_writer.h"
#include "indexer/glass/value_encoder.h"
#include "indexer/glass/version_file.h"

namespace precis::glass {
namespace {

constexpr std::uint32_t kNoSlot = 0xffffffff;

std::unexpected<Error> TooLong(std::string_view what, std::size_t size,
                               std::size_t limit) {
  return Fail(ErrorCode::kBadInput,
              std::string(what) + " of " + std::to_string(size) +
                  " bytes: at most " + std::to_string(limit) + " fit");
}

Result<void> Check(const TableWriter& table, bool ok) {
  if (!ok) [[unlikely]] {
    return std::unexpected(table.error());
  }
  return {};
}

bool FitsKey(std::string_view term) {
  return !term.empty() && term.size() <= kMaxTermSize &&
         (2 * term.size() <= kMaxTermSize || EscapedSize(term) <= kMaxTermSize);
}

std::unexpected<Error> NoKey(std::string_view term) {
  if (term.empty()) return Fail(ErrorCode::kBadInput, "empty term");
  return TooLong("term", EscapedSize(term), kMaxTermSize);
}

}  // namespace

struct DatabaseWriter::State {
  State(const std::filesystem::path& database, const DatabaseOptions& chosen)
      : path(database),
        options(chosen),
        data_compressor(chosen.data_compression),
        term_list_compressor(chosen.term_list_compression),
        spelling_compressor(chosen.spelling_compression) {}

  TableWriter& table(Table name) {
    return tables[static_cast<std::size_t>(name)];
  }
  bool AddCompressed(Table name, Compressor& compressor, std::string_view key,
                     std::string_view tag);
  void WriteValues();
  void StartPositions(std::string_view term);
  Result<void> FinishTables();

  std::filesystem::path path;
  DatabaseOptions options;
  std::array<TableWriter, kTables> tables = {
      TableWriter(path, Table::kPostlist), TableWriter(path, Table::kDocdata),
      TableWriter(path, Table::kTermlist), TableWriter(path, Table::kPosition),
      TableWriter(path, Table::kSpelling), TableWriter(path, Table::kSynonym)};
  TableWriter& postings = tables[0];
  TableWriter& positions = tables[3];
  ChunkWriter chunks{postings};
  ValueEncoder values;
  SpellingEncoder spelling;
  Compressor data_compressor;
  Compressor term_list_compressor;
  Compressor spelling_compressor;

  std::string_view position_term_view() const {
    return {position_term, position_term_size};
  }

  // The term of the last positions, as given and as their keys start.
  char position_term[kMaxTermSize];
  std::size_t position_term_size = 0;
  char position_key[kMaxKeySize];
  std::size_t position_stem_size = 0;
  std::uint32_t position_docid = 0;

  Version version;
};

bool DatabaseWriter::State::AddCompressed(Table name, Compressor& compressor,
                                          std::string_view key,
                                          std::string_view tag) {
  const std::size_t minimum = kCompressMin[static_cast<std::size_t>(name)];
  if (tag.size() > minimum) {
    const std::string_view compressed = compressor.Compress(tag);
    if (!compressed.empty()) return table(name).Add(key, compressed, true);
  }
  return table(name).Add(key, tag);
}

void DatabaseWriter::State::WriteValues() { values.WriteTo(postings); }

void DatabaseWriter::State::StartPositions(std::string_view term) {
  PackBytes(position_term, term);
  position_term_size = term.size();
  position_docid = 0;
  char* end = EscapeZeros(position_key, term);
  *end++ = '\0';
  position_stem_size = static_cast<std::size_t>(end - position_key);
}

Result<void> DatabaseWriter::State::FinishTables() {
  for (const TableWriter& written : tables) {  // What failed first is why.
    if (written.failed()) return std::unexpected(written.error());
  }
  WriteValues();
  spelling.WriteTo(table(Table::kSpelling), spelling_compressor);
  postings.CreateFile();
  if (options.term_lists) table(Table::kTermlist).CreateFile();
  for (std::size_t i = 0; i < kTables; ++i) {
    auto root = tables[i].Finish();
    if (!root) return std::unexpected(std::move(root.error()));
    version.roots[i] = std::move(*root);
  }
  return {};
}

Result<std::unique_ptr<DatabaseWriter>> DatabaseWriter::Create(
    const std::filesystem::path& path, const DatabaseOptions& options) {
  std::error_code error;
  std::filesystem::create_directory(path, error);
  if (!error && !std::filesystem::is_empty(path, error) && !error) {
    error = std::make_error_code(std::errc::directory_not_empty);
  }
  if (error) {
    return Fail(ErrorCode::kUnavailable,
                "cannot create '" + path.string() + "': " + error.message());
  }
  return std::unique_ptr<DatabaseWriter>(
      new DatabaseWriter(std::make_unique<State>(path, options)));
}

DatabaseWriter::DatabaseWriter(std::unique_ptr<State> state)
    : state_(std::move(state)) {}

DatabaseWriter::~DatabaseWriter() = default;

Result<void> DatabaseWriter::AddMetadata(std::string_view key,
                                         std::string_view value) {
  assert(!key.empty());
  if (value.empty()) return {};
  const std::size_t limit = kMaxKeySize - kMetadataPrefix.size();
  if (key.size() > limit) return TooLong("metadata key", key.size(), limit);
  char bytes[kMaxKeySize];
  const char* end = PackBytes(PackBytes(bytes, kMetadataPrefix), key);
  return Check(state_->postings, state_->postings.Add({bytes, end}, value));
}

Result<void> DatabaseWriter::AddValues(std::uint32_t slot,
                                       std::span<const SlotValue> values) {
  assert(slot != kNoSlot);
  SlotStatistics statistics;
  state_->values.Start(slot);
  for (const SlotValue& value : values) {
    statistics.Include(value.value);
    state_->values.Add(value.docid, value.value);
  }
  state_->values.Finish(statistics);
  return {};
}

Result<void> DatabaseWriter::AddDocumentLengths(
    std::span<const DocumentLength> lengths) {
  state_->WriteValues();
  Statistics& statistics = state_->version.statistics;
  assert(statistics.documents == 0 && lengths.size() < kNoSlot);
  statistics.documents = static_cast<std::uint32_t>(lengths.size());
  state_->chunks.StartLengths();
  for (const auto& [docid, length] : lengths) {
    assert(docid > 0 && docid != kNoSlot);
    statistics.total_length += length;
    statistics.longest = std::max(statistics.longest, length);
    if (length > 0 &&
        (statistics.shortest == 0 || length < statistics.shortest)) {
      statistics.shortest = length;
    }
    state_->chunks.Add(docid, length);
  }
  if (!lengths.empty()) statistics.last_docid = lengths.back().docid;
  return Check(state_->postings, state_->chunks.Finish());
}

Result<void> DatabaseWriter::AddTerm(std::string_view term,
                                     std::span<const Posting> postings) {
  assert(!postings.empty());
  if (!FitsKey(term)) [[unlikely]] {
    return NoKey(term);
  }
  std::uint64_t frequency = 0;
  std::uint32_t largest = 0;
  for (const Posting& posting : postings) {
    frequency += posting.wdf;
    largest = std::max(largest, posting.wdf);
  }
  if (frequency > std::numeric_limits<std::uint32_t>::max()) {
    return Fail(ErrorCode::kBadInput, "a term more than 2^32 times");
  }
  Statistics& statistics = state_->version.statistics;
  statistics.largest_wdf = std::max(statistics.largest_wdf, largest);
  char escaped[kMaxKeySize];
  const char* end = EscapeZeros(escaped, term);
  state_->chunks.StartTerm({escaped, end},
                           {static_cast<std::uint32_t>(postings.size()),
                            static_cast<std::uint32_t>(frequency)});
  state_->chunks.Add(postings);
  return Check(state_->postings, state_->chunks.Finish());
}

Result<void> DatabaseWriter::AddPositions(std::string_view term,
                                          std::uint32_t docid,
                                          std::string_view encoded) {
  State& state = *state_;
  const std::string_view last = state.position_term_view();
  if (const std::size_t same = CommonPrefix(last, term);
      term.empty() || same < term.size() || same < last.size()) {
    if (!FitsKey(term)) [[unlikely]] {
      return NoKey(term);
    }
    assert(IsBelow(last, term, same));
    state.StartPositions(term);
  }
  assert(docid > state.position_docid);
  state.position_docid = docid;
  const char* end =
      PackSortable(state.position_key + state.position_stem_size, docid);
  return Check(state.positions, state.positions.AddAscending(
                                    {state.position_key, end}, encoded));
}

Result<void> DatabaseWriter::AddDocument(std::uint32_t docid,
                                         std::string_view data) {
  if (data.empty()) return {};
  char key[kMaxSortable];
  const char* end = PackSortable(key, docid);
  return Check(state_->table(Table::kDocdata),
               state_->AddCompressed(Table::kDocdata, state_->data_compressor,
                                     {key, end}, data));
}

Result<void> DatabaseWriter::AddTermList(std::uint32_t docid,
                                         std::string_view encoded,
                                         std::span<const std::uint32_t> slots) {
  if (!state_->options.term_lists) return {};
  TableWriter& table = state_->table(Table::kTermlist);
  char key[kMaxSortable + 1];
  char* end = PackSortable(key, docid);
  Compressor& compressor = state_->term_list_compressor;
  bool added =
      state_->AddCompressed(Table::kTermlist, compressor, {key, end}, encoded);
  if (added && !slots.empty()) {
    // The slots' own item, next to the terms'.
    *end++ = '\0';
    std::string used;
    std::uint32_t next = 0;
    for (const std::uint32_t slot : slots) {
      assert(slot >= next);
      char bytes[kMaxPacked];
      used.append(bytes, PackNumber(bytes, slot - next));
      next = slot + 1;
    }
    added =
        state_->AddCompressed(Table::kTermlist, compressor, {key, end}, used);
  }
  return Check(table, added);
}

Result<void> DatabaseWriter::AddSpelling(std::string_view word,
                                         std::uint32_t frequency) {
  constexpr std::size_t kLimit = SpellingEncoder::kMaxWordSize;
  if (word.size() > kLimit) return TooLong("word", word.size(), kLimit);
  if (word.size() > 1) state_->spelling.Add(word, frequency);
  return {};
}

Result<void> DatabaseWriter::AddSynonyms(
    std::string_view term, std::span<const std::string_view> synonyms) {
  assert(!term.empty() && !synonyms.empty());
  if (term.size() > kMaxKeySize) {
    return TooLong("term with synonyms", term.size(), kMaxKeySize);
  }
  std::string tag;
  for (const std::string_view synonym : synonyms) {
    assert(!synonym.empty());
    if (synonym.size() > kMaxKeySize) {
      return TooLong("synonym", synonym.size(), kMaxKeySize);
    }
    tag += static_cast<char>(synonym.size() ^ kWordLengthMask);
    tag += synonym;
  }
  return Check(state_->table(Table::kSynonym),
               state_->AddCompressed(Table::kSynonym,
                                     state_->spelling_compressor, term, tag));
}

Result<FinishedDatabase> DatabaseWriter::Finish() {
  if (auto finished = state_->FinishTables(); !finished) {
    return std::unexpected(std::move(finished.error()));
  }
  Version& version = state_->version;
  Statistics& statistics = version.statistics;
  version.uuid = state_->options.uuid.value_or(RandomUuid());
  statistics.largest_spelling_frequency = state_->spelling.largest_frequency();
  // The file holds the difference. Equal lengths and postings keep this order.
  statistics.longest = std::max(statistics.longest, statistics.largest_wdf);
  if (auto written = WriteVersion(state_->path, version); !written) {
    return std::unexpected(std::move(written.error()));
  }
  FinishedDatabase finished{.uuid = ToString(version.uuid),
                            .last_docid = statistics.last_docid,
                            .documents = statistics.documents,
                            .bytes = Serialise(version).size()};
  for (const TableWriter& table : state_->tables) {
    finished.bytes += table.bytes();
  }
  return finished;
}

}  // namespace precis::glass
