#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/base/result.h"
#include "indexer/glass/compressor.h"
#include "indexer/glass/format.h"
#include "indexer/glass/mapped_file.h"
#include "indexer/glass/root_info.h"

namespace precis::glass {

// A table in memory, to be searched by any number of cursors.
//
// Thread safety: const functions from any thread.
class TableFile {
 public:
  // `root` is what the version file says of the table. A table without a file
  // that has no entries is an empty one. kUnavailable: cannot be opened.
  static Result<TableFile> Open(const std::filesystem::path& database,
                                Table table, const RootInfo& root);

 private:
  friend class TableCursor;

  MappedFile file_;
  RootInfo root_;
};

// Finds items of a table by their keys, again and again. (TableReader reads
// them once from first to last.) Every offset and length is checked on the way;
// damage ends the search, see damaged().
//
// Thread safety: none.
class TableCursor {
 public:
  // `file` must outlive this, and what the items name lies in it.
  explicit TableCursor(const TableFile& file) : file_(&file) {}

  // Goes to the last item whose key is not above `key`. False: there is none.
  bool Seek(std::string_view key);

  // Goes to the next item. False: there is none. REQUIRES: Seek() was true.
  bool Next();

  std::string_view key() const { return key_; }
  // As stored; nullopt for an item that is compressed, or in several pieces.
  std::optional<std::string_view> WholeTag() const;

  // Goes to the item of exactly this key, which is not empty, at its first
  // piece. False: there is none.
  bool Find(std::string_view key);

  // What was stored, in `room` where it does not lie in the file in one piece;
  // the cursor is at the item's last piece then. nullopt: damaged. REQUIRES:
  // the item is at its first piece, as after Find().
  std::optional<std::string_view> Tag(Decompressor& decompressor,
                                      std::string& room);

  bool damaged() const { return damaged_; }

 private:
  // The block of a level on the way to the item; level 0 is the leaf.
  struct Block {
    const char* bytes = nullptr;
    std::size_t items = 0;
    std::size_t at = 0;
  };
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  // A tag, or a part of one that is too long for one item.
  struct Piece {
    std::uint8_t flags = 0;
    std::size_t number = 0;  // From 1.
    std::string_view bytes;
  };

  std::optional<Piece> ReadPiece() const;
  bool JoinPieces(Piece piece, std::string& joined);
  bool Enter(std::size_t level, std::uint32_t block);
  bool EnterChild(std::size_t level);
  bool Previous();
  bool ReadItem();
  std::size_t Offset(std::size_t level, std::size_t item) const;
  bool Key(std::size_t level, std::size_t item, std::string_view& key);
  std::size_t LastNotAbove(std::size_t level, std::string_view key);
  bool Damaged();

  const TableFile* file_;
  std::array<Block, kMaxLevels> blocks_;
  std::string_view key_;
  bool damaged_ = false;
};

}  // namespace precis::glass
