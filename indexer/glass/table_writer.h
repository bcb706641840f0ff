#pragma once

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/base/result.h"
#include "indexer/glass/format.h"
#include "indexer/glass/output_file.h"
#include "indexer/glass/pack.h"
#include "indexer/glass/root_info.h"

namespace precis::glass {

// Writes one table of a database from items in ascending order of their keys:
// leaves one after another, each branch behind the last block below it.
//
// Thread safety: none.
class TableWriter {
 public:
  // Nothing is created before the first item, or CreateFile().
  TableWriter(const std::filesystem::path& database, Table table);

  // For a table whose file has to be there even if it is empty.
  void CreateFile();

  // Adds an item; `compressed` says that the tag is raw deflate. False: it
  // could not be written, see error(). The disk's refusal may also show later.
  //
  // REQUIRES: the key is above the one before, and not empty.
  bool Add(std::string_view key, std::string_view tag,
           bool compressed = false) {
    assert(!key.empty() && IsAscending(key));
    return AddAscending(key, tag, compressed);
  }

  // The same, for callers that have just compared what the key is made of.
  bool AddAscending(std::string_view key, std::string_view tag,
                    bool compressed = false) {
    if (key.size() > kMaxKeySize) [[unlikely]] {
      return Refuse();
    }
    const std::size_t size = kItemHeader + key.size() + tag.size();
    ++entries_;
    if (size > MaxItemSize(kBlockSize)) return AddPieces(key, tag, compressed);
    if (low_ - directory_end_ < size + kDirectoryEntry) StartLeaf(key, 1);
    PutItem({key, tag, 1,
             static_cast<std::uint8_t>(kFirstPieceFlag | kLastPieceFlag |
                                       (compressed ? kCompressedFlag : 0))});
    return !failed();
  }

  // Writes the blocks that are left. The table is complete, not durable.
  Result<RootInfo> Finish();

  bool failed() const { return refused_ || file_.error(); }
  // REQUIRES: failed().
  Error error() const;

  std::uint64_t bytes() const { return file_.size(); }

 private:
  struct Item {
    std::string_view key;
    std::string_view tag;
    std::size_t component;  // From 1.
    std::uint8_t flags;
  };
  // A branch block that is being filled.
  struct Branch {
    std::unique_ptr<char[]> block;
    std::size_t directory_end = kBlockHeader;
    std::size_t low = kBlockSize;
    std::string first_key;  // What its parent will have for it.
    std::size_t first_component = 0;
  };
  // The lowest key of a block, as far as a parent needs it to tell it from the
  // block before.
  struct Divider {
    std::string key;
    std::size_t component = 0;
  };

  bool IsAscending(std::string_view key) const {
    if (leaf_ == nullptr || directory_end_ == kBlockHeader) return true;
    const std::string_view last = LastKey();
    return IsBelow(last, key, CommonPrefix(last, key));
  }
  std::string_view LastKey() const {
    return {leaf_ + low_ + kItemHeader, ByteAt(leaf_, low_ + 2)};
  }

  void PutItem(const Item& item) {
    const bool first = item.component == 1;
    const std::size_t size = kItemHeader + item.key.size() +
                             (first ? 0 : kComponent) + item.tag.size();
    low_ -= size;
    char* out = leaf_ + low_;
    StoreBig16(leaf_ + directory_end_, low_);
    directory_end_ += kDirectoryEntry;
    out = StoreBig16(
        out, (size - kItemHeader) | static_cast<std::size_t>(item.flags) << 8);
    *out++ = static_cast<char>(item.key.size());
    out = PackBytes(out, item.key);
    if (!first) out = StoreBig16(out, item.component);
    PackBytes(out, item.tag);
  }

  bool Refuse() {
    refused_ = true;
    return false;
  }
  bool AddPieces(std::string_view key, std::string_view tag, bool compressed);
  std::size_t FirstPiece(std::size_t key_size, std::size_t tag_size) const;
  void StartLeaf(std::string_view key, std::size_t component);
  void OpenLeaf();
  void EndLeaf();
  void AddToBranch(std::size_t level, const Divider& divider,
                   std::uint32_t block);
  void EndBranch(std::size_t level);
  void EndTree(RootInfo& root);

  std::filesystem::path path_;
  RootInfo root_;
  OutputFile file_;
  char* leaf_ = nullptr;  // In file_'s buffer.
  std::size_t directory_end_ = 0;
  std::size_t low_ = 0;  // Where the leaf's last item starts.
  Divider divider_;      // Of the leaf.
  std::uint32_t blocks_ = 0;
  std::uint64_t entries_ = 0;
  std::vector<Branch> branches_;  // Of level 1, 2, ...
  bool refused_ = false;          // A key or tag was too long.
};

}  // namespace precis::glass
