// Names and numbers of the glass format (version 2016-03-14), the database of
// Xapian 1.4. The authority is Xapian's own source, backends/glass.
//
// A database is a folder: one file per table, <table>.glass, and the version
// file "iamglass", which says where each table has its root. A table is a
// B-tree of blocks of one size, numbered from 0:
//
//   revision 4 | level 1 | max free 2 | total free 2 | directory end 2
//   directory: offset of each item, 2 bytes each, in key order
//   free space
//   items
//
// (all numbers big-endian). A leaf (level 0) holds items of key and tag:
//
//   flags and size 2 | key length 1 | key | component 2 | piece of the tag
//
// where size counts what follows the key length, and the component is absent
// in a tag's first piece. A branch holds, per block below it:
//
//   block number 4 | key length 1 | key | component 2
//
// with a key above everything in the block before and not above anything in
// this one; the first key of a branch counts as lower than all.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace precis::glass {

enum class Table : std::uint8_t {  // In the order of the version file.
  kPostlist,
  kDocdata,
  kTermlist,
  kPosition,
  kSpelling,
  kSynonym,
};
inline constexpr std::size_t kTables = 6;

inline constexpr std::array<std::string_view, kTables> kTableFiles = {
    "postlist.glass", "docdata.glass",  "termlist.glass",
    "position.glass", "spelling.glass", "synonym.glass"};
inline constexpr std::string_view kVersionFile = "iamglass";

// Tags longer than this may be compressed (raw deflate); 0: never.
inline constexpr std::array<std::uint32_t, kTables> kCompressMin = {0, 18, 18,
                                                                    0, 18, 18};

inline constexpr std::size_t kBlockSize = 8192;  // What we write.
inline constexpr std::size_t kMinBlockSize = 2048;
inline constexpr std::size_t kMaxBlockSize = 65536;
inline constexpr std::size_t kMaxLevels = 10;

inline constexpr std::size_t kBlockHeader = 11;  // Where the directory starts.
inline constexpr std::size_t kDirectoryEntry = 2;
inline constexpr std::size_t kItemHeader = 3;  // Flags, size, key length.
inline constexpr std::size_t kComponent = 2;
inline constexpr std::size_t kBranchItem = 7;  // Without its key.

inline constexpr std::uint8_t kCompressedFlag = 0x80;
inline constexpr std::uint8_t kLastPieceFlag = 0x40;
inline constexpr std::uint8_t kFirstPieceFlag = 0x20;
inline constexpr std::size_t kItemSizeMask = 0x1fff;

inline constexpr std::size_t kMaxKeySize = 255;
inline constexpr std::size_t kMaxPieces = 65535;

// A term's length with each NUL counted twice, as keys have it: then there is
// always room for a document id behind it. Xapian's limit is the same for terms
// without NUL.
inline constexpr std::size_t kMaxTermSize = 245;

// Posting and value chunks are closed once they have grown to this, as
// Xapian's are, so that four fit into a block.
inline constexpr std::size_t kChunkSize = 2000;

// At least four items of the largest size fit into a block.
constexpr std::size_t MaxItemSize(std::size_t block_size) {
  const std::size_t fits =
      (block_size - kBlockHeader - 4 * kDirectoryEntry) / 4;
  return fits < kItemSizeMask + kItemHeader ? fits
                                            : kItemSizeMask + kItemHeader;
}

// Keys of the posting list table that are not terms. A term's own NUL becomes
// 00 ff, so that all terms sort behind these.
inline constexpr std::string_view kMetadataPrefix("\x00\xc0", 2);
inline constexpr std::string_view kValueStatisticsPrefix("\x00\xd0", 2);
inline constexpr std::string_view kValueChunkPrefix("\x00\xd8", 2);
inline constexpr std::string_view kLengthsPrefix("\x00\xe0", 2);

}  // namespace precis::glass
