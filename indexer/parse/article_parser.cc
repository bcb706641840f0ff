#include "indexer/parse/article_parser.h"

#include <simdjson.h>

#include <algorithm>
#include <cstring>
#include <string>
#include <utility>
#include <vector>

#include "indexer/parse/event_fields.h"
#include "indexer/parse/event_id.h"
#include "indexer/parse/html_text.h"
#include "indexer/parse/json_node.h"
#include "indexer/parse/text_blocks.h"

namespace precis {
namespace {

// Unknown values are walked by recursion, one level taking up to 8 KB of stack
// under AddressSanitizer: this is what a thread surely has.
constexpr std::size_t kDeepestNesting = 256;
constexpr std::string_view kByteOrderMark = "\uFEFF";

// Empty: absent or blank.
std::string_view Trimmed(const OptionalText& text) {
  return TrimBlanks(text.value_or(""));
}

Step SetId(const EventFields& event, Article& article) {
  const std::string_view id = event.id.value_or("");
  auto step = CheckId(id);
  if (step) article.id = id;
  return step;
}

Step SetKind(const EventFields& event, Article& article) {
  const std::string_view kind = event.kind.value_or("article");
  if (kind == "article") {
    article.kind = ArticleKind::kArticle;
  } else if (kind == "episode" || kind == "podcast") {
    article.kind = ArticleKind::kEpisode;
  } else {
    return Refuse(RefusalReason::kWrongType, "kind",
                  R"(expected "article", "episode" or "podcast")");
  }
  return {};
}

Step SetTime(const char* field, const OptionalText& text,
             std::optional<UnixMs>& out) {
  const std::string_view given = Trimmed(text);
  if (given.empty()) return {};
  out = ParseTimestamp(given);
  if (out) return {};
  return Refuse(
      RefusalReason::kBadTime, field,
      "expected an rfc 3339 time or a date such as 2026-03-01, 2026-03 "
      "or 2026");
}

Step SetTimes(const EventFields& event, const ParseLimits& limits, UnixMs now,
              Article& article) {
  if (auto step =
          SetTime("published_at", event.published_at, article.published_at);
      !step) {
    return step;
  }
  article.published_in_future =
      article.published_at &&
      *article.published_at - limits.future_tolerance_ms > now;
  return SetTime("updated_at", event.updated_at, article.updated_at);
}

std::vector<std::string> NamesOf(const std::vector<OptionalText>& given) {
  std::vector<std::string> names;
  for (const OptionalText& name : given) {
    if (const auto trimmed = Trimmed(name); !trimmed.empty()) {
      names.emplace_back(trimmed);
    }
  }
  return names;
}

void SetDescription(const EventFields& event, Article& article) {
  article.lang = event.lang.value_or("");
  article.url = event.url.value_or("");
  article.title = event.title.value_or("");
  article.source = event.source.value_or("");
  article.authors = NamesOf(event.authors);
  article.hosts = NamesOf(event.hosts);
  article.guests = NamesOf(event.guests);
  for (const EventChapter& chapter : event.chapters) {
    if (const auto title = Trimmed(chapter.title); !title.empty()) {
      article.chapters.push_back(
          {std::string(title), chapter.start_s.value_or(0)});
    }
  }
}

void AppendSections(const EventFields& event, TextBuilder& text) {
  for (const EventSection& section : event.sections) {
    text.AddLines(BlockKind::kHeading, section.heading.value_or(""));
    text.AddLines(BlockKind::kParagraph, section.text.value_or(""));
  }
}

void AppendSegments(const EventFields& event, TextBuilder& text) {
  for (const EventSegment& segment : event.segments) {
    Block turn;
    turn.kind = BlockKind::kTurn;
    turn.speaker = Trimmed(segment.speaker);
    turn.start_s = segment.start_s;
    turn.end_s = segment.end_s;
    text.Add(std::move(turn), segment.text.value_or(""));
  }
}

Step SetText(const EventFields& event, const ParseLimits& limits,
             Article& article) {
  if (!Trimmed(event.body).empty()) {
    article.text = event.body.value_or("");
    article.blocks = ParagraphLines(article.text);
    return {};
  }
  TextBuilder text;
  if (const auto html = Trimmed(event.body_html); !html.empty()) {
    auto step = AppendHtml(html, limits.max_html_depth, text);
    if (!step) {
      return std::unexpected(std::move(step).error().Within("body_html"));
    }
  }
  if (text.empty()) AppendSections(event, text);
  if (text.empty()) AppendSegments(event, text);
  if (text.empty()) {
    return Refuse(RefusalReason::kMissingText, "body",
                  "no text in body, body_html, sections or segments");
  }
  text.MoveTo(article);
  return {};
}

std::expected<Article, Refusal> MakeArticle(const EventFields& event,
                                            const ParseLimits& limits,
                                            UnixMs now) {
  Article article;
  article.deleted = event.deleted;
  SetDescription(event, article);
  Step step = SetId(event, article);
  if (step) step = SetKind(event, article);
  if (step) step = SetTimes(event, limits, now, article);
  if (step && !event.deleted) step = SetText(event, limits, article);
  if (!step) return std::unexpected(std::move(step).error());
  return article;
}

}  // namespace

struct ArticleParser::State {
  ParseLimits limits;
  simdjson::ondemand::parser parser;
  std::string padded;  // The event and the padding that simdjson reads.
};

ArticleParser::ArticleParser(ParseLimits limits)
    : state_(std::make_unique<State>()) {
  limits.max_depth =
      std::clamp<std::size_t>(limits.max_depth, 1, kDeepestNesting);
  state_->limits = limits;
}

ArticleParser::~ArticleParser() = default;

std::expected<Article, Refusal> ArticleParser::Parse(std::string_view json,
                                                     UnixMs now) {
  const ParseLimits& limits = state_->limits;
  if (json.size() > limits.max_event_bytes) {
    return Refuse(RefusalReason::kTooLarge, {},
                  std::to_string(json.size()) + " bytes, at most " +
                      std::to_string(limits.max_event_bytes) + " are allowed");
  }
  if (!simdjson::validate_utf8(json)) {
    return std::unexpected(RefusalOf(simdjson::UTF8_ERROR));
  }
  if (json.starts_with(kByteOrderMark)) {
    json.remove_prefix(kByteOrderMark.size());
  }
  std::string& padded = state_->padded;
  padded.assign(json);
  padded.append(simdjson::SIMDJSON_PADDING, '\0');
  simdjson::ondemand::document document;
  if (const auto error = state_->parser
                             .iterate(simdjson::padded_string_view(
                                 padded.data(), json.size(), padded.size()))
                             .get(document)) {
    return std::unexpected(RefusalOf(error));
  }
  auto event = ReadEventFields(document, limits.max_depth);
  if (!event) return std::unexpected(std::move(event).error());
  return MakeArticle(*event, limits, now);
}

}  // namespace precis
