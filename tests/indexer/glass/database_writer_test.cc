#include "indexer/glass/database_writer.h"

#include <gtest/gtest.h>
#include <xapian.h>

#include <map>
#include <string>

#include "indexer/glass/table_reader.h"
#include "indexer/glass/version_file.h"
#include "tests/indexer/glass/compare.h"
#include "tests/indexer/glass/model.h"
#include "tests/temporary_folder.h"

namespace precis::glass {
namespace {

class DatabaseWriterTest : public testing::Test {
 protected:
  // Writes `model` both ways and expects that Xapian sees no difference.
  void ExpectSame(const Model& model, const DatabaseOptions& options = {}) {
    std::filesystem::remove_all(ours_);
    std::filesystem::remove_all(theirs_);
    WriteWithXapian(model, theirs_);
    const FinishedDatabase finished = WriteWithGlass(model, ours_, options);
    EXPECT_EQ(Check(ours_), "");
    const Xapian::Database ours(ours_.string());
    const Xapian::Database theirs(theirs_.string());
    const DumpOptions dump{.term_lists = options.term_lists};
    ExpectEqual(Dump(ours, dump), Dump(theirs, dump));
    EXPECT_EQ(finished.uuid, ours.get_uuid());
    EXPECT_EQ(finished.documents, ours.get_doccount());
    EXPECT_EQ(finished.last_docid, ours.get_lastdocid());
    EXPECT_EQ(finished.bytes, BytesOf(ours_));
  }

  static std::uint64_t BytesOf(const std::filesystem::path& folder) {
    std::uint64_t bytes = 0;
    for (const auto& file : std::filesystem::directory_iterator(folder)) {
      bytes += file.file_size();
    }
    return bytes;
  }

  static std::map<std::string, std::string> ItemsOf(
      const std::filesystem::path& path, std::size_t table) {
    std::map<std::string, std::string> items;
    const auto version = ReadVersion(path);
    auto reader = TableReader::Open(path, static_cast<Table>(table),
                                    version->roots[table]);
    while (reader->Next()) {
      const auto tag = reader->PlainTag();
      EXPECT_TRUE(tag.has_value());
      if (tag) items[std::string(reader->key())] = *tag;
    }
    EXPECT_FALSE(reader->error());
    EXPECT_EQ(items.size(), version->roots[table].entries);
    return items;
  }

  // Deletes, replaces and adds some documents.
  static void ChangeWithXapian(const std::filesystem::path& path,
                               Random random) {
    Xapian::WritableDatabase database(path.string(),
                                      Xapian::DB_OPEN | Xapian::DB_NO_SYNC);
    for (Xapian::docid docid = 1; docid <= 200; ++docid) {
      const std::size_t choice = Below(random, 5);
      if (choice == 0) database.delete_document(docid);
      Xapian::Document document;
      document.add_posting(RandomWord(random, 300), docid);
      document.add_value(1, RandomWord(random, 300));
      document.set_data("changed");
      if (choice == 1) database.replace_document(docid, document);
      if (choice == 2) database.add_document(document);
      if (Below(random, 50) == 0) database.commit();
    }
    database.add_spelling("afterwards", 3);
    database.set_metadata("afterwards", "x");
    database.commit();
  }

