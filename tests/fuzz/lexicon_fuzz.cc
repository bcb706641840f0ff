// Arbitrary bytes as a site's lexicon of the WTF Index: an error that names
// file and line, or a lexicon that scores within its scale.
#include "indexer/analyse/analyse.h"
#include "indexer/analyse/wtf/wtf_lexicon.h"
#include "indexer/analyse/wtf/wtf_lexicon_parser.h"
#include "tests/fuzz/fuzz.h"
#include "tests/indexer/analyse/invariants.h"
#include "tests/indexer/analyse/sample_article.h"

namespace precis::analyse {
namespace {

Article Story() {
  return PlainArticle(
      "The robot of the mill might destroy the harvest, a court found. The AI "
      "made a blunder and nobody checked it, Ada Lund said. It will never "
      "replace the miller, and fake letters fooled no one in the valley.",
      "Robot takes over the mill");
}

void Visit(std::string_view text) {
  static const Article story = Story();
  auto parsed =
      ParseWtfLexicon(text, "fuzz", &DefaultWtfLexicon().definitions());
  if (!parsed) {
    EXPECT_EQ(parsed.error().code, ErrorCode::kBadInput);
    EXPECT_TRUE(parsed.error().message.starts_with("fuzz"))
        << parsed.error().message;
    return;
  }
  const WtfLexicon lexicon(*std::move(parsed));
  const Analysis analysis = Analyse(story, lexicon);
  ExpectInvariants(story, analysis);
  ASSERT_TRUE(analysis.wtf.has_value());
  for (const int score : {analysis.wtf->terminator, analysis.wtf->idiocracy}) {
    EXPECT_GE(score, 0);
    EXPECT_LE(score, 10);
  }
}

}  // namespace
}  // namespace precis::analyse

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  precis::fuzz::StopAtFailure();
  precis::analyse::Visit(precis::fuzz::AsText(data, size));
  return 0;
}
