#pragma once

#include <vector>

#include "indexer/parse/article.h"

namespace precis::analyse {

// Makes turns of the blocks of a transcript whose paragraphs begin with
// "Name: ": the name goes to Block::speaker, the span begins after it, and
// paragraphs without a name belong to the turn before. Leaves a text alone in
// which the labels do not recur: there "Note: …" is no speaker. One name alone
// makes no transcript of an article; an episode may be a monologue.
void LabelTurns(const Article& article, std::vector<Block>& blocks);

}  // namespace precis::analyse