  Random random_{7};
  TemporaryFolder folder_;
  std::filesystem::path ours_ = folder_.path() / "ours";
  std::filesystem::path theirs_ = folder_.path() / "theirs";
};

TEST_F(DatabaseWriterTest, AnEmptyDatabaseIsADatabase) {
  ExpectSame({});
  ExpectSame({}, {.term_lists = false});
}

TEST_F(DatabaseWriterTest, ADocumentWithoutAnythingIsADocument) {
  Model model;
  model.documents[7] = {};
  ExpectSame(model);
}

TEST_F(DatabaseWriterTest, RandomDatabasesAreTheSameAsXapians) {
  Random random(1);
  for (int i = 0; i < 40; ++i) {
    SCOPED_TRACE(i);
    const ModelShape shape{.documents = 1 + Below(random, 120),
                           .words = 5 + Below(random, 600),
                           .longest = 1 + Below(random, 200),
                           .first_docid = static_cast<std::uint32_t>(
                               1 + Below(random, 1) * Below(random, 3000000)),
                           .holes = Below(random, 1) == 1};
    const DatabaseOptions options{
        .term_lists = Below(random, 3) > 0,
        .data_compression = static_cast<int>(Below(random, 3)),
        .term_list_compression = static_cast<int>(Below(random, 2)),
        .spelling_compression = static_cast<int>(Below(random, 2))};
    ExpectSame(RandomModel(random, shape), options);
    if (HasFailure()) break;
  }
}

// Below its API, too: the same keys and tags.
TEST_F(DatabaseWriterTest, EveryTableHoldsTheItemsOfXapians) {
  Random random(8);
  Model model = RandomModel(random, {.documents = 700, .longest = 100});
  for (const char* word : {"it", "its", "item", "items", "aaaa", "aaaaaa"}) {
    model.spellings[word] = 300;
  }
  WriteWithXapian(model, theirs_);
  WriteWithGlass(model, ours_);
  for (std::size_t i = 0; i < kTables; ++i) {
    SCOPED_TRACE(kTableFiles[i]);
    EXPECT_EQ(ItemsOf(ours_, i), ItemsOf(theirs_, i));
  }
}

TEST_F(DatabaseWriterTest, TheLargestDocumentIdsWork) {
  Random random(3);
  // With term lists, xapian-check wants memory for every id up to the largest.
  ExpectSame(RandomModel(random, {.documents = 50, .first_docid = 4294967245}),
             {.term_lists = false});
}

TEST_F(DatabaseWriterTest, QueriesFindTheSameWithTheSameWeights) {
  Random random(2);
  for (unsigned i = 0; i < 4; ++i) {
    const Model model =
        RandomModel(random, {.documents = 400, .words = 60 + 100 * i});
    const auto ours = folder_.path() / ("ours" + std::to_string(i));
    const auto theirs = folder_.path() / ("theirs" + std::to_string(i));
    WriteWithXapian(model, theirs);
    WriteWithGlass(model, ours);
    ExpectEqual(RunQueries(Xapian::Database(ours.string()), random, 100),
                RunQueries(Xapian::Database(theirs.string()), random, 100));
  }
}

// Terms of which the last fits exactly once its zeros are escaped.
const std::string kLongTerms[] = {std::string(245, 'a'),
                                  std::string(244, 'a') + "b",
                                  std::string(122, '\0') + "c"};

TEST_F(DatabaseWriterTest, TermsAtTheLimitHaveChunksAndPositions) {
  Model model;
  for (std::uint32_t docid = 40000; docid < 42500; ++docid) {
    for (const std::string& term : kLongTerms) {
      model.documents[docid].terms[term] = {docid, {docid % 7, 9, docid}};
    }
  }
  ExpectSame(model);
}

TEST_F(DatabaseWriterTest, WhatDoesNotFitIsRefused) {
  const auto writer = DatabaseWriter::Create(ours_);
  ASSERT_TRUE(writer);
  const Posting posting{1, 1};
  const std::string_view synonym = "s";
  const auto code = [](const Result<void>& result) {
    EXPECT_FALSE(result);
    return result ? ErrorCode::kCorrupt : result.error().code;
  };
  for (const std::string& term :
       {std::string(), std::string(246, 'a'), std::string(123, '\0')}) {
    EXPECT_EQ(code((*writer)->AddTerm(term, {&posting, 1})),
              ErrorCode::kBadInput);
    EXPECT_EQ(code((*writer)->AddPositions(term, 1, "x")),
              ErrorCode::kBadInput);
  }
  const std::string longest(255, 'k');
  EXPECT_EQ(code((*writer)->AddMetadata(longest, "x")), ErrorCode::kBadInput);
  EXPECT_EQ(code((*writer)->AddSpelling(longest, 1)), ErrorCode::kBadInput);
  EXPECT_EQ(code((*writer)->AddSynonyms(longest + "k", {&synonym, 1})),
            ErrorCode::kBadInput);
  const Posting many[] = {{1, 0xffffffff}, {2, 1}};
  EXPECT_EQ(code((*writer)->AddTerm("a", many)), ErrorCode::kBadInput);
  EXPECT_TRUE((*writer)->AddTerm("b", {&posting, 1}));
}

TEST_F(DatabaseWriterTest, DataThatNoItemCanHoldIsRefused) {
  const auto writer = DatabaseWriter::Create(ours_, {.data_compression = 0});
  ASSERT_TRUE(writer);
  const std::string data(std::size_t{135} << 20, 'x');
  const auto added = (*writer)->AddDocument(1, data);
  ASSERT_FALSE(added);
  EXPECT_EQ(added.error().code, ErrorCode::kBadInput);
}

TEST_F(DatabaseWriterTest, ATermOfSeventyThousandDocuments) {
  Model model;
  for (std::uint32_t docid = 1; docid <= 70000; ++docid) {
    auto& document = model.documents[docid];
    document.terms["everywhere"] = {docid % 300, {1}};
    document.terms["often"].wdf = docid % 2;
    document.terms["once" + std::to_string(docid)].wdf = 1;
    document.values[1] = std::to_string(docid);
  }
  ExpectSame(model);
}

TEST_F(DatabaseWriterTest, LargeItemsAreSplit) {
  Random random(4);
  Model model;
  const auto noise = [&](std::size_t size) {
    std::string bytes(size, '\0');
    for (char& byte : bytes) byte = static_cast<char>(Below(random, 255));
    return bytes;
  };
  model.documents[1].data = noise(300000);
  model.documents[1].values[0] = noise(20000);
  model.documents[2].terms["often"].wdf = 1;
  for (std::uint32_t i = 0; i < 70000; ++i) {
    model.documents[2].terms["often"].positions.push_back(3 * i + i % 3);
  }
  for (int i = 0; i < 20000; ++i) {
    model.documents[3].terms["t" + std::to_string(i)].wdf = 2;
  }
  model.metadata["large"] = noise(500000);
  ExpectSame(model);
  ExpectSame(model, {.data_compression = 0, .term_list_compression = 3});
}

// Sizes at which Xapian cannot read what it compressed itself (1.4.22: "Too few
// chunks of compressed data").
TEST_F(DatabaseWriterTest, UniformDataOfAnySizeCanBeRead) {
  constexpr std::uint32_t kFirst = 8190;
  Model model;
  for (std::uint32_t size = kFirst; size < kFirst + 2600; size += 5) {
    model.documents[size].data = std::string(size, 'a');
    model.documents[size + 8192].data =
        RandomWord(random_, 1000) + std::string(size + 8192, ' ');
  }
  for (const int level : {1, 2, 3}) {
    std::filesystem::remove_all(ours_);
    WriteWithGlass(model, ours_, {.data_compression = level});
    const Xapian::Database ours(ours_.string());
    for (const auto& [docid, document] : model.documents) {
      ASSERT_EQ(ours.get_document(docid).get_data(), document.data) << docid;
    }
  }
}

// The first tags decide on the code; what comes behind them is nothing like
// them, and comes back all the same.
TEST_F(DatabaseWriterTest, DataOfAnyKindCanBeReadThatSharesACode) {
  Model model;
  for (std::uint32_t docid = 1; docid <= 600; ++docid) {
    std::string& data = model.documents[docid].data;
    const std::size_t size = Below(random_, 40000);
    while (data.size() < size) {
      if (docid < 100) data += "one kind of text ";
      if (docid % 3 == 0) data += RandomWord(random_, 1000);
      if (docid % 3 == 1) data += static_cast<char>(random_());
      if (docid % 3 == 2) data.append(Below(random_, 300), '\xd0');
    }
  }
  WriteWithGlass(model, ours_, {.data_compression = 1});
  EXPECT_EQ(Check(ours_), "");
  const Xapian::Database ours(ours_.string());
  for (const auto& [docid, document] : model.documents) {
    ASSERT_EQ(ours.get_document(docid).get_data(), document.data) << docid;
  }
}

TEST_F(DatabaseWriterTest, XapianCanChangeWhatWeWrote) {
  Random random(5);
  for (int i = 0; i < 5; ++i) {
    std::filesystem::remove_all(ours_);
    std::filesystem::remove_all(theirs_);
    const Model model = RandomModel(random, {.documents = 200});
    WriteWithXapian(model, theirs_);
    WriteWithGlass(model, ours_);
    const Random same = random;
    for (const auto& path : {ours_, theirs_}) ChangeWithXapian(path, same);
    EXPECT_EQ(Check(ours_), "");
    ExpectEqual(Dump(Xapian::Database(ours_.string())),
                Dump(Xapian::Database(theirs_.string())));
    random();
  }
}

TEST_F(DatabaseWriterTest, CompactionTakesWhatWeWrote) {
  Random random(6);
  const Model model = RandomModel(random, {.documents = 300, .longest = 200});
  WriteWithXapian(model, theirs_);
  WriteWithGlass(model, ours_);
  const auto compacted = folder_.path() / "compacted";
  Xapian::Database(ours_.string()).compact(compacted.string());
  EXPECT_EQ(Check(compacted), "");
  ExpectEqual(Dump(Xapian::Database(compacted.string())),
              Dump(Xapian::Database(theirs_.string())));
}

TEST_F(DatabaseWriterTest, AFolderThatIsInUseIsLeftAlone) {
  WriteWithGlass({}, ours_);
  const auto again = DatabaseWriter::Create(ours_);
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().code, ErrorCode::kUnavailable);
  EXPECT_EQ(Check(ours_), "");
}

TEST_F(DatabaseWriterTest, ARefusalOfTheDiskIsRemembered) {
  const auto writer = DatabaseWriter::Create(ours_);
  ASSERT_TRUE(writer);
  std::filesystem::remove_all(ours_);
  EXPECT_FALSE((*writer)->AddDocument(1, "data"));
  EXPECT_FALSE((*writer)->AddDocument(2, "data"));
  const auto finished = (*writer)->Finish();
  ASSERT_FALSE(finished);
  EXPECT_EQ(finished.error().code, ErrorCode::kUnavailable);
  EXPECT_NE(finished.error().message.find("docdata.glass"), std::string::npos);
}

TEST_F(DatabaseWriterTest, ABrokenOrderIsTheCallersBug) {
  const auto writer = DatabaseWriter::Create(ours_);
  ASSERT_TRUE(writer);
  const Posting posting{1, 1};
  EXPECT_TRUE((*writer)->AddTerm("b", {&posting, 1}));
  EXPECT_DEATH(static_cast<void>((*writer)->AddTerm("a", {&posting, 1})), "");
  EXPECT_TRUE((*writer)->AddPositions("b", 2, "x"));
  EXPECT_DEATH(static_cast<void>((*writer)->AddPositions("b", 2, "x")), "");
}

}  // namespace
}  // namespace precis::glass
