#pragma once

#include "indexer/analyse/text/analysis.h"
#include "indexer/analyse/text/text_model.h"
#include "indexer/analyse/wtf/wtf_lexicon.h"
#include "indexer/analyse/wtf/wtf_trace.h"

namespace precis::analyse {

// How far the article says that machines grow powerful and harmful
// (Terminator) or that people are fooled and dulled by them (Idiocracy).
//
// Signs of a category add up to u = Σ polarity · zone · AI proximity · source ·
// AI gate; R = Σ_category weight · (1 − e^(−u·d/1.5)) with
// d = √min(1, 12/sentences), 0 below 0.45; the score is
// round(10 · (1 − e^(−R/5.5))). `title` counts as a sentence of its own.
// The gate counts names of AI, and half as much "the agent" or "the model" once
// the text has said that it is about AI; it is low for AI in passing.
// English only. Evidence quotes sentences of the body, at most three an axis.
// `trace`, if there is one, is told how it came about.
WtfIndex ScoreWtf(const TextModel& model, std::string_view title,
                  const WtfLexicon& lexicon, WtfTrace* trace = nullptr);

}  // namespace precis::analyse
