#include "indexer/glass/compressor.h"

#include <gtest/gtest.h>

#include <array>
#include <random>
#include <string>

namespace precis::glass {
namespace {

// Words of the letters given, as many as make a usual article.
std::string TextOf(const std::array<const char*, 8>& letters,
                   std::mt19937& random) {
  std::string text;
  while (text.size() < 4000) {
    text += random() % 6 == 0 ? " " : letters[random() % letters.size()];
  }
  return text;
}

std::string LatinText(std::mt19937& random) {
  return TextOf({"e", "t", "a", "o", "i", "n", "s", "h"}, random);
}

std::string CyrillicText(std::mt19937& random) {
  return TextOf({"о", "е", "а", "и", "н", "т", "с", "р"}, random);
}

// The compressed size of `tag`, which has to come back.
std::size_t SizeOf(Compressor& compressor, const std::string& tag) {
  const std::string compressed(compressor.Compress(tag));
  if (compressed.empty()) return tag.size();
  EXPECT_LT(compressed.size(), tag.size());
  Decompressor decompressor;
  std::string plain;
  EXPECT_TRUE(decompressor.Decompress(compressed, plain));
  EXPECT_EQ(plain, tag);
  return compressed.size();
}

TEST(CompressorTest, ACommonCodeTakesLittleMoreThanOneForEachTag) {
  std::mt19937 random(1);
  Compressor fast(1);
  Compressor small(3);
  std::size_t fast_size = 0;
  std::size_t small_size = 0;
  for (int i = 0; i < 300; ++i) {
    const std::string tag = LatinText(random);
    fast_size += SizeOf(fast, tag);
    small_size += SizeOf(small, tag);
  }
  EXPECT_LT(static_cast<double>(fast_size),
            1.15 * static_cast<double>(small_size));
}

TEST(CompressorTest, ACommonCodeFollowsTheTags) {
  std::mt19937 random(2);
  Compressor compressor(1);
  for (int i = 0; i < 20; ++i) SizeOf(compressor, LatinText(random));
  const std::size_t first = SizeOf(compressor, CyrillicText(random));
  for (int i = 0; i < 1000; ++i) SizeOf(compressor, CyrillicText(random));
  const std::size_t last = SizeOf(compressor, CyrillicText(random));
  EXPECT_LT(static_cast<double>(last), 0.8 * static_cast<double>(first));
}

TEST(CompressorTest, WhatCannotBeShortenedIsNotCompressed) {
  std::mt19937 random(3);
  for (const int level : {0, 1, 2, 3}) {
    Compressor compressor(level);
    for (int i = 0; i < 50; ++i) {
      std::string noise(4000, '\0');
      for (char& c : noise) c = static_cast<char>(random());
      EXPECT_EQ(compressor.Compress(noise), "") << level;
    }
    EXPECT_EQ(compressor.Compress("x"), "") << level;
  }
}

}  // namespace
}  // namespace precis::glass
