#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/base/result.h"
#include "indexer/glass/compressor.h"
#include "indexer/glass/format.h"
#include "indexer/glass/mapped_file.h"
#include "indexer/glass/root_info.h"

namespace precis::glass {

// Reads the items of one table in the order of their keys, whoever wrote it:
// by walking down the tree, since Xapian's leaves need not lie in order. Every
// offset, length and order is checked on the way.
//
//   while (reader->Next()) Use(reader->key(), reader->tag());
//   if (reader->error()) ...
//
// Thread safety: none.
class TableReader {
 public:
  // `root` is what the version file says of the table. A table without a file
  // that has no entries is read as empty.
  //
  // kUnavailable: cannot be opened. kCorrupt: there is no such root.
  static Result<TableReader> Open(const std::filesystem::path& database,
                                  Table table, const RootInfo& root);

  // Goes to the next item. False: there is none, or the file is damaged; once
  // false, always false.
  bool Next();

  // Goes to the first item whose key is not below `key`. REQUIRES: nothing was
  // read yet.
  bool Seek(std::string_view key);

  // Of the current item. What they name is valid until the next Next(), or as
  // long as the reader if in_file(). REQUIRES: Next() was true.
  std::string_view key() const { return key_; }
  std::string_view tag() const { return tag_; }  // As stored.
  bool is_compressed() const { return is_compressed_; }
  bool in_file() const { return joined_.empty(); }

  // The tag, uncompressed if it was not; valid until the next call. nullopt:
  // it is damaged, see error().
  std::optional<std::string_view> PlainTag();

  // kCorrupt: what is wrong, in which block of which file.
  const std::optional<Error>& error() const { return error_; }

  // Reports damage that a caller found in the current item.
  void Damaged(std::string_view what);

 private:
  // The block of a level that is being read; level 0 is the leaf.
  struct Cursor {
    std::uint32_t block = 0;
    const char* bytes = nullptr;
    std::size_t next = 0;  // In the directory.
    std::size_t end = 0;   // Of the directory.
  };
  struct Piece {
    std::uint8_t flags = 0;
    std::string_view key;
    std::size_t component = 1;
    std::string_view tag;
  };

  TableReader(MappedFile file, std::string path, const RootInfo& root)
      : file_(std::move(file)), path_(std::move(path)), root_(root) {}

  bool Enter(std::size_t level, std::uint32_t block);
  bool NextLeaf();
  bool Descend(std::size_t level);
  bool ReadBranch(const Cursor& branch, std::size_t at, std::string_view& key,
                  std::uint32_t& child);
  std::size_t LastNotAbove(const Cursor& branch, std::string_view key);
  bool NextPiece(Piece& piece);
  bool ReadPiece(std::size_t offset, Piece& piece);
  bool JoinPieces(Piece piece);
  bool Fail(std::string_view what, std::uint32_t block);

  MappedFile file_;
  std::string path_;
  RootInfo root_;
  std::array<Cursor, kMaxLevels> cursors_;
  bool started_ = false;
  std::string_view key_;
  std::string_view tag_;
  bool is_compressed_ = false;
  std::string joined_;  // A tag of several pieces.
  std::unique_ptr<Decompressor> decompressor_;
  std::string plain_;
  std::optional<Error> error_;
};

}  // namespace precis::glass
