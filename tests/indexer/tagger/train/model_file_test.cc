#include "indexer/tagger/train/model_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "indexer/analyse/names/name_tags.h"
#include "indexer/tagger/tagger.h"

namespace precis::tagger {
namespace {

class ModelFileTest : public testing::Test {
 protected:
  ModelFileTest() : folder_(testing::TempDir() + "model_file_test/") {
    std::filesystem::create_directories(folder_);
    Write("first", "Zora\nTam\n");
    Write("last", "Quillfeather\nOstrom\n");
    Write("city", "Brackwater\nNew Eastport\n");
    Write("region", "Marshland\n");
    Write("lower", "mill\nriver\n");
    Write("proper", "Zora\n");
    std::string clusters;
    for (int i = 0; i < 60'000; ++i) {
      clusters += "word" + std::to_string(i) + " 1 2\n";
    }
    Write("clusters", clusters);
    Write("corpus", "The O\nVeldt B-ORG\nmill O\nturns O\n. O\n");
    Write("templates",
          "# A comment.\n[person PER]\n{list-first} {list-last}\n"
          "[town LOC]\n{list-city}\n"
          "[sentence]\nThe miller {person} lives in {town}.\n"
          "Yesterday {person} left {town}.\n");
  }

  void Write(const std::string& name, const std::string& text) const {
    std::ofstream(folder_ + name) << text;
  }

  ModelRecipe Recipe() const {
    return {.corpora = {folder_ + "corpus"},
            .lists = folder_,
            .templates = folder_ + "templates",
            .rounds = 20,
            .plan = {.epochs = 3, .runs = 1}};
  }

  std::string folder_;
};

TEST_F(ModelFileTest, SameDataGiveTheSameBytes) {
  const auto first = MakeModel(Recipe());
  const auto second = MakeModel(Recipe());
  ASSERT_TRUE(first);
  EXPECT_TRUE(*first == *second);
}

TEST_F(ModelFileTest, ModelFindsNamesItHasNotSeen) {
  const auto bytes = MakeModel(Recipe());
  ASSERT_TRUE(bytes);
  const auto model = Model::FromBytes(std::as_bytes(std::span(*bytes)));
  ASSERT_TRUE(model);
  GoldSentence gold;
  gold.text = "The miller Mirela Vask lives in Brackwater.";
  const TrainingDocument document = Prepare({gold});
  DocumentTagger tagger(*model);
  EXPECT_THAT(tagger.Tag(document.sentences[0].words),
              testing::ElementsAre(TaggedName{2, 4, Kind::kPerson},
                                   TaggedName{6, 7, Kind::kPlace}));
}

TEST_F(ModelFileTest, MissingListIsAnError) {
  std::filesystem::remove(folder_ + "city");
  EXPECT_FALSE(MakeModel(Recipe()));
}

TEST_F(ModelFileTest, TemplatesWithoutSentencesAreAnError) {
  Write("templates", "[person PER]\nZora\n");
  EXPECT_FALSE(MakeModel(Recipe()));
}

}  // namespace
}  // namespace precis::tagger
