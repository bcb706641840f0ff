#include "indexer/glass/table_cursor.h"

#include <system_error>
#include <utility>

#include "indexer/glass/pack.h"

namespace precis::glass {

Result<TableFile> TableFile::Open(const std::filesystem::path& database,
                                  Table table, const RootInfo& root) {
  const auto path = database / kTableFiles[static_cast<std::size_t>(table)];
  TableFile opened;
  opened.root_ = root;
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored) && root.entries == 0) {
    opened.root_.is_empty = true;
    return opened;
  }
  auto file = MappedFile::Open(path, MappedFile::Access::kRandom);
  if (!file) return std::unexpected(std::move(file.error()));
  opened.file_ = *std::move(file);
  return opened;
}

bool TableCursor::Damaged() {
  damaged_ = true;
  return false;
}

bool TableCursor::Enter(std::size_t level, std::uint32_t block) {
  const std::size_t block_size = file_->root_.block_size;
  const std::string_view bytes = file_->file_.bytes();
  if (level >= kMaxLevels || block >= bytes.size() / block_size) {
    return Damaged();
  }
  const char* start = bytes.data() + std::size_t{block} * block_size;
  const std::size_t end = LoadBig16(start + 9);
  if (ByteAt(start, 4) != level || end < kBlockHeader || end > block_size) {
    return Damaged();
  }
  blocks_[level] = {start, (end - kBlockHeader) / kDirectoryEntry, 0};
  return true;
}

std::size_t TableCursor::Offset(std::size_t level, std::size_t item) const {
  return LoadBig16(blocks_[level].bytes + kBlockHeader +
                   item * kDirectoryEntry);
}

bool TableCursor::Key(std::size_t level, std::size_t item,
                      std::string_view& key) {
  // A leaf's item has its flags and size in front of the key, a branch's the
  // number of the block below.
  const std::size_t head = level == 0 ? kItemHeader : sizeof(std::uint32_t) + 1;
  const std::size_t block_size = file_->root_.block_size;
  const std::size_t offset = Offset(level, item);
  if (offset + head > block_size) return Damaged();
  const char* start = blocks_[level].bytes + offset;
  key = {start + head, ByteAt(start, head - 1)};
  return offset + head + key.size() <= block_size || Damaged();
}

// kNone if every key is above. The first of a branch counts as below all.
std::size_t TableCursor::LastNotAbove(std::size_t level, std::string_view key) {
  std::size_t begin = level == 0 ? 0 : 1;
  std::size_t end = blocks_[level].items;
  while (begin < end) {
    const std::size_t middle = begin + (end - begin) / 2;
    std::string_view other;
    if (!Key(level, middle, other)) return kNone;
    if (other <= key) {
      begin = middle + 1;
    } else {
      end = middle;
    }
  }
  return begin == 0 ? kNone : begin - 1;
}

// Below the item that the branch of `level` is at.
bool TableCursor::EnterChild(std::size_t level) {
  const Block& branch = blocks_[level];
  if (branch.at >= branch.items) return Damaged();
  const std::size_t offset = Offset(level, branch.at);
  if (offset + sizeof(std::uint32_t) > file_->root_.block_size) {
    return Damaged();
  }
  return Enter(level - 1, LoadBig32(branch.bytes + offset));
}

bool TableCursor::Seek(std::string_view key) {
  const RootInfo& root = file_->root_;
  if (damaged_ || root.is_empty || !Enter(root.level, root.root)) return false;
  for (std::size_t level = root.level; level > 0; --level) {
    blocks_[level].at = LastNotAbove(level, key);
    if (damaged_ || !EnterChild(level)) return false;
  }
  blocks_[0].at = LastNotAbove(0, key);
  if (damaged_) return false;
  return blocks_[0].at == kNone ? Previous() : ReadItem();
}

