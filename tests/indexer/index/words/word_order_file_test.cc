#include "indexer/index/words/word_order_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "indexer/base/hash.h"
#include "indexer/index/manifest/layout.h"
#include "indexer/index/store/check_index.h"
#include "tests/indexer/index/sample_index.h"

namespace precis {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

using Codes = std::vector<WordCode>;

Codes SomeWords(WordCode seed, std::size_t size) {
  Codes codes;
  for (WordCode i = 0; i < size; ++i) {
    codes.push_back(i % 20 == 19 ? kGapCode : (seed + i) * 7919 % kMaxWordCode);
  }
  return codes;
}

class WordOrderFileTest : public testing::Test {
 protected:
  // A folder with the order of `documents`.
  fs::path Write(const std::string& name, const std::vector<Codes>& documents) {
    const fs::path path = folder_.path() / name;
    fs::create_directories(path);
    WordOrder order;
    for (const Codes& codes : documents) {
      for (const WordCode code : codes) order.Add(code);
      order.EndDocument();
    }
    Unwrap(WriteWordOrder(path, order));
    return path;
  }

  static Codes Read(const WordOrderFile& file, std::uint32_t docid) {
    const CodeSpan span = file.CodesOf(docid);
    Codes codes;
    for (std::size_t i = 0; i < span.size; ++i) codes.push_back(span[i]);
    return codes;
  }

  // Neighbours of a document that are not found.
  static std::size_t MissingPairs(const WordOrderFile& file,
                                  std::uint32_t docid) {
    const CodeSpan codes = file.CodesOf(docid);
    std::size_t missing = 0;
    for (std::size_t i = 1; i < codes.size; ++i) {
      if (codes[i - 1] == kGapCode || codes[i] == kGapCode) continue;
      if (!file.PairsOf(docid).MayHave({codes[i - 1], codes[i]})) ++missing;
    }
    return missing;
  }

