#include "indexer/analyse/text/layout.h"

#include <algorithm>

#include "indexer/analyse/text/turn_labels.h"
#include "indexer/analyse/text/utf8.h"

namespace precis::analyse {
namespace {

constexpr std::size_t kMaxHeadingBytes = 120;
constexpr std::size_t kMaxHeadingWords = 14;

ByteSpan Trimmed(std::string_view text, ByteSpan span) {
  while (span.begin < span.end) {
    const CodePoint c = DecodeAt(text, span.begin);
    if (!IsSpace(c.value) || span.begin + c.size > span.end) break;
    span.begin += c.size;
  }
  while (span.begin < span.end &&
         static_cast<unsigned char>(text[span.end - 1]) <= ' ') {
    --span.end;
  }
  return span;
}

std::vector<ByteSpan> Lines(std::string_view text, ByteSpan span,
                            const ByteClassMap& classes) {
  std::vector<ByteSpan> lines;
  std::size_t begin = span.begin;
  while (begin < span.end) {
    const std::size_t end =
        classes.Next(&simd::ByteClassBlock::newline, begin, span.end);
    const ByteSpan line = Trimmed(text, {begin, end});
    if (!line.empty()) lines.push_back(line);
    begin = end + 1;
  }
  return lines;
}

bool EndsLikeASentence(std::string_view line) {
  const char32_t last = DecodeBefore(line, line.size());
  constexpr std::u32string_view kEnds =
      U".?!:;,\"\u201d\u2019\u2026)]'"
      U"\u201c\u00bb\u00ab\u3002\uff01\uff1f\uff1a\uff0c\u3001\u300d\u300f"
      U"\uff09\uff61\u060c\u061b\u061f\u06d4\u0964\u0965\u0589\u1362\u17d4"
      U"\u104b";
  return kEnds.find(last) != std::u32string_view::npos;
}

// Text that was wrapped at a fixed width: there a line end is a space.
bool IsHardWrapped(std::string_view text, const std::vector<ByteSpan>& lines) {
  if (lines.size() < 4) return false;
  std::size_t full = 0;
  std::size_t open = 0;
  for (const ByteSpan& line : lines) {
    if (line.size() > 100) return false;
    full += line.size() >= 50 ? 1u : 0u;
    open += EndsLikeASentence(Slice(text, line)) ? 0u : 1u;
  }
  return full * 2 > lines.size() && open * 2 > lines.size();
}

// The size of the bullet that begins the line, with its spaces, or 0.
std::size_t BulletSize(std::string_view line) {
  const CodePoint c = DecodeAt(line, 0);
  const bool bullet = c.value == 0x2022 || c.value == 0x25E6 ||
                      c.value == '*' || IsDash(c.value);
  if (!bullet || line.size() <= c.size) return 0;
  std::size_t at = c.size;
  while (at < line.size() && (line[at] == ' ' || line[at] == '\t')) ++at;
  // A dash glued to its word is punctuation, but • is always a bullet.
  return at > c.size || c.value == 0x2022 ? at : 0;
}

// A short line without an end mark. What comes after it decides the rest.
bool LooksLikeHeading(std::string_view line) {
  if (line.size() > kMaxHeadingBytes || EndsLikeASentence(line)) return false;
  const CodePoint first = DecodeAt(line, 0);
  if (first.value >= 'a' && first.value <= 'z') return false;
  if (first.value == '"' || first.value == 0x201C) return false;
  const auto words = std::ranges::count(line, ' ') + 1;
  return static_cast<std::size_t>(words) <= kMaxHeadingWords;
}

Block Paragraph(ByteSpan span) {
  Block block;
  block.span = span;
  return block;
}

class PlainLayout {
 public:
  explicit PlainLayout(std::string_view text) : text_(text) {}

  void Add(const std::vector<ByteSpan>& lines) {
    for (const ByteSpan& line : lines) AddLine(line);
  }

  void AddParagraph(ByteSpan span) { blocks_.push_back(Paragraph(span)); }

  // A heading needs text below it, and the paragraph after "He put it so:" is
  // the quotation, however short.
  std::vector<Block> Take() {
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (blocks_[i].kind != BlockKind::kHeading) continue;
      const bool above_text = i + 1 < blocks_.size() &&
                              (blocks_[i + 1].kind == BlockKind::kParagraph ||
                               blocks_[i + 1].kind == BlockKind::kListItem);
      const bool announced =
          i > 0 && Slice(text_, blocks_[i - 1].span).back() == ':';
      if (!above_text || announced) blocks_[i].kind = BlockKind::kParagraph;
    }
    return std::move(blocks_);
  }

 private:
  void AddLine(ByteSpan line) {
    const std::string_view bytes = Slice(text_, line);
    Block block = Paragraph(line);
    if (const std::size_t bullet = BulletSize(bytes); bullet > 0) {
      block.kind = BlockKind::kListItem;
      block.span.begin += bullet;
      if (block.span.empty()) return;
    } else if (LooksLikeHeading(bytes)) {
      block.kind = BlockKind::kHeading;
    }
    blocks_.push_back(std::move(block));
  }

  std::string_view text_;
  std::vector<Block> blocks_;
};

std::vector<Block> LayOutPlain(const Article& article,
                               const ByteClassMap& classes) {
  std::vector<std::vector<ByteSpan>> lines;
  std::vector<ByteSpan> all;
  for (const Block& block : article.blocks) {
    lines.push_back(Lines(article.text, block.span, classes));
    all.insert(all.end(), lines.back().begin(), lines.back().end());
  }
  const bool wrapped = IsHardWrapped(article.text, all);
  PlainLayout layout(article.text);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool one_piece = wrapped && lines[i].size() > 1;
    if (one_piece) {
      layout.AddParagraph({lines[i].front().begin, lines[i].back().end});
    } else {
      layout.Add(lines[i]);
    }
  }
  return layout.Take();
}

bool IsPlain(const Article& article) {
  return std::ranges::all_of(article.blocks, [](const Block& block) {
    return block.kind == BlockKind::kParagraph;
  });
}

std::vector<Block> TrimmedBlocks(const Article& article) {
  std::vector<Block> blocks;
  for (Block block : article.blocks) {
    block.span = Trimmed(article.text, block.span);
    if (!block.span.empty()) blocks.push_back(std::move(block));
  }
  return blocks;
}

}  // namespace

std::vector<Block> LayOut(const Article& article, const ByteClassMap& classes) {
  std::vector<Block> blocks =
      IsPlain(article) ? LayOutPlain(article, classes) : TrimmedBlocks(article);
  LabelTurns(article, blocks);
  return blocks;
}

}  // namespace precis::analyse
