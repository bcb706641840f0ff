#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/parse/article.h"

namespace precis {

// `text` without the white space (ASCII, no-break and the wider Unicode ones)
// at its ends; empty if it is blank. Invalid UTF-8 is kept.
std::string_view TrimBlanks(std::string_view text);

// The lines of `text` that are not blank, trimmed, as kParagraph blocks. A line
// ends at CR, LF or both.
std::vector<Block> ParagraphLines(std::string_view text);

// Joins blocks to a text, a blank line between any two.
//
// Thread safety: none.
class TextBuilder {
 public:
  // Appends `text`, trimmed, as one block like `block`, whose span is set here.
  // A blank text is passed over.
  void Add(Block block, std::string_view text);
  // Appends each line of `text` that is not blank as a block of its own.
  void AddLines(BlockKind kind, std::string_view text);

  bool empty() const { return blocks_.empty(); }

  // Moves the result into `article` and leaves the builder empty.
  void MoveTo(Article& article);

 private:
  std::string text_;
  std::vector<Block> blocks_;
};

}  // namespace precis
