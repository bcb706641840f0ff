#include "indexer/index/terms/name_terms.h"

#include <gtest/gtest.h>

#include "indexer/index/entry/speech.h"
#include "indexer/index/write/xapian_sink.h"

namespace precis {
namespace {

constexpr Xapian::termcount kMaxExpansion = 100;

class NameTermsTest : public testing::Test {
 protected:
  void Index(const std::vector<std::string>& names) {
    sink_.BeginDocument("en");
    AddNames(sink_, "XPE", names, NameKind::kPerson);
    sink_.EndDocument();
  }

  bool Finds(const std::string& name) {
    Xapian::Enquire enquire(database_);
    enquire.set_query(NameQuery("XPE", name, NameKind::kPerson, kMaxExpansion));
    return !enquire.get_mset(0, 1).empty();
  }

  Xapian::WritableDatabase database_{"", Xapian::DB_BACKEND_INMEMORY};
  XapianSink sink_{database_};
};

TEST_F(NameTermsTest, TwoWordsMayHaveTwoBetween) {
  Index({"Mara Ellen K. Lindqvist", "Otto Brandt"});
  for (const char* name :
       {"mara", "lindqvist", "Mara Ellen", "Mara K", "mara lindqvist",
        "Dr Mara Lindqvist", "ellen lindqvist", "Otto Brandt"}) {
    EXPECT_TRUE(Finds(name)) << name;
  }
  for (const char* name : {"Lindqvist Mara", "Otto Lindqvist", "Brandt Otto",
                           "Lindqvist Otto", "Mara Brandt"}) {
    EXPECT_FALSE(Finds(name)) << name;
  }
}

TEST_F(NameTermsTest, ThreeWordsAreOnePhrase) {
  Index({"Mara Ellen K. Lindqvist", "Ellen Lindqvist Brandt"});
  EXPECT_TRUE(Finds("Mara Ellen Lindqvist"));
  EXPECT_TRUE(Finds("Mara Ellen K Lindqvist"));
  EXPECT_TRUE(Finds("ellen lindqvist brandt"));
  // Each pair is somewhere, but nobody has this name.
  EXPECT_FALSE(Finds("Mara Lindqvist Brandt"));
  EXPECT_FALSE(Finds("Lindqvist Ellen Mara"));
}

TEST_F(NameTermsTest, FourWordsApartIsTooFar) {
  Index({"Mara A B C Lindqvist"});
  EXPECT_FALSE(Finds("Mara Lindqvist"));
  EXPECT_TRUE(Finds("A Lindqvist"));
}

TEST_F(NameTermsTest, OpenEndsMeetWordsNotPairs) {
  Index({"Mara Lindqvist"});
  EXPECT_TRUE(Finds("lind*"));
  EXPECT_TRUE(Finds("mara lind*"));
  // One word expands to one term: a limit of one is kept.
  Xapian::Enquire enquire(database_);
  enquire.set_query(NameQuery("XPE", "mar*", NameKind::kPerson, 1));
  EXPECT_EQ(enquire.get_mset(0, 1).size(), 1u);
}

TEST(SpeechPlaceTest, IsReadAsItIsWritten) {
  for (const SpeechPlace& place :
       {SpeechPlace{3, true, 2}, SpeechPlace{4'000'000'000u, false, 0}}) {
    EXPECT_EQ(DecodePlace(EncodePlace(place)), place);
  }
  EXPECT_EQ(EncodePlace({3, true, 2}), "quote 3 2");
  EXPECT_EQ(EncodePlace({9, false, 0}), "statement 9 0");
}

TEST(SpeechPlaceTest, OtherLinesAreNoPlaces) {
  for (const char* line :
       {"", "quote", "quote 3", "quote 3 2 1", "quote 3 2x", "quote  3 2",
        "quotes 3 2", "quote -1 2", "quote 99999999999 2", "{}"}) {
    EXPECT_EQ(DecodePlace(line), std::nullopt) << line;
  }
}

}  // namespace
}  // namespace precis
