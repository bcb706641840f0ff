#include "indexer/glass/mapped_file.h"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <fstream>
#include <string>

namespace precis::glass {
namespace {

namespace fs = std::filesystem;

class MappedFileTest : public testing::Test {
 protected:
  ~MappedFileTest() override { fs::remove(path_); }

  fs::path Write(const std::string& bytes) const {
    std::ofstream(path_, std::ios::binary) << bytes;
    return path_;
  }

  const fs::path path_ =
      fs::path(testing::TempDir()) /
      (std::string("mapped_file_") +
       testing::UnitTest::GetInstance()->current_test_info()->name());
};

long MinorFaults() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_minflt;
}

constexpr std::size_t kPage = 4096;

// A byte of each page. A sanitizer would look into memory of its own for each.
__attribute__((no_sanitize("address", "thread"))) unsigned ReadPages(
    const char* data, std::size_t size) {
  unsigned sum = 0;
  for (std::size_t at = 0; at < size; at += kPage) {
    sum += static_cast<unsigned char>(data[at]);
  }
  return sum;
}

// How often the kernel is waited for meanwhile.
long FaultsOfReading(const MappedFile& file) {
  const std::string_view bytes = file.bytes();
  const long before = MinorFaults();
  const unsigned sum = ReadPages(bytes.data(), bytes.size());
  const long faults = MinorFaults() - before;
  EXPECT_EQ(sum, bytes.size() / kPage * 'x');
  return faults;
}

TEST_F(MappedFileTest, HasTheBytesOfTheFile) {
  EXPECT_EQ(MappedFile::Open(Write("a\0b"))->bytes(), "a");
  EXPECT_EQ(MappedFile::Open(Write(""))->bytes(), "");
}

TEST_F(MappedFileTest, WhatCannotBeOpenedIsNamed) {
  const auto file = MappedFile::Open(path_ / "nowhere");
  ASSERT_FALSE(file);
  EXPECT_EQ(file.error().code, ErrorCode::kUnavailable);
  EXPECT_NE(file.error().message.find("nowhere"), std::string::npos);
}

TEST_F(MappedFileTest, NobodyWaitsForPagesOfAPopulatedFile) {
  const fs::path path = Write(std::string(std::size_t{5} << 20, 'x'));
  const auto one = MappedFile::Open(path, MappedFile::Access::kRandom);
  const auto other = MappedFile::Open(path, MappedFile::Access::kRandom);
  other->Populate();
  EXPECT_GE(FaultsOfReading(*one), 3);  // 2 MiB at a time, at the very most.
  EXPECT_LE(FaultsOfReading(*other), 1);
}

TEST_F(MappedFileTest, AnEmptyFileCanBePopulated) {
  MappedFile::Open(Write(""))->Populate();
  MappedFile().Populate();
}

}  // namespace
}  // namespace precis::glass
