#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/parse/article.h"

namespace precis::analyse {

// An article whose blocks are the paragraphs of `body`, divided by blank
// lines, as the parser makes them of plain text.
inline Article PlainArticle(std::string body, std::string title = {}) {
  Article article;
  article.id = "sample";
  article.title = std::move(title);
  article.text = std::move(body);
  const std::string_view text = article.text;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find("\n\n", begin), text.size());
    if (end > begin) {
      Block block;
      block.span = {begin, end};
      article.blocks.push_back(std::move(block));
    }
    begin = end + 2;
  }
  return article;
}

// Adds a block of the kind with its text, a newline before it if need be.
inline Block& AddBlock(Article& article, BlockKind kind,
                       std::string_view text) {
  if (!article.text.empty()) article.text += '\n';
  Block block;
  block.kind = kind;
  block.span = {article.text.size(), article.text.size() + text.size()};
  article.text += text;
  return article.blocks.emplace_back(std::move(block));
}

}  // namespace precis::analyse
