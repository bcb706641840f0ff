#pragma once

#include <span>
#include <vector>

#include "indexer/analyse/text/phrase_table.h"
#include "indexer/analyse/text/text_model.h"
#include "indexer/analyse/wtf/wtf_tables.h"

namespace precis::analyse {

// One sign of a category in one sentence, weighed by what is around it.
struct WtfSignal {
  std::size_t category = 0;  // Index into WtfDefinitions::categories.
  TokenRange tokens;
  double polarity = 1;  // 0 negated, 0.1 to 0.15 prevented, 0.5 hedged.
  double source = 1;    // By who says so: 0.6 a company, 1 a court.
};

// What a sentence says for the WTF Index.
struct WtfSentence {
  std::vector<WtfSignal> signals;
  std::size_t subject = 0;  // Words that are surely about AI.
  std::size_t possible_subject =
      0;  // Words that are where the story is about AI.
};

// Reads the tokens of one sentence. `starts` are those of its tokens at which
// tables.any() may begin, in order. Linear time. Thread-safe.
WtfSentence ReadWtfSentence(const TextModel& model, TokenRange sentence,
                            std::span<const std::size_t> starts,
                            const WtfTables& tables);

// Words that changed what a sign counts.
struct WtfReason {
  WtfWords list = WtfWords::kCount;
  TokenRange tokens;
};

// Why a sign of the sentence has its polarity and source, surest first; for
// explanations. Nothing in a sentence of more than kMaxExplainedTokens. Linear.
inline constexpr std::size_t kMaxExplainedTokens = 4096;
std::vector<WtfReason> ReasonsOf(const TextModel& model, TokenRange sentence,
                                 const WtfTables& tables,
                                 const WtfSignal& signal);

// What would be a sign but for an idiom ("dead end") that it lies in.
struct WtfHiddenSign {
  std::size_t category = 0;
  TokenRange idiom;
};
std::vector<WtfHiddenSign> HiddenSigns(const TextModel& model,
                                       TokenRange sentence,
                                       const WtfTables& tables);

}  // namespace precis::analyse
