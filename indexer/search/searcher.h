#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "indexer/base/result.h"
#include "indexer/base/task_runner.h"

namespace precis {

// What a search may ask for; beyond it: kBadInput.
struct SearchLimits {
  static constexpr std::size_t kMaxQueryBytes = 2000;
  static constexpr std::size_t kMaxOffset = 10000;
  static constexpr std::size_t kMaxLimit = 100;
  // Words that one wild* may stand for, in each segment.
  static constexpr unsigned kMaxWildcardTerms = 1000;
};

enum class SearchTarget { kEntries, kQuotes };
enum class SearchOrder {
  kRelevance,
  kNewest,
  kOldest,
  kTerminator,
  kIdiocracy
};

struct SearchRequest {
  // schemas/query.md: words, "phrases", AND OR NOT, wild*, speaker:, topic:,
  // person:, org:, place:, source:, author:, title:, kind:, lang:, wtf:,
  // story:, copies:, is:duplicate, date:FROM..TO.
  // Empty: everything.
  std::string query;
  SearchTarget target = SearchTarget::kEntries;
  SearchOrder order = SearchOrder::kRelevance;  // Empty query: kNewest.
  std::size_t offset = 0;  // At most SearchLimits::kMaxOffset.
  std::size_t limit = 10;  // At most SearchLimits::kMaxLimit.
};

// A quote or statement, found on its own or beside its entry.
//
// HTML-safe, here and below: as the content of an element, not within a tag.
struct QuoteHit {
  std::string entry_id;
  std::string text;
  std::string snippet_html;  // `text` with the words found in <b>; HTML-safe.
  std::string speaker;
  std::string cue;
  double confidence = 0;
  bool direct = true;  // False: a statement.
  std::string title;   // Of its entry, as the next three.
  std::string source;
  std::string url;
  std::string published_at;  // RFC 3339 or empty.
  double score = 0;
};

struct EntryHit {
  std::string id;
  std::string kind;
  std::string title;
  std::string source;
  std::string url;
  std::string published_at;
  std::string takeaway;
  std::string duplicate_of;  // Id of the first article it repeats; or empty.
  std::string story;         // Id of its story, for story:ID; or empty.
  std::string snippet_html;  // HTML-safe, words found in <b>.
  std::vector<std::string> speakers;
  std::vector<std::string> topics;
  std::string wtf_label;
  int terminator = 0;
  int idiocracy = 0;
  double score = 0;
  std::vector<QuoteHit> quotes;  // With speaker: in the query, its best three.
};

struct FacetValue {
  std::string value;
  std::size_t count = 0;
};

struct SearchResults {
  std::uint64_t generation = 0;  // Of the manifest that was searched.
  std::size_t estimated_total = 0;
  std::vector<EntryHit> entries;  // SearchTarget::kEntries.
  std::vector<QuoteHit> quotes;   // SearchTarget::kQuotes.
  // Most frequent first, at most ten each; counted over the best 100.
  std::vector<FacetValue> speakers;
  std::vector<FacetValue> topics;
  std::vector<FacetValue> sources;
  // When nothing was found: the query as it may have been meant, or empty.
  std::string suggestion;
};

class SharedSegments;
struct SegmentInfo;

// Answers queries over one generation of an index.
//
// Thread safety: none (Xapian's handles are not); take one per request from a
// SearcherPool.
class Searcher {
 public:
  // Opens what the manifest names. Segments that a publication removes between
  // reading the manifest and opening them are no error: it looks again.
  //
  // `helpers`, which must outlive this, do parts of larger searches; null: the
  // thread that searches does all.
  // `shared`: what other searchers of the same index have open; null: this one
  // is alone.
  //
  // kUnavailable: there is no such directory, or it cannot be read.
  // kCorrupt: the manifest or a segment is damaged.
  static Result<std::unique_ptr<Searcher>> Open(
      const std::filesystem::path& index, TaskRunner* helpers = nullptr,
      std::shared_ptr<SharedSegments> shared = nullptr);
  ~Searcher();

  // Goes on to the newest manifest; opens only the segments that are new in it.
  // After an error it answers from the generation it had.
  Result<void> Refresh();

  std::uint64_t generation() const;

  // kBadInput: the query cannot be understood; says why.
  Result<SearchResults> Search(const SearchRequest& request);

  // The entry as JSON (schemas/entry.schema.json); nullopt: there is none.
  Result<std::optional<std::string>> EntryJson(const std::string& id);

  // Live entries, tombstones and superseded ones not counted.
  Result<std::size_t> CountEntries();

 private:
  struct State;
  explicit Searcher(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

// Lends searchers that have seen the newest manifest. What is new in it one
// searcher opens for all, as far as Xapian is not needed for it.
//
// Thread safety: any number of threads. Must outlive its leases.
class SearcherPool {
 public:
  // `max_idle`: how many unused searchers are kept open. `helpers`: as of
  // Searcher::Open().
  SearcherPool(std::filesystem::path index, std::size_t max_idle,
               TaskRunner* helpers = nullptr);
  ~SearcherPool();

  struct Return {
    SearcherPool* pool;
    void operator()(Searcher* searcher) const;
  };
  using Lease = std::unique_ptr<Searcher, Return>;

  // A searcher of the newest generation: reopened if the manifest has changed.
  Result<Lease> Acquire();

  // Does what the newest manifest makes necessary, so that no search has to:
  // for who has changed the index, on its thread. An error is no more than a
  // notice: what could not be done is left to searches. Errors as
  // Searcher::Open.
  Result<void> Prepare();

  // The same for the segment `info` in the folder `segment`, which no manifest
  // has yet. (A search that comes right after a merge would have to wait for
  // what Prepare() does.)
  Result<void> PrepareMerged(const std::filesystem::path& segment,
                             const SegmentInfo& info);

  // Closes files of older generations that no searcher has any more; it may
  // take some tenths of a second. Call it now and then where there are calls of
  // Prepare().
  void Release();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace precis
