#include "daemon/source/line_reader.h"

#include <gmock/gmock.h>
#include <zlib.h>
#include <zstd.h>

#include <string>
#include <vector>

#include "tests/temporary_folder.h"

namespace precis {
namespace {

using testing::ElementsAre;

std::string Gzip(const std::string& text) {
  z_stream stream{};
  constexpr int kGzip = 16 + MAX_WBITS;
  EXPECT_EQ(deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, kGzip, 8,
                         Z_DEFAULT_STRATEGY),
            Z_OK);
  std::string packed(deflateBound(&stream, text.size()) + 32, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  EXPECT_EQ(deflate(&stream, Z_FINISH), Z_STREAM_END);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return packed;
}

std::string Zstd(const std::string& text) {
  std::string packed(ZSTD_compressBound(text.size()), '\0');
  packed.resize(
      ZSTD_compress(packed.data(), packed.size(), text.data(), text.size(), 1));
  return packed;
}

class LineReaderTest : public testing::Test {
 protected:
  // All lines of a file with this content; "<error>" where reading failed.
  std::vector<std::string> Lines(const std::string& content,
                                 std::size_t max_line_bytes = 1000) {
    std::vector<std::string> lines;
    auto stream = OpenByteStream(folder_.Write("file", content));
    if (!stream) return {"<error>"};
    LineReader reader(std::move(*stream), max_line_bytes);
    for (;;) {
      auto line = reader.Next();
      if (!line) lines.emplace_back("<error>");
      if (!line || !*line) return lines;
      lines.emplace_back(**line);
    }
  }

  TemporaryFolder folder_;
};

TEST_F(LineReaderTest, GivesEveryLineWithoutItsEnd) {
  EXPECT_THAT(Lines("a\r\nb\n\nc"), ElementsAre("a", "b", "", "c"));
  EXPECT_THAT(Lines("a\n"), ElementsAre("a"));
  EXPECT_THAT(Lines(""), ElementsAre());
}

TEST_F(LineReaderTest, UnpacksGzipOfSeveralMembers) {
  EXPECT_THAT(Lines(Gzip("a\nb") + Gzip("c\nd\n")),
              ElementsAre("a", "bc", "d"));
}

TEST_F(LineReaderTest, UnpacksZstdOfSeveralFrames) {
  EXPECT_THAT(Lines(Zstd("a\nb") + Zstd("c\nd\n")),
              ElementsAre("a", "bc", "d"));
}

// Larger than every buffer on the way, so that each is refilled.
TEST_F(LineReaderTest, ReadsLongFilesWhole) {
  std::string text;
  std::vector<std::string> expected;
  for (int i = 0; i < 60000; ++i) {
    expected.push_back("line " + std::to_string(i * 7919));
    text += expected.back() + '\n';
  }
  EXPECT_EQ(Lines(text), expected);
  EXPECT_EQ(Lines(Gzip(text)), expected);
  EXPECT_EQ(Lines(Zstd(text)), expected);
}

TEST_F(LineReaderTest, CutsALineOneByteAboveTheLimit) {
  EXPECT_THAT(Lines("123456\n12345\nx", 5),
              ElementsAre("123456", "12345", "x"));
  EXPECT_THAT(Lines("123456789\nx", 5), ElementsAre("123456", "x"));
}

TEST_F(LineReaderTest, SaysWhenPackedDataIsCutOff) {
  const std::string gzip = Gzip(std::string(5000, 'x') + "\n");
  EXPECT_EQ(Lines(gzip.substr(0, gzip.size() - 9)).back(), "<error>");
  const std::string zstd = Zstd("some text that is long enough\n");
  EXPECT_EQ(Lines(zstd.substr(0, zstd.size() - 3)).back(), "<error>");
}

TEST_F(LineReaderTest, NamesAFileThatIsNotThere) {
  const auto stream = OpenByteStream(folder_.path() / "absent");
  ASSERT_FALSE(stream);
  EXPECT_THAT(stream.error().message, testing::HasSubstr("absent"));
}

}  // namespace
}  // namespace precis