  static std::string Bytes(const fs::path& segment) {
    std::ifstream file(WordOrderPath(segment), std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

  static void Overwrite(const fs::path& segment, const std::string& bytes) {
    std::ofstream(WordOrderPath(segment), std::ios::binary) << bytes;
  }

  IndexFolder folder_;
};

TEST_F(WordOrderFileTest, GivesBackWhatWasWritten) {
  const auto file = Unwrap(WordOrderFile::Open(
      Write("a", {{1, 0xabcdef, kMaxWordCode}, {}, {5, kGapCode, 6}})));
  EXPECT_EQ(file.documents(), 3u);
  EXPECT_THAT(Read(file, 1), ElementsAre(1, 0xabcdef, kMaxWordCode));
  EXPECT_THAT(Read(file, 2), IsEmpty());
  EXPECT_THAT(Read(file, 3), ElementsAre(5, kGapCode, 6));
  EXPECT_TRUE(file.Check());
}

// The file is written in pieces, from where the words are or from a buffer.
TEST_F(WordOrderFileTest, MoreWordsThanABufferHoldsComeBack) {
  const Codes much = SomeWords(1, 700'001);
  const Codes more = SomeWords(2, 262'144);
  const auto file = Unwrap(WordOrderFile::Open(Write("a", {{7}, much, more})));
  EXPECT_THAT(Read(file, 1), ElementsAre(7));
  EXPECT_TRUE(Read(file, 2) == much);
  EXPECT_TRUE(Read(file, 3) == more);
  EXPECT_TRUE(file.Check());
}

TEST_F(WordOrderFileTest, IdsThatAreNotThereHaveNoWords) {
  const auto file = Unwrap(WordOrderFile::Open(Write("a", {{1, 2}})));
  EXPECT_THAT(Read(file, 0), IsEmpty());
  EXPECT_THAT(Read(file, 2), IsEmpty());
  EXPECT_THAT(Read(file, 0xffffffff), IsEmpty());
}

TEST_F(WordOrderFileTest, MayBeWithoutDocuments) {
  const auto file = Unwrap(WordOrderFile::Open(Write("a", {})));
  EXPECT_EQ(file.documents(), 0u);
  EXPECT_TRUE(file.Check());
}

TEST_F(WordOrderFileTest, ACutFileIsRefusedAtEveryLength) {
  const fs::path path = Write("a", {{1, 2, 3}, {4}});
  const std::string bytes = Bytes(path);
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    Overwrite(path, bytes.substr(0, size));
    const auto opened = WordOrderFile::Open(path);
    ASSERT_FALSE(opened) << size;
    EXPECT_EQ(opened.error().code, ErrorCode::kCorrupt);
    EXPECT_THAT(opened.error().message, HasSubstr("precis.words"));
  }
}

// Whatever it says then: nothing outside of it is read.
TEST_F(WordOrderFileTest, EveryDamagedByteIsNoticedByCheckAndHarmless) {
  const fs::path path = Write("a", {{1, 2, 3}, {4}});
  const std::string bytes = Bytes(path);
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    std::string damaged = bytes;
    damaged[at] = static_cast<char>(damaged[at] ^ 0xff);
    Overwrite(path, damaged);
    const auto file = WordOrderFile::Open(path);
    if (!file) continue;
    EXPECT_FALSE(file->Check()) << at;
    for (std::uint32_t docid = 0; docid < 4; ++docid) {
      EXPECT_LE(Read(*file, docid).size(), 4u) << at;
    }
  }
}

TEST_F(WordOrderFileTest, EveryDamagedByteOfAFilterIsNoticedAndHarmless) {
  const fs::path path = Write("a", {SomeWords(1, 64), {4}, SomeWords(2, 77)});
  const std::string bytes = Bytes(path);
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    std::string damaged = bytes;
    damaged[at] = static_cast<char>(damaged[at] ^ 0xff);
    Overwrite(path, damaged);
    const auto file = WordOrderFile::Open(path);
    if (!file) continue;
    EXPECT_FALSE(file->Check()) << at;
    for (std::uint32_t docid = 0; docid < 5; ++docid) {
      EXPECT_LE(MissingPairs(*file, docid), 142u) << at;
    }
  }
}

// Also of what stands behind others, at places that divide by nothing.
TEST_F(WordOrderFileTest, KnowsTheNeighboursOfEveryDocument) {
  const auto file = Unwrap(WordOrderFile::Open(Write(
      "a",
      {SomeWords(1, 70), {}, {1, 2, 3}, SomeWords(2, 801), SomeWords(9, 64)})));
  for (std::uint32_t docid = 1; docid <= 5; ++docid) {
    EXPECT_EQ(MissingPairs(file, docid), 0u) << docid;
  }
  EXPECT_FALSE(file.PairsOf(1).MayHave({1, 2}));
  EXPECT_TRUE(file.PairsOf(3).MayHave({3, 1}));  // Short: nobody knows.
  EXPECT_TRUE(file.PairsOf(6).MayHave({3, 1}));  // No such document.
}

TEST_F(WordOrderFileTest, AnOlderVersionIsRefused) {
  const fs::path path = Write("a", {{1, 2, 3}});
  std::string bytes = Bytes(path);
  ASSERT_EQ(bytes[16], 2);
  bytes[16] = 1;
  Overwrite(path, bytes);
  const auto file = WordOrderFile::Open(path);
  ASSERT_FALSE(file);
  EXPECT_EQ(file.error().code, ErrorCode::kCorrupt);
}

TEST_F(WordOrderFileTest, AMissingFileIsNamed) {
  const auto file = WordOrderFile::Open(folder_.path());
  ASSERT_FALSE(file);
  EXPECT_EQ(file.error().code, ErrorCode::kUnavailable);
  EXPECT_THAT(file.error().message, HasSubstr("precis.words"));
}

// The format and the codes are on disk: what older programs wrote has to be
// understood.
TEST_F(WordOrderFileTest, TheFormatDoesNotChange) {
  const std::string bytes =
      Bytes(Write("a", {{CodeOfWord("harbour"), CodeOfWord("é")},
                        {CodeOfWord("a-word-of-more-than-sixteen-bytes")},
                        SomeWords(1, 72)}));
  EXPECT_EQ(bytes.size(), 32u + 152 + 80 + 80 + 4 * 8 + 4);
  EXPECT_EQ(Fnv1a64(bytes), 9368125108098430294u);
}

TEST_F(WordOrderFileTest, MergingShiftsAndLeavesOutWhatIsDeleted) {
  const fs::path a = Write("a", {{1}, {2, 22}, {3}});
  const fs::path b = Write("b", {{4}, {}, {5, 55}});
  const fs::path merged = folder_.path() / "merged";
  fs::create_directories(merged);
  RangeSet first;
  first.Add(1, 2);
  RangeSet middle;
  middle.Add(2, 3);
  const std::vector<WordOrderSource> sources = {{a, first, -1}, {b, middle, 2}};
  Unwrap(MergeWordOrder(sources, 6, merged, {}));
  const auto file = Unwrap(WordOrderFile::Open(merged));
  EXPECT_TRUE(file.Check());
  EXPECT_EQ(file.documents(), 6u);
  EXPECT_THAT(Read(file, 1), ElementsAre(2, 22));
  EXPECT_THAT(Read(file, 2), ElementsAre(3));
  EXPECT_THAT(Read(file, 3), ElementsAre(4));
  EXPECT_THAT(Read(file, 4), IsEmpty());
  EXPECT_THAT(Read(file, 5), ElementsAre(5, 55));
  EXPECT_THAT(Read(file, 6), IsEmpty());
}

TEST_F(WordOrderFileTest, MergingKeepsTheNeighbours) {
  const fs::path a = Write("a", {{1}, SomeWords(1, 501), SomeWords(2, 64)});
  const fs::path b = Write("b", {SomeWords(3, 99), {}, SomeWords(4, 3000)});
  const fs::path merged = folder_.path() / "merged";
  fs::create_directories(merged);
  RangeSet first;
  first.Add(1, 2);
  const std::vector<WordOrderSource> sources = {{a, first, -1}, {b, {}, 2}};
  Unwrap(MergeWordOrder(sources, 5, merged, {}));
  const auto file = Unwrap(WordOrderFile::Open(merged));
  EXPECT_THAT(Read(file, 5), testing::SizeIs(3000));
  for (std::uint32_t docid = 1; docid <= 5; ++docid) {
    EXPECT_EQ(MissingPairs(file, docid), 0u) << docid;
    if (docid == 4) continue;
    EXPECT_FALSE(file.PairsOf(docid).MayHave({1, 2}));
  }
}

TEST_F(WordOrderFileTest, MergingOneAloneGivesTheSameFile) {
  const fs::path a = Write("a", {{1}, {2, 22}, {}, {3}});
  const fs::path merged = folder_.path() / "merged";
  fs::create_directories(merged);
  Unwrap(
      MergeWordOrder(std::vector<WordOrderSource>{{a, {}, 0}}, 4, merged, {}));
  EXPECT_EQ(Bytes(merged), Bytes(a));
}

TEST_F(WordOrderFileTest, MergingTellsItsBytesAndStops) {
  const fs::path a = Write("a", {{1, 2}, {3}});
  const fs::path merged = folder_.path() / "merged";
  fs::create_directories(merged);
  const std::vector<WordOrderSource> sources = {{a, {}, 0}};
  std::uint64_t told = 0;
  Unwrap(MergeWordOrder(sources, 2, merged,
                        {.throttle = [&](std::uint64_t n) { told += n; }}));
  EXPECT_EQ(told + 4, Bytes(a).size());  // All but the checksum.
  const auto stopped =
      MergeWordOrder(sources, 2, merged, {.stop = [] { return true; }});
  ASSERT_FALSE(stopped);
  EXPECT_EQ(stopped.error().code, ErrorCode::kCancelled);
}

TEST_F(WordOrderFileTest, MergingRefusesDocumentsThatOverlap) {
  const fs::path a = Write("a", {{1, 2, 3}, {4}});
  std::string bytes = Bytes(a);
  bytes[48 + 8] = 100;  // Where the first document ends.
  Overwrite(a, bytes);
  const fs::path merged = folder_.path() / "merged";
  fs::create_directories(merged);
  const auto result =
      MergeWordOrder(std::vector<WordOrderSource>{{a, {}, 0}}, 2, merged, {});
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, ErrorCode::kCorrupt);
}

class SegmentWordOrderTest : public WordOrderFileTest {
 protected:
  SegmentWordOrderTest() {
    PublishEntries(*store_, {SampleEntry("a", 0)});
    segment_ =
        SegmentPath(folder_.path(), store_->Current()->segments.at(0).name);
  }

