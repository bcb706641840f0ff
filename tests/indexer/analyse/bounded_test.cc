// The largest texts that the parser lets through, of shapes that would take
// long or much memory in a program with a quadratic step: that they end is
// ctest's to say, how much memory they take is counted.
#include <gtest/gtest.h>
#include <malloc.h>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <functional>
#include <new>
#include <ostream>
#include <string>
#include <vector>

#include "indexer/analyse/analyse.h"
#include "indexer/parse/article_parser.h"
#include "tests/indexer/analyse/sample_article.h"

namespace {

std::atomic<std::size_t> in_use = 0;
std::atomic<std::size_t> peak = 0;

// Null: there is none left.
void* Allocate(std::size_t size) noexcept {
  void* const memory = std::malloc(size);
  if (memory == nullptr) return nullptr;
  const std::size_t now = in_use += malloc_usable_size(memory);
  if (now > peak) peak = now;
  return memory;
}

void Free(void* memory) {
  in_use -= malloc_usable_size(memory);
  std::free(memory);
}

}  // namespace

void* operator new(std::size_t size) {
  void* const memory = Allocate(size);
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  return Allocate(size);
}
void operator delete(void* memory) noexcept { Free(memory); }
void operator delete(void* memory, std::size_t) noexcept { Free(memory); }

namespace precis::analyse {
namespace {

constexpr std::size_t kBytes = std::size_t{4} << 20;
// A byte may be a token of 64 bytes, in a vector that is growing.
constexpr std::size_t kMostPerByte = 400;

std::string Repeated(std::string_view piece) {
  std::string text;
  text.reserve(kBytes + piece.size());
  while (text.size() < kBytes) text += piece;
  return text;
}

Article Plain(std::string_view piece, std::string lang = {}) {
  Article article = PlainArticle(Repeated(piece));
  article.lang = std::move(lang);
  return article;
}

// `count` blocks that differ in a number.
Article Blocks(std::size_t count, const std::vector<BlockKind>& kinds,
               std::string_view text) {
  Article article;
  for (std::size_t i = 0; i < count; ++i) {
    const BlockKind kind = kinds[i % kinds.size()];
    Block& block =
        AddBlock(article, kind, std::string(text) + std::to_string(i));
    if (kind == BlockKind::kTurn) {
      block.speaker = "Ada Lund";
      block.speaker += std::to_string(i);
      block.start_s = static_cast<double>(i);
    }
  }
  return article;
}

std::string NamedSentences() {
  std::string text;
  for (std::size_t i = 0; text.size() < kBytes; ++i) {
    const std::string number = std::to_string(i);
    text += "Ada Lund" + number + " told Ivo Brandt" + number +
            " that \u201cthe wheel of Mill" + number + " turns.\u201d ";
  }
  return text;
}

// As deep as the parser allows, again and again.
Article NestedHtml() {
  constexpr int kDepth = 120;  // Of two elements each.
  std::string html;
  while (html.size() < 1'000'000) {
    for (int i = 0; i < kDepth; ++i) html += "<blockquote><ul><li>Mill ";
    for (int i = 0; i < kDepth; ++i) html += "</ul></blockquote>";
  }
  auto article = ArticleParser({.max_html_depth = 4 * kDepth})
                     .Parse(R"({"id":"n","body_html":")" + html + R"("})", 0);
  return article ? *std::move(article) : Article{};
}

struct Shape {
  const char* name;
  std::function<Article()> make;
};

const std::vector<Shape>& Shapes() {
  static const std::vector<Shape> shapes = {
      {"NoSpaces", [] { return Plain("a"); }},
      {"CapitalsWithoutSpaces", [] { return Plain("Mill"); }},
      {"OneSentence", [] { return Plain("mill and Ada Lund and wheel, "); }},
      {"QuotationMarks", [] { return Plain("\""); }},
      {"OpeningMarks", [] { return Plain("\u201c\u2018\u201e\u00ab"); }},
      {"UnbalancedMarks",
       [] { return Plain("\u201cNo. \u00ab\"Ada\u201d said "); }},
      {"NoLetters", [] { return Plain("1 + 2 = 3; "); }},
      {"OneWordParagraphs", [] { return Plain("Mill\n\n"); }},
      {"ManyNames", [] { return PlainArticle(NamedSentences()); }},
      {"ArabicOneSentence", [] { return Plain("الطاحونة القديمة ", "ar"); }},
      {"ArabicSentences",
       [] { return Plain("توقفت الطاحونة القديمة اليوم هنا؟ ", "ar"); }},
      {"JapaneseOneSentence", [] { return Plain("水車", "ja"); }},
      {"JapaneseFullStops", [] { return Plain("水。", "ja"); }},
      {"JapaneseOpeningMarks", [] { return Plain("「水", "ja"); }},
      {"GermanOpeningMarks", [] { return Plain("Die Mühle „steht. ", "de"); }},
      {"GermanPoints", [] { return Plain("Dr. z. 3. ", "de"); }},
      {"Headings",
       [] {
         return Blocks(100'000, {BlockKind::kHeading, BlockKind::kParagraph},
                       "The mill of the valley turns again now ");
       }},
      {"ListItemsAndQuotes",
       [] {
         return Blocks(100'000, {BlockKind::kListItem, BlockKind::kBlockQuote},
                       "Mill ");
       }},
      {"Turns",
       [] {
         return Blocks(100'000, {BlockKind::kTurn}, "It turns, he said. ");
       }},
      {"NestedHtml", NestedHtml},
  };
  return shapes;
}

void PrintTo(const Shape& shape, std::ostream* out) { *out << shape.name; }

class BoundedTest : public testing::TestWithParam<Shape> {};

TEST_P(BoundedTest, EndsInBoundedMemory) {
  const Article article = GetParam().make();
  ASSERT_GT(article.blocks.size(), 0u);
  const std::size_t before = in_use;
  peak = before;
  const Analysis analysis = Analyse(article);
  EXPECT_EQ(analysis.version, kAnalysisVersion);
  EXPECT_LE(analysis.bullets.size(), 6u);
  EXPECT_LE(peak - before,
            kMostPerByte * std::max(article.text.size(), std::size_t{1} << 16));
  RecordProperty(
      "bytes_per_byte",
      static_cast<int>((peak - before) /
                       std::max<std::size_t>(article.text.size(), 1)));
}

INSTANTIATE_TEST_SUITE_P(, BoundedTest, testing::ValuesIn(Shapes()),
                         [](const auto& param) {
                           return std::string(param.param.name);
                         });

}  // namespace
}  // namespace precis::analyse
