#include "daemon/pipeline/segment_builder.h"

#include <chrono>
#include <utility>

#include "indexer/analyse/analyse.h"
#include "indexer/parse/event_id.h"

namespace precis {
namespace {

// So many events go from stage to stage together, or so many bytes of them:
// what a stage needs of its tables then stays in the processor's caches from
// one event to the next, and what it makes of them does, too.
constexpr std::size_t kTogether = 16;
constexpr std::size_t kBytesTogether = std::size_t{256} << 10;

UnixMs Now() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

std::optional<std::string> Owned(std::optional<std::string_view> bytes) {
  if (!bytes) return std::nullopt;
  return std::string(*bytes);
}

DeadLetter ToDeadLetter(const Event& event, const Refusal& refusal) {
  DeadLetter letter;
  letter.refused_at = Now();
  letter.stage = "parse";
  letter.code = ReasonName(refusal.reason);
  letter.field = refusal.field;
  letter.detail = refusal.detail;
  letter.origin = event.assignment->partition;
  letter.offset = event.offset;
  letter.key = Owned(event.key);
  letter.value = Owned(event.value);
  for (const auto& [name, value] : event.headers) {
    letter.headers.emplace_back(name, value);
  }
  return letter;
}

// Kafka's own tombstone: a null value, and the id as the key.
std::expected<Article, Refusal> NullValueToArticle(const Event& event) {
  const std::string_view id = event.key.value_or("");
  if (auto step = CheckId(id); !step) {
    Refusal refusal = std::move(step).error();
    refusal.field = "key";
    return std::unexpected(std::move(refusal));
  }
  Article article;
  article.id = id;
  article.deleted = true;
  return article;
}

}  // namespace

Result<void> SegmentBuilder::Take(const EventBatch& batch) {
  for (const Event& event : batch.events()) {
    PartitionDelta& delta = result_.deltas[event.assignment];
    delta.start = event.assignment->start;
    delta.finished.Add(event.covers_from, event.offset + 1);
    ++delta.tally.consumed;
    if (auto done = TakeEvent(event, delta); !done) return done;
  }
  if (auto done = AddWaiting(); !done) return done;
  for (const EventBatch::Gap& gap : batch.gaps()) {
    PartitionDelta& delta = result_.deltas[gap.assignment];
    delta.start = gap.assignment->start;
    delta.finished.Add(gap.begin, gap.end);
  }
  result_.batches.push_back({batch.consumed_at(), batch.events().size()});
  return {};
}

Result<void> SegmentBuilder::TakeEvent(const Event& event,
                                       PartitionDelta& delta) {
  if (event.offset < event.assignment->start ||
      event.assignment->finished.Contains(event.offset)) {
    ++delta.tally.skipped;
    return {};
  }
  auto article = [&]() -> std::expected<Article, Refusal> {
    const StageTimer timer(metrics_, "parse");
    if (!event.value) return NullValueToArticle(event);
    return parser_.Parse(*event.value, Now());
  }();
  if (!article) {
    Refuse(event, article.error(), delta);
    return {};
  }
  Waiting& waiting = waiting_.emplace_back(event.assignment, Entry{});
  waiting.entry.version = {article->updated_at, event.assignment->partition,
                           event.offset};
  waiting.entry.article = std::move(*article);
  waiting_bytes_ += event.value ? event.value->size() : 0;
  if (waiting_.size() < kTogether && waiting_bytes_ < kBytesTogether) return {};
  return AddWaiting();
}

Result<void> SegmentBuilder::AddWaiting() {
  AnalyseWaiting();
  PlaceWaiting();
  for (const Waiting& waiting : waiting_) {
    if (auto done = Add(waiting); !done) return done;
  }
  waiting_.clear();
  waiting_bytes_ = 0;
  return {};
}

void SegmentBuilder::AnalyseWaiting() {
  if (helpers_.lexicon == nullptr) return;
  for (auto& [owner, entry] : waiting_) {
    if (entry.article.deleted) continue;
    const StageTimer timer(metrics_, "analyse");
    entry.analysis = AnalysisOf(entry.article);
  }
}

// A deletion is placed nowhere: what it deletes is forgotten when that is
// published.
void SegmentBuilder::PlaceWaiting() {
  if (helpers_.stories == nullptr) return;
  for (auto& [owner, entry] : waiting_) {
    if (entry.article.deleted) continue;
    const StageTimer timer(metrics_, "place");
    helpers_.stories->Place(entry, Now());
  }
}

Result<void> SegmentBuilder::Add(const Waiting& waiting) {
  const StageTimer timer(metrics_, "add");
  if (!writer_) {
    auto writer = store_.NewSegment(lexicon_);
    if (!writer) return std::unexpected(std::move(writer.error()));
    writer_ = std::move(*writer);
  }
  if (auto done = writer_->Add(waiting.entry); !done) return done;
  result_.entry_owners.push_back(waiting.owner);
  return {};
}

// All articles of a segment are held against what was known at its beginning.
Analysis SegmentBuilder::AnalysisOf(const Article& article) {
  if (helpers_.learned == nullptr) return Analyse(article, *helpers_.lexicon);
  if (!frequencies_) frequencies_ = helpers_.learned->Current();
  return Analyse(article, {.lexicon = helpers_.lexicon,
                           .frequencies = frequencies_.get(),
                           .counter = &stems_});
}

void SegmentBuilder::Refuse(const Event& event, const Refusal& refusal,
                            PartitionDelta& delta) {
  ++delta.tally.dead_lettered;
  result_.dead_letters.emplace_back(event.assignment,
                                    ToDeadLetter(event, refusal));
}

Result<WorkResult> SegmentBuilder::Finish() {
  if (writer_) {
    const StageTimer timer(metrics_, "finish_segment");
    auto segment = writer_->Finish();
    if (!segment) return std::unexpected(std::move(segment.error()));
    result_.segment = std::move(*segment);
    writer_.reset();
  }
  result_.stems = stems_.Take();
  frequencies_.reset();
  return std::exchange(result_, {});
}

void SegmentBuilder::Reset() {
  writer_.reset();
  waiting_.clear();
  waiting_bytes_ = 0;
  result_ = {};
  static_cast<void>(stems_.Take());
  frequencies_.reset();
}

}  // namespace precis
