#pragma once

#include <vector>

#include "indexer/analyse/text/byte_class_map.h"
#include "indexer/parse/article.h"

namespace precis::analyse {

// The blocks of the article, finer than the parser made them: where a text
// came without structure, its lines become headings, list items, turns
// ("Name: …") and paragraphs. A turn's span is without the name.
//
// Structured sources (a block that is no paragraph) keep their blocks, but for
// the turns that their paragraphs may hold.
std::vector<Block> LayOut(const Article& article, const ByteClassMap& classes);

}  // namespace precis::analyse
