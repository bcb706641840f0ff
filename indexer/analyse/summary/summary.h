#pragma once

#include <optional>
#include <vector>

#include "indexer/analyse/summary/light_edits.h"
#include "indexer/analyse/summary/scorer.h"
#include "indexer/analyse/summary/selection.h"
#include "indexer/analyse/text/analysis.h"
#include "indexer/analyse/text/text_model.h"

namespace precis::analyse {

// What is asked of a ranking: by which rules, and among which of its first
// candidates.
struct SelectionPlan {
  SelectionRules rules;
  std::size_t limit = 0;
};

// What the functions below ask, each of its own.
SelectionPlan TakeAwayPlan(const Ranking& ranking);  // A chapter's summary too.
SelectionPlan DekPlan(const Ranking& ranking);
SelectionPlan SummaryPlan(const Ranking& ranking);
SelectionPlan BulletPlan(const Ranking& ranking);

// The excerpt of one sentence of the model, not edited.
Excerpt ExcerptOf(const TextModel& model, std::size_t sentence);

// The sentence to read if one reads only one: no question, no sentence that
// leans on the one before, no quotation, no filler, unless there is nothing
// else.
std::optional<Excerpt> TakeAway(const Ranking& ranking,
                                const LightEditor& editor);

// Two sentences from the first third that do not repeat each other.
std::vector<Excerpt> Dek(const Ranking& ranking, const LightEditor& editor);

// Three sentences in text order.
std::vector<Excerpt> Summary(const Ranking& ranking, const LightEditor& editor);

// Three to six points in text order, the more the longer the text, each with
// the heading that it stands under.
std::vector<Bullet> Bullets(const TextModel& model, const Ranking& ranking,
                            const LightEditor& editor);

// One sentence for the sentences [begin, end): a chapter. Not edited.
std::optional<Excerpt> ChapterSummary(const TextModel& model, std::size_t begin,
                                      std::size_t end, const FixedVector& title,
                                      Genre genre);

}  // namespace precis::analyse
