#include "indexer/index/terms/terms.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include <fstream>
#include <map>
#include <sstream>
#include <string>

#include "indexer/index/terms/language.h"

namespace precis {
namespace {

TEST(TermsTest, AShortTermIsPrefixAndValue) {
  EXPECT_EQ(MakeTerm("Q", "a/b"), "Qa/b");
}

TEST(TermsTest, LongValuesStayApartWithinTheLimit) {
  const std::string one(512, 'x');
  const std::string other = one.substr(1) + "y";
  EXPECT_LE(MakeTerm("Q", one).size(), kMaxTermBytes);
  EXPECT_NE(MakeTerm("Q", one), MakeTerm("Q", other));
  EXPECT_EQ(MakeTerm("Q", one), MakeTerm("Q", std::string(512, 'x')));
}

// Xapian escapes NULs, so that 150 of them take 300 bytes.
TEST(TermsTest, XapianTakesEveryTerm) {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  const std::string folder = testing::TempDir() + "terms-test";
  database = Xapian::WritableDatabase(folder, Xapian::DB_CREATE_OR_OVERWRITE);
  for (const std::size_t size :
       {1U, 122U, 123U, 150U, 160U, 244U, 245U, 512U}) {
    Xapian::Document document;
    document.add_term(MakeTerm("Q", std::string(size, '\0')));
    document.add_term(MakeTerm("Q", std::string(size, 'x')));
    EXPECT_NO_THROW(database.add_document(document)) << size;
  }
  EXPECT_NO_THROW(database.commit());
}

TEST(LanguageTest, EveryListedLanguageHasAStemmer) {
  Stemmers stemmers;
  for (const char* language : {"ar", "de", "en", "nb", "nn", "no", "tr"}) {
    EXPECT_TRUE(Stemmers::Has(language)) << language;
  }
  EXPECT_EQ(stemmers.For("de")("häuser"), "haus");
  EXPECT_EQ(stemmers.For("und")("cranes"), "crane");
}

// The rows "| `key` | meaning |" below each heading of schemas/index.md.
std::map<std::string, std::map<std::string, std::string>> DocumentedTables() {
  std::ifstream file(PRECIS_SOURCE_DIR "/schemas/index.md");
  std::map<std::string, std::map<std::string, std::string>> tables;
  std::string heading;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("## ")) heading = line.substr(3);
    if (!line.starts_with("| `")) continue;
    const auto key_end = line.find("` | ");
    const auto meaning_end = line.find(" |", key_end + 4);
    tables[heading][line.substr(3, key_end - 3)] =
        line.substr(key_end + 4, meaning_end - key_end - 4);
  }
  return tables;
}

template <typename Table>
std::map<std::string, std::string> ToMap(const Table& table) {
  std::map<std::string, std::string> rows;
  for (const SchemaRow& row : table) {
    rows.emplace(std::string(row.key), std::string(row.meaning));
  }
  return rows;
}

TEST(TermsTest, SchemaDocumentAgreesWithTheTable) {
  auto tables = DocumentedTables();
  EXPECT_EQ(tables["Term prefixes"], ToMap(kPrefixTable));
  EXPECT_EQ(tables["Value slots"], ToMap(kSlotTable));
  EXPECT_EQ(tables["Metadata keys"], ToMap(kMetadataTable));
}

}  // namespace
}  // namespace precis