  std::string Problems() {
    std::string all;
    for (const std::string& problem :
         Unwrap(CheckIndex(folder_.path(), {})).problems) {
      all += problem + '\n';
    }
    return all;
  }

  std::unique_ptr<IndexStore> store_ = Unwrap(IndexStore::Open(folder_.path()));
  fs::path segment_;
};

TEST_F(SegmentWordOrderTest, HoldsTheWordsOfTitleAndText) {
  const auto file = Unwrap(WordOrderFile::Open(segment_));
  Codes expected;
  for (const char* word : {"title", "of", "a"}) {
    expected.push_back(CodeOfWord(word));
  }
  expected.push_back(kGapCode);
  for (const char* word :
       {"the", "text", "of", "a", "speaks", "of", "harbour", "cranes"}) {
    expected.push_back(CodeOfWord(word));
  }
  EXPECT_EQ(Read(file, 1), expected);
}

TEST_F(SegmentWordOrderTest, CheckFindsDamage) {
  EXPECT_EQ(Problems(), "");
  std::string bytes = Bytes(segment_);
  bytes[40] ^= 1;
  Overwrite(segment_, bytes);
  EXPECT_THAT(Problems(), HasSubstr("word order"));
  fs::remove(WordOrderPath(segment_));
  EXPECT_THAT(Problems(), HasSubstr("word order"));
}

TEST_F(SegmentWordOrderTest, AStoreWithoutItDoesNotOpen) {
  store_.reset();
  fs::remove(WordOrderPath(segment_));
  const auto opened = IndexStore::Open(folder_.path());
  ASSERT_FALSE(opened);
  EXPECT_THAT(opened.error().message, HasSubstr("precis.words"));
}

}  // namespace
}  // namespace precis
