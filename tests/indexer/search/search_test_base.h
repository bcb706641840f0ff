#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "indexer/search/searcher.h"
#include "tests/indexer/index/sample_index.h"
#include "tests/indexer/index/writer_kinds.h"

namespace precis {

class SearchTestBase : public testing::Test {
 protected:
  explicit SearchTestBase(WriterKind writer = WriterKind::kBulk)
      : store_(Unwrap(IndexStore::Open(folder_.path(), {.writer = writer}))) {}

  void Publish(const std::vector<Entry>& entries) {
    PublishEntries(*store_, entries);
  }

  Result<SearchResults> Search(const SearchRequest& request) const {
    return Unwrap(Searcher::Open(folder_.path()))->Search(request);
  }

  // The ids that `query` finds, best first.
  std::vector<std::string> Ids(
      const std::string& query,
      SearchOrder order = SearchOrder::kRelevance) const {
    std::vector<std::string> ids;
    for (const EntryHit& hit :
         Unwrap(Search({.query = query, .order = order})).entries)
      ids.push_back(hit.id);
    return ids;
  }

  // The texts of the quotes that `query` finds, best first.
  std::vector<std::string> Quotes(const std::string& query) const {
    std::vector<std::string> texts;
    for (const QuoteHit& hit :
         Unwrap(Search({.query = query, .target = SearchTarget::kQuotes}))
             .quotes)
      texts.push_back(hit.text);
    return texts;
  }

  std::string Problem(const std::string& query) const {
    const auto results = Search({.query = query});
    if (results) return "none";
    EXPECT_EQ(results.error().code, ErrorCode::kBadInput)
        << results.error().message;
    return results.error().message;
  }

  // An entry with the next offset.
  Entry Make(const std::string& id, const std::string& title,
             const std::string& text) {
    Entry entry = SampleEntry(id, next_offset_++);
    entry.article.title = title;
    entry.article.text = text;
    return entry;
  }

  IndexFolder folder_;
  std::unique_ptr<IndexStore> store_;
  std::int64_t next_offset_ = 0;
};

}  // namespace precis
