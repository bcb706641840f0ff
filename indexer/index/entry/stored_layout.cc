#include "indexer/index/entry/stored_layout.h"

#include <algorithm>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/parse/text_blocks.h"

namespace precis {
namespace {

using Json = nlohmann::json;

// A letter for each BlockKind, in its order.
constexpr std::string_view kKindLetters = "phlqt";
constexpr std::string_view kBlankLine = "\n\n";

char LetterOf(BlockKind kind) {
  return kKindLetters[static_cast<std::size_t>(kind)];
}

bool IsBareParagraph(const Block& block) {
  return block.kind == BlockKind::kParagraph && block.speaker.empty() &&
         !block.start_s && !block.end_s;
}

// Whether the blocks are what the parser makes of a `body`.
bool AreItsLines(const Article& article) {
  const std::vector<Block>& blocks = article.blocks;
  if (!std::ranges::all_of(blocks, IsBareParagraph)) return false;
  return std::ranges::equal(ParagraphLines(article.text), blocks, {},
                            &Block::span, &Block::span);
}

// What a TextBuilder joined, unless a block had a blank line itself.
std::vector<ByteSpan> BetweenBlankLines(std::string_view text) {
  std::vector<ByteSpan> spans;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(kBlankLine, begin), text.size());
    spans.push_back({begin, end});
    begin = end + kBlankLine.size();
  }
  return spans;
}

void WriteKinds(JsonWriter& json, const std::vector<Block>& blocks) {
  std::string kinds;
  for (const Block& block : blocks) kinds += LetterOf(block.kind);
  json.String("blocks", kinds);
}

void WriteSpans(JsonWriter& json, const Article& article) {
  if (std::ranges::equal(BetweenBlankLines(article.text), article.blocks, {},
                         {}, &Block::span)) {
    return;
  }
  json.Key("spans");
  json.BeginArray();
  for (const Block& block : article.blocks) {
    json.Integer(static_cast<std::int64_t>(block.span.begin));
    json.Integer(static_cast<std::int64_t>(block.span.end));
  }
  json.EndArray();
}

// Each speaker once, and which of them each block has.
void WriteSpeakers(JsonWriter& json, const std::vector<Block>& blocks) {
  if (std::ranges::all_of(blocks, &std::string::empty, &Block::speaker)) return;
  std::vector<std::string> speakers;
  json.Key("speaker");
  json.BeginArray();
  for (const Block& block : blocks) {
    const auto found = std::ranges::find(speakers, block.speaker);
    json.Integer(found - speakers.begin());
    if (found == speakers.end()) speakers.push_back(block.speaker);
  }
  json.EndArray();
  json.Key("speakers");
  json.Strings(speakers);
}

void WriteTimes(JsonWriter& json, std::string_view name,
                std::optional<double> Block::* time,
                const std::vector<Block>& blocks) {
  if (std::ranges::none_of(blocks, [&](const Block& block) {
        return (block.*time).has_value();
      })) {
    return;
  }
  json.Key(name);
  json.BeginArray();
  for (const Block& block : blocks) {
    const std::optional<double>& at = block.*time;
    if (at) {
      json.Number(*at);
    } else {
      json.Null();
    }
  }
  json.EndArray();
}

void WriteBlocks(JsonWriter& json, const Article& article) {
  if (AreItsLines(article)) return;
  WriteKinds(json, article.blocks);
  WriteSpans(json, article);
  WriteSpeakers(json, article.blocks);
  WriteTimes(json, "start_s", &Block::start_s, article.blocks);
  WriteTimes(json, "end_s", &Block::end_s, article.blocks);
}

void WriteChapters(JsonWriter& json,
                   const std::vector<GivenChapter>& chapters) {
  if (chapters.empty()) return;
  json.Key("chapters");
  json.BeginArray();
  for (const GivenChapter& chapter : chapters) {
    json.BeginObject();
    json.String("title", chapter.title);
    json.Key("start_s");
    json.Number(chapter.start_s);
    json.EndObject();
  }
  json.EndArray();
}

// A wrong layout is damage; one kind of exception says so for all of them.
void Require(bool condition) {
  if (!condition) throw Json::other_error::create(501, "layout", nullptr);
}

std::vector<ByteSpan> ReadSpans(const Json& layout, const Article& article) {
  if (!layout.contains("spans")) return BetweenBlankLines(article.text);
  const auto ends = layout["spans"].get<std::vector<std::size_t>>();
  Require(ends.size() % 2 == 0);
  std::vector<ByteSpan> spans;
  for (std::size_t i = 0; i < ends.size(); i += 2) {
    Require(ends[i] < ends[i + 1] && ends[i + 1] <= article.text.size() &&
            (i == 0 || ends[i - 1] <= ends[i]));
    spans.push_back({ends[i], ends[i + 1]});
  }
  return spans;
}

BlockKind KindOf(char letter) {
  const auto place = kKindLetters.find(letter);
  Require(place != std::string_view::npos);
  return static_cast<BlockKind>(place);
}

void ReadSpeakers(const Json& layout, std::vector<Block>& blocks) {
  if (!layout.contains("speaker")) return;
  const auto& which = layout["speaker"];
  Require(which.size() == blocks.size());
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    layout.at("speakers")
        .at(which[i].get<std::size_t>())
        .get_to(blocks[i].speaker);
  }
}

void ReadTimes(const Json& layout, const char* name,
               std::optional<double> Block::* time,
               std::vector<Block>& blocks) {
  if (!layout.contains(name)) return;
  const auto& times = layout[name];
  Require(times.size() == blocks.size());
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (!times[i].is_null()) blocks[i].*time = times[i].get<double>();
  }
}

std::vector<Block> ReadBlocks(const Json& layout, const Article& article) {
  if (!layout.contains("blocks")) return ParagraphLines(article.text);
  const auto kinds = layout["blocks"].get<std::string>();
  const std::vector<ByteSpan> spans = ReadSpans(layout, article);
  Require(spans.size() == kinds.size());
  std::vector<Block> blocks(kinds.size());
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    blocks[i].kind = KindOf(kinds[i]);
    blocks[i].span = spans[i];
  }
  ReadSpeakers(layout, blocks);
  ReadTimes(layout, "start_s", &Block::start_s, blocks);
  ReadTimes(layout, "end_s", &Block::end_s, blocks);
  return blocks;
}

}  // namespace

void WriteLayout(JsonWriter& json, const Article& article) {
  json.Key("layout");
  json.BeginObject();
  if (!article.lang.empty()) json.String("lang", article.lang);
  WriteBlocks(json, article);
  WriteChapters(json, article.chapters);
  json.EndObject();
}

void ReadLayout(const Json& layout, Article& article) {
  article.lang = layout.value("lang", "");
  article.blocks = ReadBlocks(layout, article);
  if (!layout.contains("chapters")) return;
  for (const Json& chapter : layout["chapters"]) {
    article.chapters.push_back(
        {chapter.at("title").get<std::string>(), chapter.at("start_s")});
  }
}

}  // namespace precis
