#pragma once

#include <memory>
#include <string_view>

#include "indexer/match/posting_list.h"
#include "indexer/match/source.h"
#include "indexer/match/word_score.h"

namespace precis::match {

// Memory that the terms of a search use in turn.
//
// Thread safety: none.
struct JoinScratch {
  struct Pair {
    std::uint32_t hit = 0;
    std::uint32_t posting = 0;
  };
  std::vector<Pair> common;          // Of hits and what is decoded of a list.
  std::vector<std::uint16_t> slots;  // Postings by their ids, see FindMany().
};

// The documents with a term.
class TermSource : public Source {
 public:
  // `score`: null for a filter; all must outlive this.
  TermSource(const glass::TableFile& table, std::string_view term,
             const WordScore* score, JoinScratch& scratch)
      : list_(table, term), score_(score), scratch_(scratch) {}

  Docid Next(Docid docid) override;
  void Fill(Window window, Hits& hits) override;
  void Keep(Hits& hits) override;
  double Estimate() const override { return list_.documents(); }
  bool damaged() const override { return list_.damaged(); }

  std::uint32_t documents() const { return list_.documents(); }

 private:
  void FindCommon(const Hits& hits, std::size_t begin, std::size_t end);
  void FindFew(const Hits& hits, std::size_t begin, std::size_t end);
  void FindMany(const Hits& hits, std::size_t begin, std::size_t end);
  void TakeCommon(Hits& hits, std::size_t& kept);

  PostingList list_;
  const WordScore* score_;
  JoinScratch& scratch_;
  std::size_t common_size_ = 0;
};

}  // namespace precis::match
