#include "indexer/index/write/xapian_segment_writer.h"

#include <xapian.h>
#include <cassert>
#include <system_error>
#include <utility>

#include "indexer/index/segment/segment_description.h"
#include "indexer/index/segment/xapian_guard.h"
#include "indexer/index/terms/entry_documents.h"
#include "indexer/index/terms/terms.h"
#include "indexer/index/words/word_order_file.h"
#include "indexer/index/write/xapian_sink.h"

namespace precis {
namespace {

// A segment is immutable and fsynced once, at its end.
constexpr int kFreshDatabase =
    Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC;

// Xapian collects postings in ordered maps that outgrow the processor's cache.
// Writing them out early, without fsync, took 4.8 ms an article instead of 6.8
// (500 articles of 4 KB with six quotes each).
constexpr std::uint32_t kDocumentsInMemory = 250;

// What Xapian holds of a document of 4 KB until it is written out, about; it
// does not say.
constexpr std::size_t kBytesOfADocument = 64'000;

int FlagsOf(TermLists term_lists) {
  return term_lists == TermLists::kYes
             ? kFreshDatabase
             : kFreshDatabase | Xapian::DB_NO_TERMLIST;
}

}  // namespace

struct XapianSegmentWriter::State {
  std::filesystem::path directory;
  Xapian::WritableDatabase database;
  std::unique_ptr<XapianSink> sink;
  FinishedSegment segment;
  std::uint32_t in_memory = 0;  // Documents since the last commit.
  bool failed = false;          // Part of an entry may be in the database.
  bool finished = false;        // The files are no longer ours to remove.
};

Result<std::unique_ptr<SegmentWriter>> XapianSegmentWriter::Create(
    const std::filesystem::path& temporary, std::string name,
    TermLists term_lists) {
  return Guard([&]() -> Result<std::unique_ptr<SegmentWriter>> {
    auto state = std::make_unique<State>();
    state->directory = temporary / name;
    state->segment.info.name = std::move(name);
    state->database = Xapian::WritableDatabase(state->directory.string(),
                                               FlagsOf(term_lists));
    state->sink = std::make_unique<XapianSink>(state->database);
    state->database.set_metadata(std::string(kFormatKey),
                                 std::string(kIndexFormat));
    state->database.set_metadata(std::string(kProgramKey),
                                 "precis " PRECIS_VERSION);
    return std::unique_ptr<SegmentWriter>(
        new XapianSegmentWriter(std::move(state)));
  });
}

XapianSegmentWriter::XapianSegmentWriter(std::unique_ptr<State> state)
    : state_(std::move(state)) {}

XapianSegmentWriter::~XapianSegmentWriter() {
  if (state_->finished) return;
  // close() commits, which may fail: the files go anyway.
  static_cast<void>(Guard([&] { state_->database.close(); }));
  std::error_code ignored;
  std::filesystem::remove_all(state_->directory, ignored);
}

Result<void> XapianSegmentWriter::Add(const Entry& entry) {
  assert(!state_->failed && !state_->finished);
  auto added = Guard([&] {
    XapianSink& sink = *state_->sink;
    const Xapian::docid first = sink.last_docid() + 1;
    const std::uint32_t documents = DescribeEntry(entry, sink);
    DescribeAdded(entry, first, documents, state_->segment);
    state_->in_memory += documents;
    if (state_->in_memory >= kDocumentsInMemory) {
      state_->database.commit();
      state_->in_memory = 0;
    }
  });
  state_->failed = !added;
  return added;
}

std::size_t XapianSegmentWriter::entries() const {
  return state_->segment.entries.size();
}

std::size_t XapianSegmentWriter::memory_bytes() const {
  return state_->in_memory * kBytesOfADocument +
         state_->sink->word_order().memory_bytes();
}

Result<FinishedSegment> XapianSegmentWriter::Finish() {
  assert(!state_->failed && !state_->finished && entries() > 0);
  SegmentInfo& info = state_->segment.info;
  auto committed = Guard([&] {
    state_->database.commit();
    info.uuid = state_->database.get_uuid();
    info.last_docid = state_->database.get_lastdocid();
    info.documents = state_->database.get_doccount();
    state_->database.close();
  });
  if (!committed) return std::unexpected(std::move(committed.error()));
  auto ordered = WriteWordOrder(state_->directory, state_->sink->word_order());
  if (!ordered) return std::unexpected(std::move(ordered.error()));
  if (auto durable = MakeDurable(state_->directory, info); !durable) {
    return std::unexpected(std::move(durable.error()));
  }
  state_->finished = true;
  return std::move(state_->segment);
}

}  // namespace precis
