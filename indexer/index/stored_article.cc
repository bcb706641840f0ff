#include "indexer/index/stored_article.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "indexer/base/timestamp.h"
#include "indexer/parse/text_blocks.h"

namespace precis {
namespace {

using Json = nlohmann::json;

std::string Text(const Json& entry, const char* key) {
  return entry.value(key, std::string());
}

std::vector<std::string> Names(const Json& entry, const char* key) {
  return entry.value(key, std::vector<std::string>());
}

std::optional<UnixMs> Time(const Json& entry, const char* key) {
  return ParseTimestamp(Text(entry, key));
}

// Labels that stand in the text are found again; those of structured segments
// do not, and their turns begin where a line does.
void MarkTurns(const Json& entry, std::vector<Block>& blocks) {
  const auto turns = entry.find("turns");
  if (turns == entry.end()) return;
  for (const Json& turn : *turns) {
    const auto span = turn.at("span").get<std::array<std::size_t, 2>>();
    auto block = std::ranges::lower_bound(
        blocks, span[0], {}, [](const Block& b) { return b.span.begin; });
    if (block == blocks.end() || block->span.begin != span[0]) continue;
    if (turn.contains("start_s")) block->start_s = turn["start_s"];
    for (; block != blocks.end() && block->span.end <= span[1]; ++block) {
      block->kind = BlockKind::kTurn;
      block->speaker = turn.at("speaker");
    }
  }
}

Article ArticleOf(const Json& entry) {
  Article article;
  article.id = Text(entry, "id");
  article.kind = Text(entry, "kind") == "episode" ? ArticleKind::kEpisode
                                                  : ArticleKind::kArticle;
  article.url = Text(entry, "url");
  article.title = Text(entry, "title");
  article.source = Text(entry, "source");
  article.published_at = Time(entry, "published_at");
  article.updated_at = Time(entry, "updated_at");
  article.authors = Names(entry, "authors");
  article.hosts = Names(entry, "hosts");
  article.guests = Names(entry, "guests");
  article.deleted = entry.value("deleted", false);
  article.text = Text(entry, "text");
  article.blocks = ParagraphLines(article.text);
  MarkTurns(entry, article.blocks);
  return article;
}

}  // namespace

Result<Article> StoredArticle(std::string_view entry_json) {
  try {
    return ArticleOf(Json::parse(entry_json));
  } catch (const Json::exception& error) {
    return Fail(
        ErrorCode::kCorrupt,
        std::string("the index holds a damaged entry: ") + error.what());
  }
}

}  // namespace precis
