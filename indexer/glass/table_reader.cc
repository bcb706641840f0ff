#include "indexer/glass/table_reader.h"

#include <cassert>
#include <system_error>
#include <utility>

#include "indexer/glass/pack.h"

namespace precis::glass {

Result<TableReader> TableReader::Open(const std::filesystem::path& database,
                                      Table table, const RootInfo& root) {
  const auto path = database / kTableFiles[static_cast<std::size_t>(table)];
  std::error_code ignored;
  RootInfo known = root;
  if (!std::filesystem::exists(path, ignored) && root.entries == 0) {
    known.is_empty = true;
    return TableReader({}, path.string(), known);
  }
  auto file = MappedFile::Open(path);
  if (!file) return std::unexpected(std::move(file.error()));
  return TableReader(std::move(*file), path.string(), known);
}

bool TableReader::Fail(std::string_view what, std::uint32_t block) {
  if (!error_) {
    error_ = {ErrorCode::kCorrupt, "'" + path_ + "' block " +
                                       std::to_string(block) + ": " +
                                       std::string(what)};
  }
  return false;
}

void TableReader::Damaged(std::string_view what) {
  Fail(what, cursors_[0].block);
}

bool TableReader::Enter(std::size_t level, std::uint32_t block) {
  const std::string_view bytes = file_.bytes();
  if (block >= bytes.size() / root_.block_size) {
    return Fail("beyond the end of the file", block);
  }
  const char* start = bytes.data() + std::size_t{block} * root_.block_size;
  if (ByteAt(start, 4) != level) return Fail("of another level", block);
  const std::size_t end = LoadBig16(start + 9);
  const bool odd = (end - kBlockHeader) % kDirectoryEntry == 0;
  if (end < kBlockHeader || end > root_.block_size || !odd) {
    return Fail("bad directory", block);
  }
  // Only the root may be without items, if it is a leaf.
  if (end == kBlockHeader && root_.level > 0) {
    return Fail("empty", block);
  }
  cursors_[level] = {block, start, kBlockHeader, end};
  return true;
}

bool TableReader::ReadBranch(const Cursor& branch, std::size_t at,
                             std::string_view& key, std::uint32_t& child) {
  const std::size_t offset = LoadBig16(branch.bytes + at);
  if (offset < branch.end || offset + kBranchItem > root_.block_size) {
    return Fail("item outside the block", branch.block);
  }
  const char* item = branch.bytes + offset;
  key = {item + 5, ByteAt(item, 4)};
  if (offset + kBranchItem + key.size() > root_.block_size) {
    return Fail("item too long", branch.block);
  }
  child = LoadBig32(item);
  return true;
}

// From the branch of `level`, which has an item left, to the next leaf.
bool TableReader::Descend(std::size_t level) {
  for (; level > 0; --level) {
    Cursor& branch = cursors_[level];
    std::string_view key;
    std::uint32_t child = 0;
    if (!ReadBranch(branch, branch.next, key, child)) return false;
    branch.next += kDirectoryEntry;
    if (!Enter(level - 1, child)) return false;
  }
  return true;
}

// Where the directory has the last block that may start below `key`: the first
// if no other does.
std::size_t TableReader::LastNotAbove(const Cursor& branch,
                                      std::string_view key) {
  std::size_t found = kBlockHeader;
  for (std::size_t at = found + kDirectoryEntry; at < branch.end;
       at += kDirectoryEntry) {
    std::string_view divider;
    std::uint32_t child = 0;
    if (!ReadBranch(branch, at, divider, child) || divider >= key) break;
    found = at;
  }
  return found;
}

bool TableReader::Seek(std::string_view key) {
  assert(!started_);
  started_ = true;
  if (root_.is_empty || !Enter(root_.level, root_.root)) return false;
  for (std::size_t level = root_.level; level > 0; --level) {
    Cursor& branch = cursors_[level];
    branch.next = LastNotAbove(branch, key);
    std::string_view divider;
    std::uint32_t child = 0;
    if (!ReadBranch(branch, branch.next, divider, child)) return false;
    branch.next += kDirectoryEntry;
    if (!Enter(level - 1, child)) return false;
  }
  // The leaf may start with the rest of a tag, or with the item of no key.
  Piece piece;
  std::size_t start = 0;
  do {
    start = cursors_[0].next;
    if (!NextPiece(piece)) return false;
  } while ((piece.flags & kFirstPieceFlag) == 0);
  if (cursors_[0].next > start) cursors_[0].next -= kDirectoryEntry;
  while (Next()) {
    if (key_ >= key) return true;
  }
  return false;
}

bool TableReader::NextLeaf() {
  if (!started_) {
    started_ = true;
    return !root_.is_empty && Enter(root_.level, root_.root) &&
           Descend(root_.level);
  }
  std::size_t level = 1;
  while (level <= root_.level && cursors_[level].next == cursors_[level].end) {
    ++level;
  }
  return level <= root_.level && Descend(level);
}

bool TableReader::ReadPiece(std::size_t offset, Piece& piece) {
  const Cursor& leaf = cursors_[0];
  if (offset < leaf.end || offset + kItemHeader > root_.block_size) {
    return Fail("item outside the block", leaf.block);
  }
  const char* item = leaf.bytes + offset;
  const std::size_t size = (LoadBig16(item) & kItemSizeMask) + kItemHeader;
  piece.flags = ByteAt(item, 0);
  const bool first = (piece.flags & kFirstPieceFlag) != 0;
  const std::size_t key_size = ByteAt(item, 2);
  const std::size_t head = kItemHeader + key_size + (first ? 0 : kComponent);
  if (offset + size > root_.block_size || head > size) {
    return Fail("item too long", leaf.block);
  }
  piece.key = {item + kItemHeader, key_size};
  piece.component = first ? 1 : LoadBig16(item + kItemHeader + key_size);
  piece.tag = {item + head, size - head};
  return true;
}

bool TableReader::NextPiece(Piece& piece) {
  Cursor& leaf = cursors_[0];
  if (leaf.next == leaf.end && (!NextLeaf() || leaf.next == leaf.end)) {
    return false;
  }
  const std::size_t offset = LoadBig16(leaf.bytes + leaf.next);
  leaf.next += kDirectoryEntry;
  return ReadPiece(offset, piece);
}

bool TableReader::JoinPieces(Piece piece) {
  const std::string_view key = piece.key;
  joined_ = piece.tag;
  for (std::size_t component = 2; (piece.flags & kLastPieceFlag) == 0;
       ++component) {
    if (!NextPiece(piece)) return Fail("a tag without end", cursors_[0].block);
    if (piece.key != key || piece.component != component) {
      return Fail("a tag's piece is missing", cursors_[0].block);
    }
    joined_ += piece.tag;
  }
  tag_ = joined_;
  return true;
}

bool TableReader::Next() {
  if (error_) return false;
  Piece piece;
  if (!NextPiece(piece)) return false;
  // Xapian starts every table with an item of no key.
  if (piece.key.empty() && key_.empty() && !NextPiece(piece)) return false;
  joined_.clear();
  shared_key_bytes_ = CommonPrefix(key_, piece.key);
  const bool ascending = IsBelow(key_, piece.key, shared_key_bytes_);
  if (!ascending || (piece.flags & kFirstPieceFlag) == 0) {
    return Fail("keys out of order", cursors_[0].block);
  }
  key_ = piece.key;
  tag_ = piece.tag;
  is_compressed_ = (piece.flags & kCompressedFlag) != 0;
  return (piece.flags & kLastPieceFlag) != 0 || JoinPieces(piece);
}

std::optional<std::string_view> TableReader::PlainTag() {
  if (!is_compressed_) return tag_;
  if (!decompressor_) decompressor_ = std::make_unique<Decompressor>();
  if (!decompressor_->Decompress(tag_, plain_)) {
    Damaged("compressed tag");
    return std::nullopt;
  }
  return plain_;
}

}  // namespace precis::glass
