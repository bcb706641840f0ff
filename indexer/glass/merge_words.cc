// Spelling and synonyms: no documents in them.
#include <algorithm>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "indexer/glass/compressor.h"
#include "indexer/glass/group_merge.h"
#include "indexer/glass/merge_input.h"
#include "indexer/glass/pack.h"
#include "indexer/glass/spelling_encoder.h"

namespace precis::glass {
namespace {

constexpr int kCompression = 1;

std::string_view WholeKey(std::string_view key) { return key; }

// 0: damaged.
std::uint32_t FrequencyOf(TableReader& reader) {
  std::uint32_t frequency = 0;
  const auto tag = reader.PlainTag();
  if (!tag) return 0;
  const bool known =
      UnpackLastNumber(tag->data(), tag->data() + tag->size(), frequency);
  if (!known || frequency == 0) {
    reader.Damaged("frequency of a word");
    return 0;
  }
  return frequency;
}

// Appends the strings of a synonym's tag. False: damaged.
bool AppendSynonyms(TableReader& reader, std::vector<std::string>& out) {
  const auto tag = reader.PlainTag();
  if (!tag) return false;
  std::string_view rest = *tag;
  while (!rest.empty()) {
    const std::size_t size =
        static_cast<std::uint8_t>(rest[0]) ^ kWordLengthMask;
    if (size == 0 || size >= rest.size()) {
      reader.Damaged("synonyms");
      return false;
    }
    out.emplace_back(rest.substr(1, size));
    rest.remove_prefix(1 + size);
  }
  return true;
}

void AddSynonyms(const MergeTask& task, Compressor& compressor,
                 std::string_view key, std::vector<std::string>& synonyms) {
  std::ranges::sort(synonyms);
  const auto repeated = std::ranges::unique(synonyms);
  synonyms.erase(repeated.begin(), repeated.end());
  std::string tag;
  for (const std::string& synonym : synonyms) {
    tag += static_cast<char>(synonym.size() ^ kWordLengthMask);
    tag += synonym;
  }
  const std::size_t minimum =
      kCompressMin[static_cast<std::size_t>(Table::kSynonym)];
  const std::string_view compressed =
      tag.size() > minimum ? compressor.Compress(tag) : std::string_view();
  if (compressed.empty()) {
    if (!tag.empty()) task.out.Add(key, tag);
  } else {
    task.out.Add(key, compressed, true);
  }
}

}  // namespace

// The words, which come last in the table, decide everything before them.
Result<std::uint32_t> MergeSpelling(const MergeTask& task) {
  auto groups = GroupMerge::Open(task.inputs, Table::kSpelling, WholeKey, "W");
  if (!groups) return std::unexpected(std::move(groups.error()));
  SpellingEncoder encoder;
  while (groups->NextGroup()) {
    if (!groups->group().starts_with('W')) break;
    std::uint64_t total = 0;
    for (GroupCursor* cursor : groups->cursors()) {
      total += FrequencyOf(cursor->reader());
      cursor->Advance();
    }
    const std::string_view word = groups->group().substr(1);
    if (total == 0 || word.size() < 2) continue;
    encoder.Add(word, static_cast<std::uint32_t>(std::min<std::uint64_t>(
                          total, std::numeric_limits<std::uint32_t>::max())));
  }
  if (auto error = groups->error()) return std::unexpected(std::move(*error));
  Compressor compressor(kCompression);
  encoder.WriteTo(task.out, compressor);
  return encoder.largest_frequency();
}

Result<void> MergeSynonyms(const MergeTask& task) {
  auto groups = GroupMerge::Open(task.inputs, Table::kSynonym, WholeKey);
  if (!groups) return std::unexpected(std::move(groups.error()));
  Compressor compressor(kCompression);
  std::vector<std::string> synonyms;
  while (groups->NextGroup()) {
    synonyms.clear();
    for (GroupCursor* cursor : groups->cursors()) {
      if (!AppendSynonyms(cursor->reader(), synonyms)) break;
      cursor->Advance();
    }
    if (groups->error()) break;
    AddSynonyms(task, compressor, groups->group(), synonyms);
    if (task.out.failed() || !task.progress.Tick(task.out)) break;
  }
  if (auto error = groups->error()) return std::unexpected(std::move(*error));
  return {};
}

}  // namespace precis::glass
