#include "indexer/index/entry/entry_json.h"

#include <string_view>

#include "indexer/index/entry/json_writer.h"
#include "indexer/index/entry/stored_layout.h"

namespace precis {
namespace {

// What an entry has besides its text, about.
constexpr std::size_t kBytesBesidesText = 8192;

void AddText(JsonWriter& json, std::string_view key, std::string_view text) {
  if (!text.empty()) json.String(key, text);
}

void AddTime(JsonWriter& json, std::string_view key,
             const std::optional<UnixMs>& time) {
  if (time) json.String(key, FormatTimestamp(*time));
}

void WriteSpan(JsonWriter& json, ByteSpan span) {
  json.Key("span");
  json.BeginArray();
  json.Integer(static_cast<std::int64_t>(span.begin));
  json.Integer(static_cast<std::int64_t>(span.end));
  json.EndArray();
}

// Without the closing bracket: some have more to say.
void OpenExcerpt(JsonWriter& json, const Excerpt& excerpt) {
  json.BeginObject();
  json.String("text", excerpt.text);
  WriteSpan(json, excerpt.span);
  if (!excerpt.edited) return;
  json.Key("edited");
  json.Bool(true);
}

void Write(JsonWriter& json, const Excerpt& excerpt) {
  OpenExcerpt(json, excerpt);
  json.EndObject();
}

void Write(JsonWriter& json, const Bullet& bullet) {
  OpenExcerpt(json, bullet.excerpt);
  AddText(json, "group", bullet.group);
  json.EndObject();
}

void Write(JsonWriter& json, const Chapter& chapter) {
  json.BeginObject();
  json.String("title", chapter.title);
  WriteSpan(json, chapter.span);
  if (chapter.start_s) {
    json.Key("start_s");
    json.Number(*chapter.start_s);
  }
  if (chapter.summary) {
    json.Key("summary");
    Write(json, *chapter.summary);
  }
  json.EndObject();
}

void Write(JsonWriter& json, const Section& section) {
  json.BeginObject();
  json.String("heading", section.heading);
  WriteSpan(json, section.span);
  json.EndObject();
}

// What quotes and statements have in common, without the closing bracket.
template <typename Speech>
void OpenSpeech(JsonWriter& json, const Speech& speech) {
  json.BeginObject();
  json.String("text", speech.text);
  WriteSpan(json, speech.span);
  json.String("speaker", speech.speaker);
  json.Key("confidence");
  json.Number(speech.confidence);
  AddText(json, "tier", TierName(TierOf(speech.confidence)));
  AddText(json, "cue", speech.cue);
}

void Write(JsonWriter& json, const Quote& quote) {
  OpenSpeech(json, quote);
  if (quote.pull_quote) {
    json.Key("pull_quote");
    json.Bool(true);
  }
  json.EndObject();
}

void Write(JsonWriter& json, const Statement& statement) {
  OpenSpeech(json, statement);
  json.EndObject();
}

void Write(JsonWriter& json, const Turn& turn) {
  json.BeginObject();
  WriteSpan(json, turn.span);
  json.String("speaker", turn.speaker);
  if (turn.start_s) {
    json.Key("start_s");
    json.Number(*turn.start_s);
  }
  json.EndObject();
}

void Write(JsonWriter& json, const WtfEvidence& evidence) {
  OpenExcerpt(json, evidence.excerpt);
  json.String("axis", evidence.axis);
  json.String("category", evidence.category);
  json.EndObject();
}

template <typename T>
void WriteAll(JsonWriter& json, std::string_view key,
              const std::vector<T>& items) {
  json.Key(key);
  json.BeginArray();
  for (const T& item : items) Write(json, item);
  json.EndArray();
}

void WriteNames(JsonWriter& json, std::string_view key,
                const std::vector<std::string>& names) {
  json.Key(key);
  json.Strings(names);
}

void WriteInteger(JsonWriter& json, std::string_view key, std::int64_t number) {
  json.Key(key);
  json.Integer(number);
}

void WriteOrigin(JsonWriter& json, const Version& version) {
  json.Key("origin");
  json.BeginObject();
  json.String("cluster", version.origin.cluster);
  json.String("topic", version.origin.topic);
  WriteInteger(json, "partition", version.origin.number);
  WriteInteger(json, "offset", version.offset);
  json.EndObject();
}

void WriteArticle(JsonWriter& json, const Article& article) {
  json.String("id", article.id);
  json.String("kind",
              article.kind == ArticleKind::kEpisode ? "episode" : "article");
  json.String("title", article.title);
  AddText(json, "source", article.source);
  AddText(json, "url", article.url);
  AddTime(json, "published_at", article.published_at);
  AddTime(json, "updated_at", article.updated_at);
  if (article.published_in_future) {
    json.Key("published_in_future");
    json.Bool(true);
  }
  WriteNames(json, "authors", article.authors);
  WriteNames(json, "hosts", article.hosts);
  WriteNames(json, "guests", article.guests);
}

void WriteSummary(JsonWriter& json, const Analysis& analysis) {
  json.String("language", analysis.language);
  if (!analysis.not_done.empty()) {
    WriteNames(json, "not_done", analysis.not_done);
  }
  WriteInteger(json, "reading_time_s", analysis.reading_time_s);
  if (analysis.takeaway) {
    json.Key("takeaway");
    Write(json, *analysis.takeaway);
  }
  WriteAll(json, "dek", analysis.dek);
  WriteAll(json, "summary", analysis.summary);
  WriteAll(json, "bullets", analysis.bullets);
  WriteAll(json, "chapters", analysis.chapters);
  WriteAll(json, "sections", analysis.sections);
}

void WriteWtf(JsonWriter& json, const WtfIndex& wtf) {
  json.Key("wtf");
  json.BeginObject();
  json.String("label", wtf.label);
  WriteInteger(json, "terminator", wtf.terminator);
  WriteInteger(json, "idiocracy", wtf.idiocracy);
  json.String("rationale", wtf.rationale);
  WriteAll(json, "evidence", wtf.evidence);
  AddText(json, "lexicon", wtf.lexicon);
  json.EndObject();
}

void WriteSpeechAndNames(JsonWriter& json, const Analysis& analysis) {
  WriteAll(json, "quotes", analysis.quotes);
  WriteAll(json, "statements", analysis.statements);
  WriteAll(json, "turns", analysis.turns);
  WriteNames(json, "people", analysis.people);
  WriteNames(json, "organisations", analysis.organisations);
  WriteNames(json, "places", analysis.places);
  WriteNames(json, "topics", analysis.topics);
  if (analysis.wtf) WriteWtf(json, *analysis.wtf);
}

void WritePlacement(JsonWriter& json, const Placement& placement) {
  AddText(json, "duplicate_of", placement.duplicate_of);
  AddText(json, "story", placement.story);
}

}  // namespace

std::string EntryToJson(const Entry& entry) {
  JsonWriter json(entry.article.text.size() + kBytesBesidesText);
  json.BeginObject();
  WriteArticle(json, entry.article);
  WriteSummary(json, entry.analysis);
  WriteSpeechAndNames(json, entry.analysis);
  WritePlacement(json, entry.placement);
  json.String("text", entry.article.text);
  WriteLayout(json, entry.article);
  WriteInteger(json, "analysis_version", entry.analysis.version);
  WriteOrigin(json, entry.version);
  json.EndObject();
  return json.Take();
}

}  // namespace precis
