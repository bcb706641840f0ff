#include "indexer/index/entry/analysis_json.h"
#include "indexer/index/entry/entry_json.h"

namespace precis {
namespace {

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
    if (!bullet.group.empty()) json["group"] = bullet.group;
    array.push_back(std::move(json));
  }
  return array;
}

}  // namespace

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
  if (!analysis.not_done.empty()) json["not_done"] = analysis.not_done;
  json["analysis_version"] = analysis.version;
  return ToLine(json);
}

}  // namespace precis
