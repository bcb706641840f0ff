#include "indexer/index/write/segment_writer_factory.h"

#include <xapian.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "indexer/index/write/bulk_segment_writer.h"
#include "indexer/index/write/xapian_segment_writer.h"

namespace precis {
namespace {

// Those whose databases our tests have compared with the bulk writer's.
constexpr std::array<std::string_view, 1> kTestedXapian = {"1.4.22"};

}  // namespace

Result<void> CheckXapianVersion(WriterKind kind) {
  const std::string_view version = Xapian::version_string();
  if (kind == WriterKind::kXapian ||
      std::ranges::find(kTestedXapian, version) != kTestedXapian.end()) {
    return {};
  }
  return Fail(ErrorCode::kBadInput,
              "the bulk writer is not tested with Xapian " +
                  std::string(version) +
                  "; set index.writer = \"xapian\" to write through its API");
}

Result<std::unique_ptr<SegmentWriter>> CreateSegmentWriter(
    WriterKind kind, const std::filesystem::path& temporary, std::string name,
    std::shared_ptr<BulkLexicon> lexicon, TermLists term_lists) {
  if (auto checked = CheckXapianVersion(kind); !checked) {
    return std::unexpected(std::move(checked.error()));
  }
  if (kind == WriterKind::kXapian) {
    return XapianSegmentWriter::Create(temporary, std::move(name), term_lists);
  }
  if (!lexicon) lexicon = NewBulkLexicon();
  return BulkSegmentWriter::Create(temporary, std::move(name),
                                   std::move(lexicon), term_lists);
}

}  // namespace precis
