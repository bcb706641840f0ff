// Arbitrary bytes as an event: refused with a reason, or an article whose
// blocks lie in its text one after another, and whose analysis is sound.
#include "indexer/parse/article_parser.h"
#include "tests/fuzz/analysed.h"
#include "tests/fuzz/fuzz.h"

namespace precis {
namespace {

constexpr UnixMs kNow = 1'772'500'000'000;

void ExpectSound(const Article& article) {
  EXPECT_FALSE(article.id.empty());
  std::size_t end = 0;
  for (const Block& block : article.blocks) {
    EXPECT_LE(end, block.span.begin);
    EXPECT_LT(block.span.begin, block.span.end);
    end = block.span.end;
  }
  EXPECT_LE(end, article.text.size());
  fuzz::ExpectSoundAnalysis(article);
}

void Visit(std::string_view json) {
  static ArticleParser parser;  // As a worker has it: one for all events.
  const auto article = parser.Parse(json, kNow);
  const auto again = ArticleParser().Parse(json, kNow);
  ASSERT_EQ(article.has_value(), again.has_value());
  if (!article) {
    EXPECT_EQ(article.error().reason, again.error().reason);
    EXPECT_FALSE(article.error().detail.empty());
    return;
  }
  EXPECT_EQ(article->text, again->text);
  ExpectSound(*article);
}

}  // namespace
}  // namespace precis

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  precis::fuzz::StopAtFailure();
  precis::Visit(precis::fuzz::AsText(data, size));
  return 0;
}
