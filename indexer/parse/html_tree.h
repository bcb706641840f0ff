#pragma once

#include <gumbo.h>

#include <expected>
#include <string_view>

#include "indexer/parse/arena.h"
#include "indexer/parse/refusal.h"

namespace precis {

// An HTML fragment, parsed as the HTML standard says.
class HtmlTree {
 public:
  // kTooLarge: the tree would take out of all proportion to `html`, as
  // mis-nested formatting does that is opened again in every paragraph.
  //
  // `html` is UTF-8 and has to outlive the tree.
  static std::expected<HtmlTree, Refusal> Parse(std::string_view html);

  // Its children are the fragment's topmost nodes.
  const GumboNode& root() const { return *root_; }

 private:
  HtmlTree(Arena arena, const GumboNode* root)
      : arena_(std::move(arena)), root_(root) {}

  // Holds every node: gumbo's own way to free a tree recurses by its depth.
  Arena arena_;
  const GumboNode* root_;
};

}  // namespace precis
