#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>

#include "indexer/analyse/topics/document_frequencies.h"
#include "indexer/analyse/wtf/wtf_lexicon.h"
#include "indexer/base/result.h"
#include "indexer/index/store/index_store.h"

namespace precis {

struct ReanalyseSettings {
  bool all = false;  // Those that are up to date, too.
  // What the WTF Index is to be scored by. Null: nothing was said: the one that
  // is built in, and what a site's own has scored stays as it is.
  const analyse::WtfLexicon* lexicon = nullptr;
  // How common words are, for key phrases. Null: as the shipped table says.
  const analyse::DocumentFrequencies* frequencies = nullptr;
  std::size_t threads = 1;  // At least 1.
  // A thread publishes what it has at the first of these: memory is about
  // threads × segment_bytes.
  std::size_t segment_entries = 4000;
  std::size_t segment_bytes = std::size_t{128} << 20;
  // Merges above so many; 0: somebody else does.
  std::size_t max_segments = 16;
};

struct ReanalyseCounts {
  std::uint64_t entries = 0;  // There are, in the segments that are looked at.
  std::uint64_t looked_at = 0;  // Of those, so far: the sum of the rest.
  std::uint64_t renewed = 0;    // Or would be, in a dry run.
  std::uint64_t up_to_date = 0;
  std::uint64_t undivided = 0;      // Kept: see StoredArticle, kBadInput.
  std::uint64_t other_lexicon = 0;  // Kept: see ReanalyseSettings::lexicon.
  std::string first_undivided;      // Which, and why.

  std::uint64_t kept() const { return undivided + other_lexicon; }
};

using ReanalyseReport = std::function<void(const ReanalyseCounts&)>;

// Analyses what is live, and was analysed by an older version or by another
// lexicon, again: from the text as it is stored, no event being read. What was
// renewed becomes visible a segment at a time; searches and publications go on.
// May be stopped, or killed, at any moment: the next one begins where it ended,
// unless it is to do `all`.
//
// Calls `report` now and then, one call at a time, on any thread. When `stop`
// is requested, finishes what is at hand and returns what was done until then.
// Errors as IndexStore::Publish.
Result<ReanalyseCounts> Reanalyse(IndexStore& store,
                                  const ReanalyseSettings& settings,
                                  const std::stop_token& stop,
                                  const ReanalyseReport& report);

// What Reanalyse would do. Changes nothing and needs no lock: a daemon may be
// using the index. Segments that it merges away meanwhile are left out.
Result<ReanalyseCounts> TryReanalyse(const std::filesystem::path& index,
                                     const ReanalyseSettings& settings,
                                     const std::stop_token& stop,
                                     const ReanalyseReport& report);

}  // namespace precis
