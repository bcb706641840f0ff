#include "indexer/index/entry/stored_article.h"

#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "indexer/analyse/text/language.h"
#include "indexer/index/entry/stored_layout.h"
#include "indexer/parse/text_blocks.h"

namespace precis {
namespace {

using Json = nlohmann::json;

std::optional<UnixMs> TimeOf(const Json& entry, const char* key) {
  return ParseTimestamp(entry.value(key, ""));
}

void ReadDescription(const Json& entry, Article& article) {
  entry.at("id").get_to(article.id);
  article.kind = entry.at("kind") == "episode" ? ArticleKind::kEpisode
                                               : ArticleKind::kArticle;
  article.url = entry.value("url", "");
  entry.at("title").get_to(article.title);
  article.source = entry.value("source", "");
  article.published_at = TimeOf(entry, "published_at");
  article.updated_at = TimeOf(entry, "updated_at");
  article.published_in_future = entry.value("published_in_future", false);
  entry.at("authors").get_to(article.authors);
  entry.at("hosts").get_to(article.hosts);
  entry.at("guests").get_to(article.guests);
  entry.at("text").get_to(article.text);
}

// The text of HTML, sections and segments is made of trimmed blocks, so only a
// `body` can begin or end with white space. Any other text may have had
// headings, items, quotes or turns that nothing tells of.
bool IsSurelyABody(const std::string& text) {
  return TrimBlanks(text).size() != text.size();
}

// Of an entry that an older program wrote: if nothing counted but its text.
Result<void> ReadUndivided(const Json& entry, Article& article) {
  const bool nothing_else = entry.at("language") == "en" &&
                            entry.at("chapters").empty() &&
                            IsSurelyABody(article.text) &&
                            analyse::DetectLanguage(article.text, {}) == "en";
  if (!nothing_else) {
    return Fail(ErrorCode::kBadInput,
                "entry '" + article.id +
                    "': written by an older program, which did not keep how "
                    "its text was divided; read it from the topic again");
  }
  article.blocks = ParagraphLines(article.text);
  return {};
}

Result<Article> Read(const Json& entry) {
  Article article;
  ReadDescription(entry, article);
  if (entry.contains("layout")) {
    ReadLayout(entry["layout"], article);
    return article;
  }
  if (auto read = ReadUndivided(entry, article); !read) {
    return std::unexpected(std::move(read.error()));
  }
  return article;
}

Error Damaged(const Json::exception& error) {
  return {ErrorCode::kCorrupt, std::string("no entry: ") + error.what()};
}

}  // namespace

Result<Article> StoredArticle(const Json& entry) {
  try {
    return Read(entry);
  } catch (const Json::exception& error) {
    return std::unexpected(Damaged(error));
  }
}

Result<Article> StoredArticle(std::string_view entry_json) {
  try {
    return Read(Json::parse(entry_json));
  } catch (const Json::exception& error) {
    return std::unexpected(Damaged(error));
  }
}

}  // namespace precis
