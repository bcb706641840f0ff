#include "indexer/tagger/tagger.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string_view>
#include <vector>

#include "indexer/base/hash.h"

namespace precis::tagger {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// The words between spaces. Their hashes are not those of the program's words,
// so that only shapes and endings tell.
std::vector<Word> WordsOf(std::string_view text) {
  std::vector<Word> words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    words.push_back({.text = word,
                     .hash = Fnv1a64(word),
                     .is_word = true,
                     .capital = word[0] >= 'A' && word[0] <= 'Z',
                     .space_before = true});
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

TEST(TaggerTest, LabelsBecomeNames) {
  const std::vector<Label> labels = {
      LabelOf(Kind::kPerson, Part::kUnit), kOutside,
      LabelOf(Kind::kOrganisation, Part::kBegin),
      LabelOf(Kind::kOrganisation, Part::kInside),
      LabelOf(Kind::kOrganisation, Part::kLast)};
  EXPECT_THAT(NamesOf(labels),
              ElementsAre(TaggedName{0, 1, Kind::kPerson},
                          TaggedName{2, 5, Kind::kOrganisation}));
}

TEST(TaggerTest, WordsWithoutCapitalsAreNoNames) {
  DocumentTagger tagger(ShippedModel());
  const auto words = WordsOf("the mill by the river grinds and grinds");
  EXPECT_THAT(tagger.Tag(words), IsEmpty());
}

TEST(TaggerTest, NoWordsHaveNoNames) {
  DocumentTagger tagger(ShippedModel());
  EXPECT_THAT(tagger.Tag({}), IsEmpty());
}

TEST(TaggerTest, NamesAreDisjointInOrderAndInside) {
  DocumentTagger tagger(ShippedModel());
  const auto words = WordsOf(
      "Zora Quillfeather of Brackwater University and Tam Ostrom of the "
      "Marsh Party met in Eastport and of - & Zora ) ( The Of And");
  std::uint32_t last = 0;
  for (const TaggedName& name : tagger.Tag(words)) {
    EXPECT_LE(last, name.begin);
    EXPECT_LT(name.begin, name.end);
    EXPECT_LE(name.end, words.size());
    last = name.end;
  }
  EXPECT_GT(last, 0u);
}

TEST(TaggerTest, SameDocumentGivesTheSameNames) {
  const auto words = WordsOf("Zora Quillfeather met Tam Ostrom in Eastport");
  DocumentTagger first(ShippedModel());
  DocumentTagger second(ShippedModel());
  for (DocumentTagger* tagger : {&first, &second}) {
    tagger->CountSpellings(words);
  }
  EXPECT_EQ(first.Tag(words), second.Tag(words));
}

}  // namespace
}  // namespace precis::tagger
