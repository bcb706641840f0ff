#pragma once

#include <cstddef>
#include <string_view>

#include "indexer/parse/refusal.h"
#include "indexer/parse/text_blocks.h"

namespace precis {

// Appends the text of `html`, a fragment or a whole page, block by block.
//
// Headings, list items and block quotes keep their kind, every other block is a
// paragraph; what lies deeper decides. White space is one blank, but for <pre>;
// <br> is a line break inside a block, two of them begin a new one. Scripts,
// media, form controls and drawings leave nothing behind. Refusals: kTooDeep
// (elements nested deeper than `max_depth`), kTooLarge.
Step AppendHtml(std::string_view html, std::size_t max_depth, TextBuilder& out);

}  // namespace precis
