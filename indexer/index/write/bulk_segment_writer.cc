#include "indexer/index/write/bulk_segment_writer.h"

#include <cassert>
#include <system_error>
#include <utility>

#include "indexer/glass/database_writer.h"
#include "indexer/index/segment/segment_description.h"
#include "indexer/index/segment/xapian_guard.h"
#include "indexer/index/terms/entry_documents.h"
#include "indexer/index/words/word_order_file.h"
#include "indexer/index/write/bulk_sink.h"
#include "indexer/index/write/segment_tables.h"

namespace precis {
namespace {

glass::DatabaseOptions OptionsOf(TermLists term_lists) {
  glass::DatabaseOptions options;
  options.term_lists = term_lists == TermLists::kYes;
  return options;
}

}  // namespace

struct BulkSegmentWriter::State {
  std::filesystem::path directory;
  std::shared_ptr<BulkLexicon> lexicon;
  std::unique_ptr<glass::DatabaseWriter> database;
  std::unique_ptr<BulkSink> sink;
  TermLists term_lists = kDefaultTermLists;
  FinishedSegment segment;
  bool failed = false;    // Part of an entry may be in the database.
  bool finished = false;  // The files are no longer ours to remove.
};

Result<std::unique_ptr<SegmentWriter>> BulkSegmentWriter::Create(
    const std::filesystem::path& temporary, std::string name,
    std::shared_ptr<BulkLexicon> lexicon, TermLists term_lists) {
  auto state = std::make_unique<State>();
  state->directory = temporary / name;
  state->term_lists = term_lists;
  state->segment.info.name = std::move(name);
  auto database =
      glass::DatabaseWriter::Create(state->directory, OptionsOf(term_lists));
  if (!database) return std::unexpected(std::move(database.error()));
  state->database = *std::move(database);
  lexicon->ShrinkBetweenSegments();
  state->lexicon = std::move(lexicon);
  state->sink = std::make_unique<BulkSink>(*state->lexicon, *state->database);
  return std::unique_ptr<SegmentWriter>(
      new BulkSegmentWriter(std::move(state)));
}

BulkSegmentWriter::BulkSegmentWriter(std::unique_ptr<State> state)
    : state_(std::move(state)) {}

BulkSegmentWriter::~BulkSegmentWriter() {
  if (state_->finished) return;
  state_->database.reset();
  std::error_code ignored;
  std::filesystem::remove_all(state_->directory, ignored);
}

Result<void> BulkSegmentWriter::Add(const Entry& entry) {
  assert(!state_->failed && !state_->finished);
  BulkSink& sink = *state_->sink;
  const std::uint32_t first = sink.last_docid() + 1;
  auto added = Guard([&] {  // Stemmers are Xapian's.
    const std::uint32_t documents = DescribeEntry(entry, sink);
    DescribeAdded(entry, first, documents, state_->segment);
    return sink.status();
  });
  state_->failed = !added;
  return added;
}

std::size_t BulkSegmentWriter::entries() const {
  return state_->segment.entries.size();
}

std::size_t BulkSegmentWriter::memory_bytes() const {
  return state_->sink->memory_bytes() + state_->lexicon->memory_bytes();
}

Result<FinishedSegment> BulkSegmentWriter::Finish() {
  assert(!state_->failed && !state_->finished && entries() > 0);
  auto database =
      WriteTables(*state_->sink, *state_->lexicon,
                  state_->term_lists == TermLists::kYes, *state_->database);
  if (!database) return std::unexpected(std::move(database.error()));
  auto ordered = WriteWordOrder(state_->directory, state_->sink->word_order());
  if (!ordered) return std::unexpected(std::move(ordered.error()));
  SegmentInfo& info = state_->segment.info;
  info.uuid = database->uuid;
  info.last_docid = database->last_docid;
  info.documents = database->documents;
  if (auto durable = MakeDurable(state_->directory, info); !durable) {
    return std::unexpected(std::move(durable.error()));
  }
  state_->finished = true;
  return std::move(state_->segment);
}

}  // namespace precis
