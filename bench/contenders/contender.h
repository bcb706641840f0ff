#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "bench/corpus/probe.h"
#include "indexer/parse/article.h"

namespace precis::bench {

// Something that makes parsed articles searchable. What cannot be done ends the
// program.
//
// Thread safety: none.
class Contender {
 public:
  virtual ~Contender() = default;

  // Timed: adds articles, and makes all of them durable.
  virtual void Add(const std::vector<Article>& articles) = 0;
  virtual void Finish() = 0;

  // Not timed, after Finish: what the index answers.
  virtual std::size_t Documents() = 0;
  virtual std::size_t Hits(const ProbeWord& word) = 0;
  // nullopt: it cannot look for unstemmed phrases.
  virtual std::optional<std::size_t> Hits(const ProbePhrase& phrase) = 0;
};

// Ends the program unless the contender's answers are the probe's.
void CheckAnswers(Contender& contender, const Probe& probe);

// How far the segments of this project are taken.
enum class PrecisEnd {
  kSegments,   // Finished and durable, as a worker hands them over.
  kPublished,  // Named by a manifest.
  kMerged,     // Published, and merged into one.
};

// Segments of this project, each of `segment_events` articles (the last one of
// fewer) without analysis.
std::unique_ptr<Contender> MakePrecis(const std::filesystem::path& folder,
                                      std::size_t segment_events,
                                      PrecisEnd end);

// One database through Xapian's TermGenerator and add_document, committing as
// XAPIAN_FLUSH_THRESHOLD says.
std::unique_ptr<Contender> MakeXapian(const std::filesystem::path& folder);

// Databases of `segment_events` articles each through the same API, without
// term lists, as our segments are: something to merge. Not made to be measured.
std::unique_ptr<Contender> MakeXapianSegments(
    const std::filesystem::path& folder, std::size_t segment_events);

// SQLite FTS5: contentless, Porter's stemmer, 2,000 articles a transaction, a
// write-ahead log.
std::unique_ptr<Contender> MakeFts5(const std::filesystem::path& folder);

}  // namespace precis::bench
