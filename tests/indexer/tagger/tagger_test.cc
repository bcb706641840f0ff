#include "indexer/tagger/tagger.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <random>
#include <string>
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

// The hash by which the shipped model's word list knows the word.
std::uint64_t ShippedHash(std::string_view word) {
  std::uint64_t hash = kFnv1a64Empty;
  for (const char c : word) {
    const bool capital = c >= 'A' && c <= 'Z';
    hash = Fnv1a64Add(hash, static_cast<char>(capital ? c | 0x20 : c));
  }
  return hash ^ (hash >> 29);
}

// As training sees a sentence: one word after the other.
std::vector<TaggedName> NamesWordByWord(const std::vector<Word>& words,
                                        Memory& memory) {
  SentenceView view(words, ShippedModel().lexicon());
  Features features;
  std::vector<Label> labels;
  for (const Word& word : words) {
    const Label before = labels.empty() ? kOutside : labels.back();
    Label label = kOutside;
    if (IsDecided(word, before)) {
      view.Extract(labels, memory, features);
      label = Best(ShippedModel().Score(features.rows()), before,
                   labels.size() + 1 == words.size());
    }
    labels.push_back(label);
  }
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].capital) memory.CountLabel(words[i].hash, labels[i]);
  }
  return NamesOf(labels);
}

// A sentence in which runs, chains and listed phrases are likely.
std::string RandomText(std::mt19937& random) {
  constexpr std::array<std::string_view, 14> kWords = {
      "Ada",   "Lund", "Ostrava", "Bank", "University", "of",   "and",
      "river", "New",  "York",    "-",    "&",          "said", "("};
  std::string text;
  for (std::size_t i = random() % 40; i-- > 0;) {
    text.append(kWords[random() % kWords.size()]).append(i > 0 ? " " : "");
  }
  return text;
}

std::vector<Word> ShippedWordsOf(std::string_view text, std::mt19937& random) {
  auto words = WordsOf(text);
  for (Word& word : words) {
    word.hash = ShippedHash(word.text);
    word.possessive = random() % 20 == 0;
  }
  return words;
}

TEST(TaggerTest, PreparingWordsAheadChangesNoName) {
  std::mt19937 random(3);
  std::size_t names = 0;
  for (int round = 0; round < 500; ++round) {
    const std::string text = RandomText(random);
    const auto words = ShippedWordsOf(text, random);
    DocumentTagger tagger(ShippedModel());
    const auto found = tagger.Tag(words);
    Memory memory;
    EXPECT_EQ(found, NamesWordByWord(words, memory)) << text;
    names += found.size();
  }
  EXPECT_GT(names, 500);
}

// But for what the document's memory says.
TEST(TaggerTest, SentencesBeforeChangeNoName) {
  std::mt19937 random(7);
  DocumentTagger tagger(ShippedModel());
  Memory memory;
  for (int round = 0; round < 500; ++round) {
    const std::string text = RandomText(random);
    const auto words = ShippedWordsOf(text, random);
    EXPECT_EQ(tagger.Tag(words), NamesWordByWord(words, memory)) << text;
  }
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
