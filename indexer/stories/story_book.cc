#include "indexer/stories/story_book.h"

#include <algorithm>
#include <cassert>
#include <cstdlib>
#include <utility>

#include "indexer/base/hash.h"
#include "indexer/index/store/story_records.h"
#include "indexer/stories/words.h"

namespace precis {
namespace {

using stories::KnownArticle;
using stories::PlacementRecord;
using stories::StoryKey;

PlacementRecord RecordOf(const Entry& entry, UnixMs now) {
  PlacementRecord record;
  record.time = std::min(entry.article.published_at.value_or(now), now);
  record.id = entry.article.id;
  stories::FingerprintBuilder fingerprint;
  stories::StoryVectorBuilder words(entry.analysis.language);
  stories::ForEachWord(entry.article.title, [&](const stories::Word& word) {
    words.AddToTitle(word);
  });
  stories::ForEachWord(entry.article.text, [&](const stories::Word& word) {
    fingerprint.Add(word);
    words.AddToText(word);
  });
  record.fingerprint = std::move(fingerprint).Take();
  record.words = std::move(words).Take();
  return record;
}

stories::StoryMember MemberOf(const PlacementRecord& record) {
  return {record.words, record.time};
}

// Sixteen hexadecimal digits.
std::string NameOf(StoryKey story) {
  std::string name(16, '0');
  for (auto digit = name.rbegin(); digit != name.rend(); ++digit) {
    *digit = "0123456789abcdef"[story & 0xF];
    story >>= 4;
  }
  return name;
}

Placement PlacementOf(const PlacementRecord& record) {
  return {.duplicate_of = record.duplicate_of,
          .story = NameOf(record.story),
          .record = Encode(record)};
}

}  // namespace

StoryBook::StoryBook(StoryLimits limits)
    : limits_(limits), duplicates_(limits.max_articles) {
  assert(limits.max_age > 0);
}

Result<std::unique_ptr<StoryBook>> StoryBook::Open(
    const std::filesystem::path& index, const Manifest& manifest,
    StoryLimits limits) {
  auto book = std::make_unique<StoryBook>(limits);
  std::vector<KnownArticle> articles;
  std::uint64_t newest = 0;
  const auto too_old = [&](const KnownArticle& known) {
    return newest - known.record.number >= limits.max_articles;
  };
  const StoryRecordVisitor visit =
      [&](const std::string& bytes,
          const std::function<Result<Version>()>& version) -> Result<void> {
    auto record = stories::DecodeRecord(bytes);
    if (!record) return std::unexpected(std::move(record.error()));
    if (!*record) return {};
    KnownArticle known{**std::move(record), {}};
    newest = std::max(newest, known.record.number);
    if (too_old(known)) return {};
    auto decoded = version();
    if (!decoded) return std::unexpected(std::move(decoded.error()));
    known.version = *std::move(decoded);
    articles.push_back(std::move(known));
    // In whatever order they come, no more than twice the window is held.
    if (articles.size() >= 2 * limits.max_articles) {
      std::erase_if(articles, too_old);
    }
    return {};
  };
  auto visited = VisitStoryRecords(index, manifest, visit);
  if (!visited) return std::unexpected(std::move(visited.error()));
  std::erase_if(articles, too_old);
  book->Restore(std::move(articles));
  return book;
}

void StoryBook::Restore(std::vector<KnownArticle> articles) {
  std::ranges::sort(articles, {}, [](const KnownArticle& known) {
    return known.record.number;
  });
  const MutexLock hold(mutex_);
  for (KnownArticle& known : articles) {
    // Two documents may carry one number: a version that was passed over has
    // the record of the one that stands.
    if (known.record.number <= newest_) continue;
    Add(std::move(known));
  }
  RemoveOld();
}

void StoryBook::Place(Entry& entry, UnixMs now) {
  assert(!entry.article.deleted);
  // What takes time or memory comes before the lock and after it.
  PlacementRecord record = RecordOf(entry, now);
  KnownArticle known{record, entry.version};
  PlaceAmongOthers(record, known);
  entry.placement = PlacementOf(record);
}

// Decides on `record`, of which `known` is a copy; or makes it what the same
// version got before.
void StoryBook::PlaceAmongOthers(PlacementRecord& record, KnownArticle& known) {
  const MutexLock hold(mutex_);
  if (const auto* before = articles_.FindId(record.id)) {
    if (Compare(known.version, before->version) != VersionOrder::kNewer) {
      record = before->record;
      return;
    }
    Remove(before->record);
  }
  Decide(record);
  ++placed_;
  if (!record.duplicate_of.empty()) ++found_duplicates_;
  known.record.number = record.number;
  known.record.story = record.story;
  known.record.duplicate_of = record.duplicate_of;
  Add(std::move(known));
  RemoveOld();
}

// The first article that `record` repeats, or empty. Its story, or that of the
// copy that was found, becomes `story`.
std::string StoryBook::OriginalOf(const PlacementRecord& record,
                                  StoryKey& story) {
  if (!record.fingerprint) return {};
  for (const auto& match : duplicates_.Find(*record.fingerprint)) {
    const auto* found = articles_.Find(match.number);
    if (found == nullptr) continue;
    const PlacementRecord& other = found->record;
    if (std::abs(other.time - record.time) > limits_.max_age) continue;
    story = other.story;
    const std::string& original =
        other.duplicate_of.empty() ? other.id : other.duplicate_of;
    // A copy that names this very article: it was published, and we were not.
    return original == record.id ? std::string() : original;
  }
  return {};
}

void StoryBook::Decide(PlacementRecord& record) {
  record.number = newest_ + 1;
  record.duplicate_of = OriginalOf(record, record.story);
  if (record.story != 0) return;
  const auto nearest = stories_.Find(MemberOf(record));
  record.story = nearest ? nearest->story : NewStory(record.id);
}

// The same article begins the same story when it is delivered again.
StoryKey StoryBook::NewStory(const std::string& id) {
  StoryKey story = stories::Mix(Fnv1a64(id));
  // A story that it began, and left with a newer version, may still go on.
  while (story == 0 || stories_.Contains(story))
    story = stories::Mix(story + 1);
  return story;
}

void StoryBook::Add(KnownArticle article) {
  const PlacementRecord& record = article.record;
  newest_ = record.number;
  newest_time_ = std::max(newest_time_, record.time);
  if (record.fingerprint) duplicates_.Add(record.number, *record.fingerprint);
  stories_.Join(record.story, MemberOf(record));
  articles_.Add(std::move(article));
}

void StoryBook::Remove(const PlacementRecord& record) {
  duplicates_.Remove(record.number);
  stories_.Leave(record.story, MemberOf(record));
  articles_.Remove(record.number);
}

void StoryBook::RemoveOld() {
  while (const auto* oldest = articles_.Oldest()) {
    if (newest_ - oldest->record.number < limits_.max_articles &&
        newest_time_ - oldest->record.time <= limits_.max_age) {
      return;
    }
    Remove(oldest->record);
  }
}

void StoryBook::Forget(const std::vector<GoneEntry>& gone) {
  const MutexLock hold(mutex_);
  for (const GoneEntry& entry : gone) {
    const auto* article = articles_.FindId(entry.id);
    if (article == nullptr || article->version != entry.version) continue;
    Remove(article->record);
  }
}

StoryStatistics StoryBook::Statistics() const {
  const MutexLock hold(mutex_);
  return {articles_.size(), stories_.size(), placed_, found_duplicates_};
}

}  // namespace precis