// From the beginning of a leaf to the last item of the leaf before.
bool TableCursor::Previous() {
  std::size_t level = 1;
  while (level <= file_->root_.level && blocks_[level].at == 0) ++level;
  if (level > file_->root_.level) return false;
  --blocks_[level].at;
  for (; level > 0; --level) {
    if (!EnterChild(level)) return false;
    Block& below = blocks_[level - 1];
    if (below.items == 0) return Damaged();
    below.at = below.items - 1;
  }
  return ReadItem();
}

bool TableCursor::Next() {
  if (damaged_) return false;
  if (++blocks_[0].at < blocks_[0].items) return ReadItem();
  std::size_t level = 1;
  while (level <= file_->root_.level &&
         blocks_[level].at + 1 >= blocks_[level].items) {
    ++level;
  }
  if (level > file_->root_.level) return false;
  ++blocks_[level].at;
  for (; level > 0; --level) {
    if (!EnterChild(level)) return false;
  }
  return blocks_[0].items > 0 ? ReadItem() : Damaged();
}

bool TableCursor::ReadItem() { return Key(0, blocks_[0].at, key_); }

std::optional<TableCursor::Piece> TableCursor::ReadPiece() const {
  const std::size_t offset = Offset(0, blocks_[0].at);
  const char* item = blocks_[0].bytes + offset;
  const std::size_t size = (LoadBig16(item) & kItemSizeMask) + kItemHeader;
  Piece piece{.flags = ByteAt(item, 0), .number = 1, .bytes = {}};
  const bool first = (piece.flags & kFirstPieceFlag) != 0;
  const std::size_t head = kItemHeader + key_.size() + (first ? 0 : kComponent);
  if (head > size || offset + size > file_->root_.block_size) {
    return std::nullopt;
  }
  if (!first) piece.number = LoadBig16(item + head - kComponent);
  piece.bytes = {item + head, size - head};
  return piece;
}

std::optional<std::string_view> TableCursor::WholeTag() const {
  constexpr std::uint8_t kPieces = kFirstPieceFlag | kLastPieceFlag;
  const auto piece = ReadPiece();
  if (!piece || (piece->flags & (kPieces | kCompressedFlag)) != kPieces) {
    return std::nullopt;
  }
  return piece->bytes;
}

bool TableCursor::Find(std::string_view key) {
  if (!Seek(key) || key_ != key) return false;
  // All pieces have the key; this is the last one.
  for (;;) {
    const auto piece = ReadPiece();
    if (!piece) return Damaged();
    if ((piece->flags & kFirstPieceFlag) != 0) return true;
    const bool more =
        blocks_[0].at > 0 ? (--blocks_[0].at, ReadItem()) : Previous();
    if (!more || key_ != key) return Damaged();
  }
}

bool TableCursor::JoinPieces(Piece piece, std::string& joined) {
  const std::string_view key = key_;
  joined = piece.bytes;
  for (std::size_t number = 2; (piece.flags & kLastPieceFlag) == 0; ++number) {
    if (!Next() || key_ != key) return false;
    const auto next = ReadPiece();
    if (!next || next->number != number) return false;
    piece = *next;
    joined += piece.bytes;
  }
  return true;
}

std::optional<std::string_view> TableCursor::Tag(Decompressor& decompressor,
                                                 std::string& room) {
  const auto piece = ReadPiece();
  if (!piece || (piece->flags & kFirstPieceFlag) == 0) return std::nullopt;
  const bool compressed = (piece->flags & kCompressedFlag) != 0;
  if ((piece->flags & kLastPieceFlag) != 0) {
    if (!compressed) return piece->bytes;
    if (!decompressor.Decompress(piece->bytes, room)) return std::nullopt;
    return room;
  }
  std::string joined;
  if (!JoinPieces(*piece, joined)) return std::nullopt;
  if (!compressed) {
    room = std::move(joined);
  } else if (!decompressor.Decompress(joined, room)) {
    return std::nullopt;
  }
  return room;
}

}  // namespace precis::glass
