#include "indexer/stories/story_book.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdio>
#include <cstdlib>
#include <utility>

#include "indexer/base/hash.h"
#include "indexer/index/story_records.h"
#include "indexer/stories/words.h"

namespace precis {
namespace {

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

std::string NameOf(StoryKey story) {
  std::array<char, 17> digits{};
  std::snprintf(digits.data(), digits.size(), "%016llx",
                static_cast<unsigned long long>(story));
  return digits.data();
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
  std::vector<Known> articles;
  std::uint64_t newest = 0;
  const auto too_old = [&](const Known& known) {
    return newest - known.record.number >= limits.max_articles;
  };
  const StoryRecordVisitor visit =
      [&](const std::string& bytes,
          const std::function<Result<Version>()>& version) -> Result<void> {
    auto record = stories::DecodeRecord(bytes);
    if (!record) return std::unexpected(std::move(record.error()));
    if (!*record) return {};
    Known known{**std::move(record), {}};
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

void StoryBook::Restore(std::vector<Known> articles) {
  std::ranges::sort(articles, {},
                    [](const Known& known) { return known.record.number; });
  const MutexLock hold(mutex_);
  for (Known& known : articles) {
    // Two documents may carry one number: a version that was passed over has
    // the record of the one that stands.
    if (known.record.number <= newest_) continue;
    Add(std::move(known));
  }
  RemoveOld();
}

void StoryBook::Place(Entry& entry, UnixMs now) {
  assert(!entry.article.deleted);
  PlacementRecord record = RecordOf(entry, now);  // Takes the time; no lock.
  {
    const MutexLock hold(mutex_);
    const auto known = numbers_.find(record.id);
    const auto before = known == numbers_.end() ? articles_.end()
                                                : articles_.find(known->second);
    if (before != articles_.end()) {
      if (Compare(entry.version, before->second.version) !=
          VersionOrder::kNewer) {
        entry.placement = PlacementOf(before->second.record);
        return;
      }
      Remove(before);
    }
    Decide(record);
    ++placed_;
    if (!record.duplicate_of.empty()) ++found_duplicates_;
    Add({record, entry.version});
    RemoveOld();
  }
  entry.placement = PlacementOf(record);
}

// The first article that `record` repeats, or empty. Its story, or that of the
// copy that was found, becomes `story`.
std::string StoryBook::OriginalOf(const PlacementRecord& record,
                                  StoryKey& story) {
  if (!record.fingerprint) return {};
  for (const auto& match : duplicates_.Find(*record.fingerprint)) {
    const auto found = articles_.find(match.number);
    if (found == articles_.end()) continue;
    const PlacementRecord& other = found->second.record;
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

void StoryBook::Add(Known known) {
  const PlacementRecord& record = known.record;
  newest_ = record.number;
  newest_time_ = std::max(newest_time_, record.time);
  if (record.fingerprint) duplicates_.Add(record.number, *record.fingerprint);
  stories_.Join(record.story, MemberOf(record));
  numbers_[record.id] = record.number;
  articles_.emplace(record.number, std::move(known));
}

void StoryBook::Remove(Articles::iterator article) {
  const PlacementRecord& record = article->second.record;
  duplicates_.Remove(record.number);
  stories_.Leave(record.story, MemberOf(record));
  const auto known = numbers_.find(record.id);
  if (known != numbers_.end() && known->second == record.number) {
    numbers_.erase(known);
  }
  articles_.erase(article);
}

void StoryBook::RemoveOld() {
  while (!articles_.empty()) {
    const PlacementRecord& oldest = articles_.begin()->second.record;
    if (newest_ - oldest.number < limits_.max_articles &&
        newest_time_ - oldest.time <= limits_.max_age) {
      return;
    }
    Remove(articles_.begin());
  }
}

void StoryBook::Forget(const std::vector<GoneEntry>& gone) {
  const MutexLock hold(mutex_);
  for (const GoneEntry& entry : gone) {
    const auto number = numbers_.find(entry.id);
    if (number == numbers_.end()) continue;
    const auto article = articles_.find(number->second);
    if (article->second.version == entry.version) Remove(article);
  }
}

StoryStatistics StoryBook::Statistics() const {
  const MutexLock hold(mutex_);
  return {articles_.size(), stories_.size(), placed_, found_duplicates_};
}

}  // namespace precis
