#include "indexer/search/hits.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>

#include "indexer/index/speech.h"
#include "indexer/index/terms.h"

namespace precis {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kSnippetBytes = 300;
// A snippet is looked for in so much of a text: longer ones are transcripts,
// and every one of the hits has to be gone through.
constexpr std::size_t kMaxSearchedBytes = std::size_t{256} << 10;

constexpr unsigned kSnippetFlags =
    Xapian::MSet::SNIPPET_EXHAUSTIVE | Xapian::MSet::SNIPPET_CJK_NGRAM;

std::string TextOf(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_string() ? found->get<std::string>()
                                                   : std::string();
}

int NumberOf(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_number() ? found->get<int>() : 0;
}

// The first `bytes` of UTF-8 `text`, no character cut in two.
std::string Head(const std::string& text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 &&
         (static_cast<unsigned char>(text[bytes]) & 0xc0) == 0x80) {
    --bytes;
  }
  return text.substr(0, bytes);
}

// As Xapian's snippets are: safe as the content of an element.
std::string EscapeHtml(const std::string& text) {
  std::string escaped;
  for (const char c : text) {
    switch (c) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      default:
        escaped += c;
    }
  }
  return escaped;
}

std::string Beginning(const std::string& text) {
  const std::string head = Head(text, kSnippetBytes);
  return EscapeHtml(head) + (head.size() < text.size() ? "…" : "");
}

std::vector<std::string> Lines(const std::string& lines) {
  std::vector<std::string> names;
  for (std::size_t begin = 0; begin < lines.size();) {
    const auto end = std::min(lines.find('\n', begin), lines.size());
    names.push_back(lines.substr(begin, end - begin));
    begin = end + 1;
  }
  return names;
}

Json Parsed(const Xapian::Document& document) {
  auto json = Json::parse(document.get_data(), nullptr, false);
  return json.is_object() ? json : Json::object();
}

// The quote or statement at `place` in its entry's JSON; empty if the entry
// has none there.
Json SpeechAt(const Json& entry, const SpeechPlace& place) {
  const auto speeches = entry.find(place.direct ? "quotes" : "statements");
  if (speeches == entry.end() || !speeches->is_array() ||
      place.index >= speeches->size() || !(*speeches)[place.index].is_object())
    return Json::object();
  return (*speeches)[place.index];
}

void AddWtf(EntryHit& entry, const Json& json) {
  const auto wtf = json.find("wtf");
  if (wtf == json.end() || !wtf->is_object()) return;
  entry.wtf_label = TextOf(*wtf, "label");
  entry.terminator = NumberOf(*wtf, "terminator");
  entry.idiocracy = NumberOf(*wtf, "idiocracy");
}

}  // namespace

struct HitReader::LastEntry {
  Xapian::docid docid = 0;
  Json json;

  // The entry whose article is `article`, a document of `all`.
  const Json& At(const Xapian::Database& all, Xapian::docid article) {
    if (docid != article) json = Parsed(all.get_document(article));
    docid = article;
    return json;
  }
};

HitReader::HitReader(Stemmers& stemmers, const OpenIndex& open)
    : stemmers_(stemmers),
      open_(open),
      last_entry_(std::make_unique<LastEntry>()) {}

HitReader::~HitReader() = default;

EntryHit HitReader::Entry(const Xapian::MSetIterator& hit) {
  const auto document = hit.get_document();
  const Json json = Parsed(document);
  EntryHit entry;
  entry.id = TextOf(json, "id");
  entry.kind = TextOf(json, "kind");
  entry.title = TextOf(json, "title");
  entry.source = TextOf(json, "source");
  entry.url = TextOf(json, "url");
  entry.published_at = TextOf(json, "published_at");
  if (json.contains("takeaway"))
    entry.takeaway = TextOf(json["takeaway"], "text");
  entry.speakers = Lines(document.get_value(kSpeakersSlot));
  entry.topics = Lines(document.get_value(kTopicsSlot));
  AddWtf(entry, json);
  entry.score = hit.get_weight();
  const std::string text = TextOf(json, "text");
  // Without a weight there was no word to look for, only filters.
  entry.snippet_html =
      entry.score > 0
          ? hit.mset.snippet(Head(text, kMaxSearchedBytes), kSnippetBytes,
                             stemmers_.For(TextOf(json, "language")),
                             kSnippetFlags)
          : Beginning(text);
  return entry;
}

QuoteHit HitReader::Quote(const Xapian::MSetIterator& hit) {
  const auto place =
      DecodePlace(hit.get_document().get_data()).value_or(SpeechPlace());
  // One document back in its segment is as many back in all of them as there
  // are segments.
  const auto back =
      place.documents_back * static_cast<Xapian::docid>(open_.segments.size());
  const Json& entry = last_entry_->At(open_.all, *hit - back);
  const Json speech = SpeechAt(entry, place);
  QuoteHit quote;
  quote.entry_id = TextOf(entry, "id");
  quote.text = TextOf(speech, "text");
  quote.speaker = TextOf(speech, "speaker");
  quote.cue = TextOf(speech, "cue");
  quote.confidence = speech.value("confidence", 0.0);
  quote.direct = place.direct;
  quote.title = TextOf(entry, "title");
  quote.source = TextOf(entry, "source");
  quote.url = TextOf(entry, "url");
  quote.published_at = TextOf(entry, "published_at");
  quote.score = hit.get_weight();
  quote.snippet_html =
      quote.score > 0
          ? hit.mset.snippet(quote.text, quote.text.size() + 1,
                             stemmers_.For(TextOf(entry, "language")),
                             kSnippetFlags)
          : EscapeHtml(quote.text);
  return quote;
}

}  // namespace precis
