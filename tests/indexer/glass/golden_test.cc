// The bytes of a small database, by heart. A change here is a change of what
// lies on disks: make sure that Xapian and the older program still read it.
#include <gtest/gtest.h>

#include <cstdint>
#include <map>
#include <string>

#include "tests/indexer/glass/model.h"
#include "tests/temporary_folder.h"

namespace precis::glass {
namespace {

// FNV-1a.
std::uint64_t Digest(const std::string& bytes) {
  std::uint64_t digest = 14695981039346656037U;
  for (const char byte : bytes) {
    digest = (digest ^ static_cast<unsigned char>(byte)) * 1099511628211U;
  }
  return digest;
}

// Something for each kind of key, tag and block: without any library that may
// change its mind (random distributions, compression).
Model SmallModel() {
  Model model;
  std::uint32_t state = 1;
  const auto next = [&](std::uint32_t most) {
    state = state * 1664525 + 1013904223;
    return (state >> 8) % (most + 1);
  };
  for (std::uint32_t docid = 1; docid <= 900; docid += 1 + next(1)) {
    ModelDocument& document = model.documents[docid];
    document.data = std::string(next(2) * next(4000), 'd') + "x";
    document.values[next(1) * 300] = "value" + std::to_string(next(9));
    document.terms["everywhere"] = {next(200), {1, 5, 900 + docid}};
    for (std::uint32_t i = 0; i < 20; ++i) {
      const std::uint32_t word = next(500);
      std::string term = "term" + std::to_string(word);
      if (word % 9 == 0) term += std::string(2, '\0') + "zero";
      if (word % 50 == 0) term += std::string(200, 'l');
      document.terms[term] = {1 + next(3), {i + word, i + word + 9}};
    }
  }
  for (std::uint32_t i = 0; i < 300; ++i) {
    model.spellings["word" + std::to_string(i)] = 1 + next(999);
  }
  model.spellings["it"] = 70000;
  model.synonyms["car"] = {"automobile", "vehicle"};
  model.metadata["format"] = "1";
  return model;
}

TEST(GoldenTest, TheBytesAreWhatTheyWere) {
  const TemporaryFolder folder;
  WriteWithGlass(SmallModel(), folder.path() / "golden",
                 {.data_compression = 0,
                  .term_list_compression = 0,
                  .spelling_compression = 0,
                  .uuid = {{1, 2, 3, 4, 5, 6, 7, 8, 9}}});
  const std::map<std::string, std::uint64_t> golden = {
      {"docdata.glass", 17359651926163857537U},
      {"iamglass", 12023575194914039750U},
      {"position.glass", 15139699623304841569U},
      {"postlist.glass", 16521817787944354187U},
      {"spelling.glass", 2048354074269566702U},
      {"synonym.glass", 6153652366806838307U},
      {"termlist.glass", 5116492366049889487U}};
  std::map<std::string, std::uint64_t> now;
  for (const auto& file :
       std::filesystem::directory_iterator(folder.path() / "golden")) {
    const std::string name = file.path().filename();
    now[name] = Digest(folder.Read("golden/" + name));
  }
  EXPECT_EQ(now, golden);
}

}  // namespace
}  // namespace precis::glass
