// Arbitrary bytes as the two files beside Xapian's that are read whole: the
// manifest, also with the right checksum round it, and a filter of ids. An
// error says so, or what was read is written as the same again.
#include <zlib.h>

#include <cstdio>
#include <string>

#include "indexer/index/manifest/manifest_json.h"
#include "indexer/index/segment/id_filter.h"
#include "tests/fuzz/fuzz.h"

namespace precis {
namespace {

void ReadManifest(std::string_view json) {
  const auto manifest = ManifestFromJson(json);
  if (!manifest) {
    EXPECT_EQ(manifest.error().code, ErrorCode::kCorrupt);
    return;
  }
  const auto again = ManifestFromJson(ManifestToJson(*manifest));
  ASSERT_TRUE(again.has_value()) << again.error().message;
  EXPECT_EQ(*again, *manifest);
}

std::string WithChecksum(std::string_view inner) {
  const auto sum =
      crc32(0, reinterpret_cast<const Bytef*>(inner.data()),  // NOLINT
            static_cast<uInt>(inner.size()));
  char head[64];
  std::snprintf(head, sizeof(head), R"({"crc32":"%08lx","manifest":)",
                static_cast<unsigned long>(sum));
  return head + std::string(inner) + "}\n";
}

void Visit(std::string_view bytes) {
  ReadManifest(bytes);
  ReadManifest(WithChecksum(bytes));
  const auto filter = IdFilter::FromBytes(bytes);
  if (filter) static_cast<void>(filter->MayHave(IdHash::Of("Qsample")));
}

}  // namespace
}  // namespace precis

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  precis::fuzz::StopAtFailure();
  precis::Visit(precis::fuzz::AsText(data, size));
  return 0;
}
