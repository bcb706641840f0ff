// Damaged events: whatever arrives, the parser answers, and what it takes is
// whole. Run under AddressSanitizer this is a small fuzzer with a fixed seed.
#include <gtest/gtest.h>
#include <simdjson.h>

#include <random>
#include <string>
#include <vector>

#include "indexer/parse/article_parser.h"

namespace precis {
namespace {

constexpr UnixMs kNow = 1'772'500'000'000;

const std::vector<std::string>& Events() {
  static const std::vector<std::string> events = {
      R"({"id":"tidewire/1","kind":"article","title":"Hafen \u00dcber \"Robots\"","published_at":"2026-03-01T08:00:00Z","authors":["Oriel Vantongeren"],"body":"The robots wait.\n\nThe crane does not. \ud83e\udd16"})",
      R"({"id":"e","kind":"podcast","segments":[{"speaker":"Ines Abara","text":"Why?","start_s":1.5,"end_s":2e1},{"text":"Well.","x":[null,true,{"y":-0.5}]}],"chapters":[{"title":"One","start_s":0}]})",
      R"({"id":"h","body_html":"<h1>Head &amp; tail</h1><ul><li>One<li>Two</ul><blockquote><p>\u00abQuoted\u00bb</p></blockquote><table><tr><td>1<td>2</table><script>x('</p>')</script>","sections":[{"heading":"H","text":"T"}],"deleted":false})",
  };
  return events;
}

void CheckWhole(const Article& article) {
  ASSERT_FALSE(article.id.empty());
  ASSERT_EQ(article.blocks.empty(), article.deleted);
  ASSERT_TRUE(simdjson::validate_utf8(article.text));
  std::size_t last_end = 0;
  for (const Block& block : article.blocks) {
    ASSERT_FALSE(block.span.empty());
    ASSERT_LE(last_end, block.span.begin);
    ASSERT_LE(block.span.end, article.text.size());
    last_end = block.span.end;
  }
}

TEST(DamagedEventTest, EveryTruncationIsRefused) {
  ArticleParser parser;
  for (const std::string& event : Events()) {
    ASSERT_TRUE(parser.Parse(event, kNow));
    for (std::size_t size = 0; size < event.size(); ++size) {
      // A copy without a byte to spare, so that reading on is seen.
      const std::vector<char> cut(event.begin(),
                                  event.begin() + static_cast<long>(size));
      EXPECT_FALSE(parser.Parse({cut.data(), cut.size()}, kNow)) << size;
    }
  }
}

std::string Mutated(std::string event, std::mt19937& random) {
  static constexpr std::string_view kHandy =
      "{}[]\",:\\u0<>/&;ntf-1e.\x80\xe2\xff";
  const auto below = [&](std::size_t size) { return random() % size; };
  for (std::size_t edits = 1 + below(4); edits > 0; --edits) {
    const std::size_t at = below(event.size());
    switch (below(4)) {
      case 0:
        event[at] = kHandy[below(kHandy.size())];
        break;
      case 1:
        event.insert(at, 1, kHandy[below(kHandy.size())]);
        break;
      case 2:
        event.erase(at, 1 + below(8));
        break;
      default:
        event.insert(at, event.substr(below(event.size()), below(40)));
        break;
    }
    if (event.empty()) event = "{";
  }
  return event;
}

TEST(DamagedEventTest, MutationsNeverCrashAndWhatIsTakenIsWhole) {
  std::mt19937 random(20260301);
  ArticleParser parser;
  int taken = 0;
  int refused = 0;
  for (int round = 0; round < 20'000; ++round) {
    const std::string event =
        Mutated(Events()[random() % Events().size()], random);
    const auto article = parser.Parse(event, kNow);
    ++(article ? taken : refused);
    if (article) CheckWhole(*article);
    if (testing::Test::HasFatalFailure()) FAIL() << event;
  }
  EXPECT_GT(taken, 1000);  // Else the mutations are too wild to tell anything.
  EXPECT_GT(refused, 1000);
}

}  // namespace
}  // namespace precis
