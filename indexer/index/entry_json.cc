#include "indexer/index/entry_json.h"

#include <string_view>

#include "indexer/index/analysis_json.h"

namespace precis {
namespace {

void AddText(OrderedJson& json, const char* key, const std::string& text) {
  if (!text.empty()) json[key] = text;
}

void AddTime(OrderedJson& json, const char* key,
             const std::optional<UnixMs>& time) {
  if (time) json[key] = FormatTimestamp(*time);
}

OrderedJson BulletsToJson(const std::vector<Bullet>& bullets) {
  OrderedJson array = OrderedJson::array();
  for (const Bullet& bullet : bullets) {
    OrderedJson json = ToJson(bullet.excerpt);
    AddText(json, "group", bullet.group);
    array.push_back(std::move(json));
  }
  return array;
}

OrderedJson OriginToJson(const Version& version) {
  return {{"cluster", version.origin.cluster},
          {"topic", version.origin.topic},
          {"partition", version.origin.number},
          {"offset", version.offset}};
}

void AddArticle(OrderedJson& json, const Article& article) {
  json["id"] = article.id;
  json["kind"] = article.kind == ArticleKind::kEpisode ? "episode" : "article";
  json["title"] = article.title;
  AddText(json, "source", article.source);
  AddText(json, "url", article.url);
  AddTime(json, "published_at", article.published_at);
  AddTime(json, "updated_at", article.updated_at);
  if (article.published_in_future) json["published_in_future"] = true;
  json["authors"] = article.authors;
  json["hosts"] = article.hosts;
  json["guests"] = article.guests;
}

void AddSummary(OrderedJson& json, const Analysis& analysis) {
  json["language"] = analysis.language;
  json["reading_time_s"] = analysis.reading_time_s;
  if (analysis.takeaway) json["takeaway"] = ToJson(*analysis.takeaway);
  json["dek"] = ToJson(analysis.dek);
  json["summary"] = ToJson(analysis.summary);
  json["bullets"] = BulletsToJson(analysis.bullets);
  json["chapters"] = ToJson(analysis.chapters);
  json["sections"] = ToJson(analysis.sections);
}

void AddSpeechAndNames(OrderedJson& json, const Analysis& analysis) {
  json["quotes"] = ToJson(analysis.quotes);
  json["statements"] = ToJson(analysis.statements);
  json["turns"] = ToJson(analysis.turns);
  json["people"] = analysis.people;
  json["organisations"] = analysis.organisations;
  json["places"] = analysis.places;
  json["topics"] = analysis.topics;
  if (analysis.wtf) json["wtf"] = ToJson(*analysis.wtf);
}

std::vector<std::string> Texts(const std::vector<Excerpt>& excerpts) {
  std::vector<std::string> texts;
  texts.reserve(excerpts.size());
  for (const Excerpt& excerpt : excerpts) texts.push_back(excerpt.text);
  return texts;
}

std::string Joined(const std::vector<Excerpt>& excerpts) {
  std::string joined;
  for (const Excerpt& excerpt : excerpts) {
    if (!joined.empty()) joined += ' ';
    joined += excerpt.text;
  }
  return joined;
}

OrderedJson FlatBullets(const std::vector<Bullet>& bullets) {
  OrderedJson array = OrderedJson::array();
  for (const Bullet& bullet : bullets) {
    OrderedJson json = {{"text", bullet.excerpt.text}};
    AddText(json, "group", bullet.group);
    array.push_back(std::move(json));
  }
  return array;
}

}  // namespace

std::string EntryToJson(const Entry& entry) {
  OrderedJson json;
  AddArticle(json, entry.article);
  AddSummary(json, entry.analysis);
  AddSpeechAndNames(json, entry.analysis);
  json["text"] = entry.article.text;
  json["analysis_version"] = entry.analysis.version;
  json["origin"] = OriginToJson(entry.version);
  return ToLine(json);
}

std::string AnalysisLine(const Article& article, const Analysis& analysis) {
  OrderedJson json;
  json["id"] = article.id;
  json["takeaway"] = analysis.takeaway ? analysis.takeaway->text : "";
  json["dek"] = Joined(analysis.dek);
  json["summary"] = Texts(analysis.summary);
  json["bullets"] = FlatBullets(analysis.bullets);
  json["quotes"] = ToJson(analysis.quotes);
  json["statements"] = ToJson(analysis.statements);
  json["people"] = analysis.people;
  json["orgs"] = analysis.organisations;
  json["places"] = analysis.places;
  json["topics"] = analysis.topics;
  json["turns"] = ToJson(analysis.turns);
  json["chapters"] = ToJson(analysis.chapters);
  json["wtf"] = analysis.wtf ? ToJson(*analysis.wtf) : OrderedJson();
  json["language"] = analysis.language;
  return ToLine(json);
}

}  // namespace precis
