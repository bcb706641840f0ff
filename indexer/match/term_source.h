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
  std::vector<std::uint16_t> slots;  // Postings by their ids.
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
  // Of hits, [begin, end).
  struct Stretch {
    std::size_t begin = 0;
    std::size_t end = 0;
  };

  template <typename Score>
  std::size_t KeepCommon(Hits& hits, Stretch stretch, std::size_t kept,
                         const Score& score);
  template <typename Score>
  std::size_t KeepByHit(Hits& hits, Stretch stretch, std::size_t kept,
                        const Score& score) const;
  template <typename Score>
  std::size_t KeepByPosting(Hits& hits, Stretch stretch, std::size_t kept,
                            const Score& score) const;
  template <typename Score>
  std::size_t KeepBySlot(Hits& hits, Stretch stretch, std::size_t kept,
                         const Score& score);

  PostingList list_;
  const WordScore* score_;
  JoinScratch& scratch_;
};

}  // namespace precis::match
