#include "indexer/match/posting_list.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "indexer/glass/format.h"
#include "indexer/glass/pack.h"

namespace precis::match {
namespace {

// Four documents whose numbers have a byte each take eight bytes: a common case
// worth one look.
constexpr std::size_t kFour = 8;

// UnpackNumber(), inline for numbers of one or two bytes.
inline bool Unpack(const char*& at, const char* end, std::uint32_t& number) {
  if (end - at >= 2) {
    const std::uint32_t low = glass::ByteAt(at, 0);
    const std::uint32_t high = glass::ByteAt(at, 1);
    if (low < 128) {
      number = low;
      at += 1;
      return true;
    }
    if (high < 128) {
      number = (low & 0x7f) | high << 7;
      at += 2;
      return true;
    }
  }
  return glass::UnpackNumber(at, end, number);
}

static_assert(std::endian::native == std::endian::little);
std::uint64_t LoadFour(const char* at) {
  std::uint64_t four = 0;
  std::memcpy(&four, at, sizeof four);
  return four;
}

bool AllSmall(std::uint64_t four) { return (four & 0x8080808080808080) == 0; }

// Steps and frequencies by turns, to four documents behind `docid`. Returns the
// last one's id.
inline std::uint64_t DecodeFour(std::uint64_t four, std::uint64_t docid,
                                Docid* ids, std::uint32_t* frequencies) {
  // In 16 bits each. The product adds the steps up, each is stored less one.
  const std::uint64_t distances =
      (four & 0x00ff00ff00ff00ff) * 0x0001000100010001 + 0x0004000300020001;
  ids[0] = static_cast<Docid>(docid + (distances & 0xffff));
  ids[1] = static_cast<Docid>(docid + (distances >> 16 & 0xffff));
  ids[2] = static_cast<Docid>(docid + (distances >> 32 & 0xffff));
  ids[3] = static_cast<Docid>(docid + (distances >> 48));
  frequencies[0] = static_cast<std::uint32_t>(four >> 8 & 0xff);
  frequencies[1] = static_cast<std::uint32_t>(four >> 24 & 0xff);
  frequencies[2] = static_cast<std::uint32_t>(four >> 40 & 0xff);
  frequencies[3] = static_cast<std::uint32_t>(four >> 56);
  return docid + (distances >> 48);
}

// One document behind `docid`, whose step may have a second byte: no branch
// depends on that, which nobody can guess. Returns how many bytes it has; 0: it
// is another case, and nothing was done.
inline std::size_t DecodeOne(std::uint64_t four, std::uint64_t& docid,
                             Docid& id, std::uint32_t& frequency) {
  const std::uint64_t second = four >> 7 & 1;
  const std::uint64_t behind = four >> (8 * second);
  if ((behind & 0x8080) != 0) return 0;
  docid += ((four & 0x7f) | ((four >> 1 & 0x3f80) & (0 - second))) + 1;
  id = static_cast<Docid>(docid);
  frequency = static_cast<std::uint32_t>(behind >> 8 & 0x7f);
  return 2 + second;
}

// So many are decoded one by one before four are tried again: where steps are
// long, four small ones are rare.
constexpr std::size_t kOneByOne = 2;

}  // namespace

PostingList::PostingList(const glass::TableFile& table, std::string_view term)
    : cursor_(table) {
  if (term.empty() || glass::EscapedSize(term) > glass::kMaxTermSize) {
    End();
    return;
  }
  key_.resize(glass::EscapedSize(term));
  glass::EscapeZeros(key_.data(), term);
  key_size_ = key_.size() + 1;
  if (!cursor_.Seek(key_) || cursor_.key() != key_) {
    End();
  } else if (!ReadHead()) {
    Damaged();
  }
  key_ += '\0';
}

bool PostingList::End() {
  at_end_ = true;
  damaged_ = damaged_ || cursor_.damaged();
  return false;
}

bool PostingList::Damaged() {
  damaged_ = true;
  return End();
}

bool PostingList::ReadHead() {
  const auto tag = cursor_.WholeTag();
  return tag && ReadChunk(*tag, true);
}

bool PostingList::ReadChunk(std::string_view tag, bool is_first) {
  const char* at = tag.data();
  const char* const end = at + tag.size();
  if (is_first) {
    std::uint64_t frequency = 0;
    if (!glass::UnpackNumber(at, end, documents_) ||
        !glass::UnpackNumber(at, end, frequency) ||
        !glass::UnpackNumber(at, end, first_)) {
      return false;
    }
    ++first_;  // Stored less one.
  }
  if (at == end || (*at != '0' && *at != '1')) return false;
  is_last_ = *at == '1';
  ++at;
  std::uint32_t length = 0;
  if (!glass::UnpackNumber(at, end, length) || at == end) return false;
  last_ = first_ + length;
  entries_ = {at, static_cast<std::size_t>(end - at)};
  decoded_ = false;
  size_ = at_ = 0;
  return first_ > 0 && last_ >= first_ && last_ != kNoDocument;
}

// REQUIRES: the cursor is at the chunk before.
bool PostingList::NextChunk() {
  const Docid before = last_;
  if (!cursor_.Next()) return Damaged();
  const std::string_view key = cursor_.key();
  if (!key.starts_with(key_)) return Damaged();
  const char* at = key.data() + key_size_;
  const auto tag = cursor_.WholeTag();
  return (tag && glass::UnpackSortable(at, key.data() + key.size(), first_) &&
          first_ > before && ReadChunk(*tag, false)) ||
         Damaged();
}

// To the first chunk behind the one at hand that has an id not below `docid`.
bool PostingList::SeekChunk(Docid docid) {
  const Docid before = last_;
  char id[glass::kMaxSortable];
  key_.append(id, glass::PackSortable(id, docid));
  const bool found = cursor_.Seek(key_);
  key_.resize(key_size_);
  if (!found || !cursor_.key().starts_with(key_)) return Damaged();
  const std::string_view key = cursor_.key();
  const char* at = key.data() + key_size_;
  Docid first = 0;
  if (!glass::UnpackSortable(at, key.data() + key.size(), first)) {
    return Damaged();
  }
  if (first <= before) return NextChunk();  // `docid` lies between the two.
  first_ = first;
  const auto tag = cursor_.WholeTag();
  if (!tag || !ReadChunk(*tag, false)) return Damaged();
  if (docid <= last_) return true;
  return is_last_ ? End() : NextChunk();
}

bool PostingList::Decode() {
  const std::size_t most = entries_.size() / 2 + 1;
  if (ids_.size() < most) {
    ids_.resize(most);
    frequencies_.resize(most);
  }
  Docid* const ids = ids_.data();
  std::uint32_t* const frequencies = frequencies_.data();
  const char* at = entries_.data();
  const char* const end = at + entries_.size();
  std::uint64_t docid = first_;  // Cannot wrap, so one look at the end will do.
  std::size_t size = 0;
  if (!glass::UnpackNumber(at, end, frequencies[0])) return Damaged();
  ids[size++] = first_;
  while (at != end) {
    while (static_cast<std::size_t>(end - at) >= kFour) {
      const std::uint64_t four = LoadFour(at);
      if (!AllSmall(four)) break;
      docid = DecodeFour(four, docid, ids + size, frequencies + size);
      size += kFour / 2;
      at += kFour;
    }
    std::size_t bytes = kFour;
    for (std::size_t i = 0; i < kOneByOne && bytes != 0; ++i) {
      if (static_cast<std::size_t>(end - at) < kFour) break;
      bytes = DecodeOne(LoadFour(at), docid, ids[size], frequencies[size]);
      size += bytes != 0 ? 1 : 0;
      at += bytes;
    }
    if (bytes != 0 && static_cast<std::size_t>(end - at) >= kFour) continue;
    if (at == end) break;
    std::uint32_t step = 0;
    if (!Unpack(at, end, step) || !Unpack(at, end, frequencies[size])) {
      return Damaged();
    }
    docid += std::uint64_t{step} + 1;
    ids[size++] = static_cast<Docid>(docid);
  }
  if (docid != last_) return Damaged();
  size_ = size;
  at_ = 0;
  decoded_ = true;
  return true;
}

bool PostingList::SkipTo(Docid docid) {
  if (at_end_) return false;
  if (docid > last_ || (decoded_ && at_ == size_)) {
    if (is_last_) return End();
    if (!NextChunk()) return false;
    if (docid > last_) {
      if (is_last_) return End();
      if (!SeekChunk(docid)) return false;
    }
  }
  if (!decoded_ && !Decode()) return false;
  if (ids_[at_] >= docid) return true;
  const auto begin = ids_.begin() + static_cast<std::ptrdiff_t>(at_);
  const auto end = ids_.begin() + static_cast<std::ptrdiff_t>(size_);
  at_ = static_cast<std::size_t>(std::lower_bound(begin, end, docid) -
                                 ids_.begin());
  return true;
}

}  // namespace precis::match
