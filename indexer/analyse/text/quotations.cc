#include "indexer/analyse/text/quotations.h"

#include "indexer/analyse/text/utf8.h"

namespace precis::analyse {
namespace {

// Less than this after a lone opening mark is a stray mark (an inch sign, a
// typing error), not speech that goes on in the next paragraph.
constexpr std::size_t kMinUnclosedBytes = 26;

enum class MarkKind { kNone, kOpen, kClose, kEither };

struct Mark {
  MarkKind kind = MarkKind::kNone;
  std::size_t size = 1;
};

bool IsWordByte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c >= '0' && c <= '9');
}

bool OpensAfter(char32_t before) {
  return before == 0 || IsSpace(before) || before == '(' || before == '[' ||
         IsDash(before);
}

class Pairer {
 public:
  Pairer(std::string_view text, const ByteClassMap& classes, bool single)
      : text_(text), classes_(classes), single_(single) {}

  void Visit(const Block& block, std::size_t index) {
    block_ = block.span;
    index_ = index;
    open_ = kNotOpen;
    const bool carried = carry_;
    carry_ = false;
    std::size_t at = block_.begin;
    while (true) {
      at = classes_.Next(&simd::ByteClassBlock::mark, at, block_.end);
      if (at >= block_.end) break;
      const Mark mark = MarkAt(at);
      if (mark.kind != MarkKind::kNone) VisitMark(at, mark, carried);
      at += mark.size;
    }
    CloseAtBlockEnd();
  }

  std::vector<Quotation> Take() { return std::move(quotations_); }

 private:
  static constexpr std::size_t kNotOpen = ~std::size_t{0};
  bool IsOpen() const { return open_ != kNotOpen; }

  Mark MarkAt(std::size_t at) const {
    const CodePoint c = DecodeAt(text_, at);
    const bool doubled = at + 1 < block_.end && text_[at + 1] == text_[at];
    switch (c.value) {
      case '"':
        return {MarkKind::kEither, 1};
      case '\'':
        // In ''… 'one of us''' the first closes what is quoted inside.
        if (IsOpen() && doubled && at + 2 < block_.end &&
            text_[at + 2] == '\'') {
          return Mark{};
        }
        return doubled ? Mark{MarkKind::kEither, 2} : Mark{};
      case '`':
        return doubled ? Mark{MarkKind::kOpen, 2} : Mark{};
      case 0x201C:
        // German „…“ closes with the mark that opens in English.
        return {low_opened_ ? MarkKind::kEither : MarkKind::kOpen, c.size};
      case 0x201E:
      case 0xAB:
        return {MarkKind::kOpen, c.size};
      case 0x201D:
      case 0xBB:
        return {MarkKind::kClose, c.size};
      case 0x2018:
        return {single_ ? MarkKind::kOpen : MarkKind::kNone, c.size};
      case 0x2019:
        return {single_ && !IsApostrophe(at, c.size) ? MarkKind::kClose
                                                     : MarkKind::kNone,
                c.size};
      default:
        return {MarkKind::kNone, c.size};
    }
  }

  bool IsApostrophe(std::size_t at, std::size_t size) const {
    return at + size < block_.end && IsWordByte(text_[at + size]);
  }

  // A straight mark opens or closes by what is around it, and by turns where
  // that does not tell.
  MarkKind KindOfEither(std::size_t at, std::size_t size) const {
    const char32_t before = at == block_.begin ? 0 : DecodeBefore(text_, at);
    const char after = at + size < block_.end ? text_[at + size] : ' ';
    if (!IsOpen()) {
      const bool inches = before >= '0' && before <= '9' && !IsWordByte(after);
      return inches ? MarkKind::kNone : MarkKind::kOpen;
    }
    return OpensAfter(before) && IsWordByte(after) ? MarkKind::kOpen
                                                   : MarkKind::kClose;
  }

  bool LooksClosing(std::size_t at, std::size_t size) const {
    const char after = at + size < block_.end ? text_[at + size] : ' ';
    return !OpensAfter(at == block_.begin ? 0 : DecodeBefore(text_, at)) &&
           !IsWordByte(after);
  }

  // “…” inside "…" belongs to it.
  bool IsNested(MarkKind kind) {
    if (!IsOpen() || !straight_) return false;
    if (kind == MarkKind::kOpen) {
      ++nested_;
      return true;
    }
    if (nested_ == 0) return false;
    --nested_;
    return true;
  }

  void VisitMark(std::size_t at, Mark mark, bool carried) {
    const bool either = mark.kind == MarkKind::kEither;
    MarkKind kind = either ? KindOfEither(at, mark.size) : mark.kind;
    // “…,“ she said: some close with the mark that opens.
    if (kind == MarkKind::kOpen && !either && IsOpen() &&
        LooksClosing(at, mark.size)) {
      kind = MarkKind::kClose;
    }
    if (!either && IsNested(kind)) return;
    if (kind == MarkKind::kOpen && !IsOpen()) {
      open_ = at;
      continues_ = carried && at == block_.begin;
      low_opened_ = DecodeAt(text_, at).value == 0x201E;
      straight_ = either;
      nested_ = 0;
    } else if (kind == MarkKind::kOpen && !either) {
      open_ = at;  // The one before was never closed.
    } else if (kind == MarkKind::kClose && IsOpen()) {
      Add({open_, at + mark.size}, true);
    }
  }

  void CloseAtBlockEnd() {
    if (!IsOpen() || block_.end - open_ < kMinUnclosedBytes) return;
    Add({open_, block_.end}, false);
    carry_ = true;
  }

  void Add(ByteSpan span, bool closed) {
    quotations_.push_back({.span = span,
                           .block = index_,
                           .closed = closed,
                           .continues = continues_});
    open_ = kNotOpen;
    continues_ = false;
    low_opened_ = false;
  }

  std::string_view text_;
  const ByteClassMap& classes_;
  bool single_;
  ByteSpan block_;
  std::size_t index_ = 0;
  std::size_t open_ = kNotOpen;
  bool continues_ = false;
  bool low_opened_ = false;
  bool straight_ = false;  // It was opened by " or ''.
  std::size_t nested_ = 0;
  bool carry_ = false;
  std::vector<Quotation> quotations_;
};

bool UsesDoubleMarks(std::string_view text) {
  return text.find('"') != std::string_view::npos ||
         text.find("\u201C") != std::string_view::npos ||
         text.find("''") != std::string_view::npos ||
         text.find("\u00AB") != std::string_view::npos;
}

}  // namespace

std::vector<Quotation> FindQuotations(std::string_view text,
                                      const std::vector<Block>& blocks,
                                      const ByteClassMap& classes) {
  Pairer pairer(text, classes, !UsesDoubleMarks(text));
  for (std::size_t i = 0; i < blocks.size(); ++i) pairer.Visit(blocks[i], i);
  return pairer.Take();
}

}  // namespace precis::analyse
