// Tables whose keys are document ids: one source behind the other.
#include <string>
#include <utility>

#include "indexer/glass/compressor.h"
#include "indexer/glass/merge_input.h"
#include "indexer/glass/pack.h"

namespace precis::glass {
namespace {

class DocumentMerge {
 public:
  DocumentMerge(const MergeTask& task, Table table)
      : task_(task),
        minimum_(kCompressMin[static_cast<std::size_t>(table)]),
        compressor_(table == Table::kTermlist
                        ? task.options.term_list_compression
                        : 0) {}

  Result<void> Append(const MergeInput& input, TableReader reader) {
    while (reader.Next()) {
      if (!AppendItem(input, reader)) break;
    }
    if (const auto& error = reader.error()) return std::unexpected(*error);
    return {};
  }

 private:
  // False: damaged, failed or stopped.
  bool AppendItem(const MergeInput& input, TableReader& reader) {
    const char* at = reader.key().data();
    const char* end = at + reader.key().size();
    std::uint32_t docid = 0;
    const bool known = UnpackSortable(at, end, docid);
    if (known && input.deleted.Contains(docid)) return true;
    const std::uint32_t shifted = known ? input.Shifted(docid) : 0;
    char bytes[kMaxSortable + 1];
    char* key_end = PackSortable(bytes, shifted);
    // The value slots of a document stand behind its terms, with a NUL.
    if (at != end) *key_end++ = *at++;
    const std::string_view key(bytes, key_end);
    if (shifted == 0 || at != end || key <= last_key_) {
      reader.Damaged("document id");
      return false;
    }
    last_key_ = key;
    AddTag(key, reader);
    return !task_.out.failed() && task_.progress.Tick(task_.out);
  }

  void AddTag(std::string_view key, const TableReader& reader) {
    const std::string_view tag = reader.tag();
    if (!reader.is_compressed() && tag.size() > minimum_) {
      const std::string_view compressed = compressor_.Compress(tag);
      if (!compressed.empty()) {
        task_.out.Add(key, compressed, true);
        return;
      }
    }
    task_.out.Add(key, tag, reader.is_compressed());
  }

  const MergeTask& task_;
  std::size_t minimum_;
  Compressor compressor_;
  std::string last_key_;
};

}  // namespace

Result<void> MergeDocuments(const MergeTask& task, Table table) {
  DocumentMerge merge(task, table);
  for (const MergeInput& input : task.inputs) {
    auto reader = input.OpenTable(table);
    if (!reader) return std::unexpected(std::move(reader.error()));
    if (auto appended = merge.Append(input, std::move(*reader)); !appended) {
      return appended;
    }
  }
  return {};
}

}  // namespace precis::glass
