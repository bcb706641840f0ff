#include "indexer/glass/table_writer.h"

#include <algorithm>
#include <utility>

namespace precis::glass {
namespace {

constexpr std::uint32_t kRevision = 1;

// Fills in a block's head and clears what lies between directory and items.
void SealBlock(char* block, std::size_t level, std::size_t directory_end,
               std::size_t low) {
  const std::size_t free = low - directory_end;
  char* out = StoreBig32(block, kRevision);
  *out++ = static_cast<char>(level);
  out = StoreBig16(out, free);
  out = StoreBig16(out, free);
  StoreBig16(out, directory_end);
  std::memset(block + directory_end, 0, free);
}

// No block is free: only the blocks' number, behind the revision.
std::string EmptyFreeList(std::uint32_t blocks) {
  char bytes[6 * kMaxPacked];
  char* out = PackNumber(bytes, kRevision);
  out = PackNumber(out, blocks);
  for (int i = 0; i < 4; ++i) *out++ = 0;  // Where the list starts and ends.
  return {bytes, out};
}

}  // namespace

TableWriter::TableWriter(const std::filesystem::path& database, Table table)
    : path_(database / kTableFiles[static_cast<std::size_t>(table)]),
      file_(kBlockSize) {
  root_.compress_min = kCompressMin[static_cast<std::size_t>(table)];
}

Error TableWriter::error() const {
  if (const auto& failure = file_.error()) return *failure;
  return {ErrorCode::kBadInput,
          "key or tag too long for '" + path_.string() + "'"};
}

void TableWriter::CreateFile() {
  if (leaf_ != nullptr) return;
  file_.Create(path_);
  OpenLeaf();
  // Every tree starts with an item of no key and no tag.
  PutItem({{}, {}, 1, kFirstPieceFlag | kLastPieceFlag});
}

void TableWriter::OpenLeaf() {
  leaf_ = file_.Next();
  directory_end_ = kBlockHeader;
  low_ = kBlockSize;
}

// Starts the leaf whose first item is the `component` of `key`. Its divider is
// no longer than needed to differ from the key before: short keys make wide
// branches.
void TableWriter::StartLeaf(std::string_view key, std::size_t component) {
  if (leaf_ == nullptr) {
    CreateFile();
    return;
  }
  const std::size_t same = CommonPrefix(LastKey(), key);
  Divider divider{std::string(key.substr(0, same + 1)), component};
  EndLeaf();
  divider_ = std::move(divider);
  OpenLeaf();
}

void TableWriter::EndLeaf() {
  SealBlock(leaf_, 0, directory_end_, low_);
  file_.Append();
  AddToBranch(0, divider_, blocks_++);
}

// `level` is that of the block to be added, one below the branch's.
void TableWriter::AddToBranch(std::size_t level, const Divider& divider,
                              std::uint32_t block) {
  if (branches_.size() == level) branches_.emplace_back();
  Branch* branch = &branches_[level];
  if (branch->low - branch->directory_end <
      kBranchItem + divider.key.size() + kDirectoryEntry) {
    EndBranch(level);
    branch = &branches_[level];  // It may have grown.
  }
  const bool first = branch->directory_end == kBlockHeader;
  if (!branch->block) {
    branch->block = std::make_unique_for_overwrite<char[]>(kBlockSize);
  }
  if (first) {
    branch->first_key = divider.key;
    branch->first_component = divider.component;
  }
  const std::string_view key =
      first ? std::string_view() : std::string_view(divider.key);
  branch->low -= kBranchItem + key.size();
  char* out = StoreBig32(branch->block.get() + branch->low, block);
  *out++ = static_cast<char>(key.size());
  out = PackBytes(out, key);
  StoreBig16(out, first ? 0 : divider.component);
  StoreBig16(branch->block.get() + branch->directory_end, branch->low);
  branch->directory_end += kDirectoryEntry;
}

void TableWriter::EndBranch(std::size_t level) {
  Branch& branch = branches_[level];
  SealBlock(branch.block.get(), level + 1, branch.directory_end, branch.low);
  std::memcpy(file_.Next(), branch.block.get(), kBlockSize);
  file_.Append();
  branch.directory_end = kBlockHeader;
  branch.low = kBlockSize;
  const Divider divider{std::move(branch.first_key), branch.first_component};
  AddToBranch(level + 1, divider, blocks_++);
}

// What the first piece of a tag should take that does not fit into one: as
// much as fills the leaf after as many largest items as still fit, unless that
// is so little that it would only cost another piece.
std::size_t TableWriter::FirstPiece(std::size_t key_size,
                                    std::size_t tag_size) const {
  constexpr std::size_t kLargest = MaxItemSize(kBlockSize);
  constexpr std::size_t kWorthIt = 34;
  const std::size_t head = kItemHeader + key_size;
  const std::size_t whole = kLargest - head - kComponent;
  const std::size_t room =
      (low_ - directory_end_) % (kLargest + kDirectoryEntry);
  if (room > kDirectoryEntry + head) {
    const std::size_t fills = room - kDirectoryEntry - head;
    const std::size_t last = (tag_size - kComponent) % whole;
    if (fills >= last || fills >= key_size + kWorthIt) return fills;
  }
  return whole + kComponent;
}

bool TableWriter::AddPieces(std::string_view key, std::string_view tag,
                            bool compressed) {
  if (leaf_ == nullptr) CreateFile();
  const std::size_t whole =
      MaxItemSize(kBlockSize) - kItemHeader - key.size() - kComponent;
  if (tag.size() / whole + 2 > kMaxPieces) return Refuse();
  std::size_t piece = FirstPiece(key.size(), tag.size());
  for (std::size_t component = 1; !tag.empty(); ++component) {
    piece = std::min(piece, tag.size());
    const std::size_t size =
        kItemHeader + key.size() + (component == 1 ? 0 : kComponent) + piece;
    if (low_ - directory_end_ < size + kDirectoryEntry) {
      StartLeaf(key, component);
    }
    const int flags = (component == 1 ? kFirstPieceFlag : 0) |
                      (piece == tag.size() ? kLastPieceFlag : 0) |
                      (compressed ? kCompressedFlag : 0);
    PutItem({key, tag.substr(0, piece), component,
             static_cast<std::uint8_t>(flags)});
    tag.remove_prefix(piece);
    piece = whole;
  }
  return !failed();
}

void TableWriter::EndTree(RootInfo& root) {
  EndLeaf();
  // The first leaf is the root if it is the only one.
  std::size_t level = blocks_ == 1 ? 0 : 1;
  if (level == 1) {
    while (level < branches_.size()) EndBranch(level++ - 1);
    Branch& top = branches_[level - 1];
    SealBlock(top.block.get(), level, top.directory_end, top.low);
    std::memcpy(file_.Next(), top.block.get(), kBlockSize);
    file_.Append();
    ++blocks_;
  }
  assert(level < kMaxLevels);
  root.root = blocks_ - 1;
  root.level = static_cast<std::uint32_t>(level);
}

Result<RootInfo> TableWriter::Finish() {
  if (leaf_ != nullptr) {
    EndTree(root_);
    root_.is_empty = false;
    root_.entries = entries_;
    root_.free_list = EmptyFreeList(blocks_);
    file_.Close();
    leaf_ = nullptr;
  }
  if (failed()) return std::unexpected(error());
  return root_;
}

}  // namespace precis::glass
