// libFuzzer target: -DPRECIS_FUZZ=ON with clang, then run it on a folder of
// events. A crash, a leak or a broken promise of article.h is a find.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "indexer/parse/article_parser.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  static precis::ArticleParser parser;
  const std::string_view json(reinterpret_cast<const char*>(data), size);
  const auto article = parser.Parse(json, 0);
  if (!article) return 0;
  std::size_t last_end = 0;
  for (const precis::Block& block : article->blocks) {
    const bool is_whole = !block.span.empty() && last_end <= block.span.begin &&
                          block.span.end <= article->text.size();
    if (!is_whole) std::abort();
    last_end = block.span.end;
  }
  return 0;
}
