#include "indexer/analyse/text/language.h"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <numeric>
#include <span>

#include "indexer/simd/byte_classes.h"

namespace precis::analyse {
namespace {

constexpr std::size_t kMaxBytes = 600;

// Whether `byte` may follow the lead byte of a sequence right away: this rules
// out surrogates, code points beyond the last, and sequences longer than their
// code point needs.
bool MayFollow(unsigned char lead, unsigned char byte) {
  if (lead == 0xE0) return byte >= 0xA0 && byte <= 0xBF;
  if (lead == 0xED) return byte >= 0x80 && byte <= 0x9F;
  if (lead == 0xF0) return byte >= 0x90 && byte <= 0xBF;
  if (lead == 0xF4) return byte >= 0x80 && byte <= 0x8F;
  return (byte & 0xC0u) == 0x80u;
}

// The size of the UTF-8 sequence that begins the text, or 0 if none does.
std::size_t SequenceSize(std::string_view text) {
  const auto byte = [&](std::size_t i) {
    return static_cast<unsigned char>(text[i]);
  };
  if (byte(0) < 0x80) return 1;
  if (byte(0) < 0xC2 || byte(0) > 0xF4) return 0;
  const std::size_t size = byte(0) < 0xE0 ? 2 : byte(0) < 0xF0 ? 3 : 4;
  if (size > text.size() || !MayFollow(byte(0), byte(1))) return 0;
  for (std::size_t i = 2; i < size; ++i) {
    if ((byte(i) & 0xC0u) != 0x80u) return 0;
  }
  return size;
}

// The longest prefix of at most kMaxBytes that is whole UTF-8 sequences: on
// anything else CLD2 reads out of bounds.
std::string_view Prefix(std::string_view text) {
  std::string_view rest = text.substr(0, kMaxBytes);
  while (!rest.empty()) {
    const std::size_t size = SequenceSize(rest);
    if (size == 0) break;
    rest.remove_prefix(size);
  }
  return text.substr(0, std::min(text.size(), kMaxBytes) - rest.size());
}

// Words of English that are none of another language in Latin letters ("to" is
// one of a few, but rare there).
constexpr std::array<std::string_view, 14> kEnglishWords = {
    "and",  "been", "from",  "that",  "the",   "their", "there",
    "they", "this", "which", "while", "would", "with",  "to"};

// At most eight bytes as one number, the first lowest.
constexpr std::uint64_t Packed(std::string_view bytes) {
  std::uint64_t packed = 0;
  for (std::size_t i = bytes.size(); i-- > 0;) {
    packed = packed << 8 | static_cast<unsigned char>(bytes[i]);
  }
  return packed;
}

constexpr auto kPackedEnglishWords = [] {
  std::array<std::uint64_t, kEnglishWords.size()> packed{};
  std::ranges::transform(kEnglishWords, packed.begin(), Packed);
  return packed;
}();

bool IsEnglishWord(std::uint64_t packed) {
  bool found = false;  // Which word comes cannot be guessed: no branch.
  for (const std::uint64_t word : kPackedEnglishWords) found |= packed == word;
  return found;
}

// Finds the words of the beginning of a text: runs of small letters and of
// bytes beyond ASCII, with something else behind them.
class EnglishWords {
 public:
  static constexpr std::size_t kParts = 4;

  // REQUIRES: text.size() <= kMaxBytes.
  explicit EnglishWords(std::string_view text) : text_(text) {
    std::array<simd::ByteClassBlock, kBlocks> blocks;
    const auto used =
        std::span(blocks).first(simd::ByteClassBlockCount(text.size()));
    simd::ClassifyBytes(text, used);
    std::uint64_t before = 0;
    for (std::size_t i = 0; i < used.size(); ++i) {
      const auto& block = used[i];
      const std::uint64_t letters = block.word & ~block.upper & ~block.digit;
      std::uint64_t ends = ~letters & (letters << 1 | before >> 63);
      for (; ends != 0; ends &= ends - 1) {
        const auto end = static_cast<std::size_t>(std::countr_zero(ends));
        // The 64 bytes before the end.
        const std::uint64_t window = before >> end | letters << 1 << (63 - end);
        Count(64 * i + end, static_cast<std::size_t>(std::countl_one(window)));
      }
      before = letters;
    }
  }

  // How many of them are English, in each part of the text.
  const std::array<std::size_t, kParts>& counts() const { return counts_; }

 private:
  static constexpr std::size_t kBlocks = simd::ByteClassBlockCount(kMaxBytes);
  static constexpr std::size_t kLongest =
      7;  // Letters; the words have 5 at most.

  // The word of `size` letters before byte `end`; of more, so many at least.
  void Count(std::size_t end, std::size_t size) {
    if (end >= text_.size() || size > kLongest) return;
    const std::size_t begin = end - size;
    if (!IsEnglishWord(PackedAt(begin, size))) return;
    ++counts_[begin * kParts / text_.size()];
  }

  std::uint64_t PackedAt(std::size_t begin, std::size_t size) const {
    if (begin + 8 > text_.size()) return Packed(text_.substr(begin, size));
    std::uint64_t packed = 0;
    std::memcpy(&packed, text_.data() + begin, sizeof(packed));
    static_assert(std::endian::native == std::endian::little);
    return packed & ((std::uint64_t{1} << 8 * size) - 1);
  }

  std::string_view text_;
  std::array<std::size_t, kParts> counts_{};
};

// Whether so many words are English, in each part of the text, that CLD2 need
// not be asked, which takes much longer to say the same.
bool IsPlainlyEnglish(std::string_view text) {
  constexpr std::size_t kEnough = 6;  // In all, and one in each part.
  const auto english = EnglishWords(text).counts();
  return std::ranges::min(english) > 0 &&
         std::accumulate(english.begin(), english.end(), std::size_t{0}) >=
             kEnough;
}

std::string_view PrimarySubtag(std::string_view tag) {
  return tag.substr(0, tag.find_first_of("-_"));
}

// The code that ISO 639-1 has today: CLD2 and old producers use the withdrawn.
std::string_view Current(std::string_view code) {
  constexpr std::array<std::array<std::string_view, 2>, 4> kWithdrawn = {
      {{"iw", "he"}, {"in", "id"}, {"ji", "yi"}, {"jw", "jv"}}};
  for (const auto& [old, now] : kWithdrawn) {
    if (code == old) return now;
  }
  return code;
}

bool IsTwoLetters(std::string_view code) {
  return code.size() == 2 &&
         std::ranges::all_of(code, [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace

std::string DetectLanguage(std::string_view text, std::string_view hint) {
  if (IsPlainlyEnglish(text.substr(0, kMaxBytes))) return "en";
  const std::string_view prefix = Prefix(text);
  bool reliable = false;
  const CLD2::Language found = CLD2::DetectLanguage(
      prefix.data(), static_cast<int>(prefix.size()), true, &reliable);
  if (reliable && found != CLD2::UNKNOWN_LANGUAGE) {
    return std::string(Current(PrimarySubtag(CLD2::LanguageCode(found))));
  }
  std::string said(PrimarySubtag(hint));
  for (char& c : said) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  }
  return IsTwoLetters(said) ? std::string(Current(said)) : "und";
}

}  // namespace precis::analyse
