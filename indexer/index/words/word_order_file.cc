#include "indexer/index/words/word_order_file.h"

#include <algorithm>
#include <cstring>
#include <string_view>
#include <utility>

#include "indexer/glass/checksum.h"
#include "indexer/index/manifest/durable_file.h"
#include "indexer/index/words/word_order_output.h"

namespace precis {

std::filesystem::path WordOrderPath(const std::filesystem::path& segment) {
  return segment / "precis.words";
}

Result<WordOrderFile> WordOrderFile::Open(
    const std::filesystem::path& segment) {
  WordOrderFile file;
  file.path_ = WordOrderPath(segment);
  auto mapped =
      glass::MappedFile::Open(file.path_, glass::MappedFile::Access::kRandom);
  if (!mapped) return std::unexpected(std::move(mapped.error()));
  file.file_ = *std::move(mapped);
  const std::string_view bytes = file.file_.bytes();
  WordOrderHead head;
  if (bytes.size() >= sizeof head) {
    std::memcpy(&head, bytes.data(), sizeof head);
  }
  if (head.magic != kWordOrderMagic || head.version != kWordOrderVersion ||
      head.words > bytes.size() ||
      bytes.size() != WordOrderLayout(head).file_bytes) {
    return Fail(ErrorCode::kCorrupt,
                "'" + file.path_.string() + "' is cut short or damaged");
  }
  const WordOrderLayout layout(head);
  file.documents_ = head.documents;
  file.words_ = head.words;
  file.low_ = reinterpret_cast<const std::uint16_t*>(bytes.data() + layout.low);
  file.high_ =
      reinterpret_cast<const std::uint8_t*>(bytes.data() + layout.high);
  file.pairs_ =
      reinterpret_cast<const std::uint8_t*>(bytes.data() + layout.pairs);
  file.begins_ =
      reinterpret_cast<const std::uint64_t*>(bytes.data() + layout.begins);
  return file;
}

void WordOrderFile::FetchWordsOf(std::uint32_t docid) const {
  constexpr std::size_t kLineWords = 64 / sizeof(std::uint16_t);
  // What follows the processor fetches by itself.
  constexpr std::size_t kLines = 24;
  const CodeSpan words = CodesOf(docid);
  const std::size_t end = std::min(words.size, kLines * kLineWords);
  for (std::size_t at = 0; at < end; at += kLineWords) {
    __builtin_prefetch(words.low + at);
  }
}

Result<void> WordOrderFile::Check() const {
  std::string_view bytes = file_.bytes();
  std::uint32_t said = 0;
  std::memcpy(&said, bytes.data() + bytes.size() - sizeof said, sizeof said);
  bytes.remove_suffix(sizeof said);
  if (glass::Crc32(bytes) == said) return {};
  return Fail(ErrorCode::kCorrupt,
              "'" + path_.string() + "': its checksum is wrong");
}

Result<void> WriteWordOrder(const std::filesystem::path& segment,
                            const WordOrder& order) {
  auto output = WordOrderOutput::Create(
      segment, {.documents = order.documents(), .words = order.low().size()});
  if (!output) return std::unexpected(std::move(output.error()));
  output->PutLow(order.low());
  output->PutHigh(order.high());
  output->PutPairs(order.pairs());
  output->PutBegins(order.begins());
  return output->Finish();
}

}  // namespace precis
