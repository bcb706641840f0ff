#include "indexer/search/hits.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <type_traits>

#include "indexer/index/facet_values.h"
#include "indexer/index/speech.h"
#include "indexer/index/terms.h"
#include "indexer/search/json_members.h"

namespace precis {
namespace {

constexpr std::size_t kSnippetBytes = 300;
// A snippet is looked for in so much of a text: longer ones are transcripts,
// and every one of the hits has to be gone through.
constexpr std::size_t kMaxSearchedBytes = std::size_t{256} << 10;

constexpr std::size_t kExcerptBytes = 2 * kSnippetBytes;

constexpr unsigned kSnippetFlags = Xapian::MSet::SNIPPET_CJK_NGRAM;

// A number or truth value; `otherwise` if `json` is no such thing.
template <typename Value>
Value Parsed(std::string_view json, Value otherwise) {
  const auto value = nlohmann::json::parse(json, nullptr, false);
  if constexpr (std::is_same_v<Value, bool>) {
    return value.is_boolean() ? value.template get<bool>() : otherwise;
  } else {
    return value.is_number() ? value.template get<Value>() : otherwise;
  }
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

std::vector<std::string> Lines(std::string_view lines) {
  std::vector<std::string> names;
  for (std::size_t begin = 0; begin < lines.size();) {
    const auto end = std::min(lines.find('\n', begin), lines.size());
    names.emplace_back(lines.substr(begin, end - begin));
    begin = end + 1;
  }
  return names;
}

// The quote or statement at `place` in an entry; null if there is none.
nlohmann::json SpeechAt(const JsonMembers& entry, const SpeechPlace& place) {
  const auto speeches = nlohmann::json::parse(
      entry.Raw(place.direct ? "quotes" : "statements"), nullptr, false);
  if (!speeches.is_array() || place.index >= speeches.size()) return {};
  return speeches[place.index];
}

std::string TextOf(const nlohmann::json& json, const char* key) {
  if (!json.is_object()) return {};
  const auto found = json.find(key);
  return found != json.end() && found->is_string() ? found->get<std::string>()
                                                   : std::string();
}

double ConfidenceOf(const nlohmann::json& speech) {
  if (!speech.is_object()) return 0;
  const auto found = speech.find("confidence");
  return found != speech.end() && found->is_number() ? found->get<double>() : 0;
}

void AddWtf(EntryHit& entry, const JsonMembers& wtf) {
  entry.wtf_label = wtf.Text("label");
  entry.terminator = Parsed(wtf.Raw("terminator"), 0);
  entry.idiocracy = Parsed(wtf.Raw("idiocracy"), 0);
}

}  // namespace

struct HitReader::LastEntry {
  SegmentDocument place;
  std::string data;
  JsonMembers members{data};

  const JsonMembers& At(const OpenIndex& open, SegmentDocument article) {
    if (place.segment != article.segment || place.docid != article.docid) {
      data =
          open.segments[article.segment].get_document(article.docid).get_data();
      members = JsonMembers(data);
      place = article;
    }
    return members;
  }
};

HitReader::HitReader(Stemmers& stemmers, const OpenIndex& open,
                     const ParsedQuery& parsed)
    : stemmers_(stemmers),
      open_(open),
      parsed_(parsed),
      excerpts_(parsed.query),
      last_entry_(std::make_unique<LastEntry>()) {}

HitReader::~HitReader() = default;

Xapian::Document HitReader::Read(const FoundDocument& found) const {
  const auto [segment, docid] = found.place;
  return open_.segments[segment].get_document(docid, Xapian::DOC_ASSUME_VALID);
}

EntryHit HitReader::Entry(const FoundDocument& found) {
  const auto document = Read(found);
  const std::string data = document.get_data();
  const JsonMembers json(data);
  EntryHit entry;
  entry.id = json.Text("id");
  entry.kind = json.Text("kind");
  entry.title = json.Text("title");
  entry.source = json.Text("source");
  entry.url = json.Text("url");
  entry.published_at = json.Text("published_at");
  entry.takeaway = JsonMembers(json.Raw("takeaway")).Text("text");
  entry.duplicate_of = json.Text("duplicate_of");
  entry.story = json.Text("story");
  const std::string value = document.get_value(kFacetsSlot);
  const FacetLines facets = DecodeFacets(value);
  entry.speakers = Lines(facets.speakers);
  entry.topics = Lines(facets.topics);
  AddWtf(entry, JsonMembers(json.Raw("wtf")));
  entry.score = found.weight;
  const std::string text = json.Text("text");
  // Without a weight there was no word to look for, only filters.
  if (entry.score > 0) {
    entry.snippet_html = Snippet(text, json.Text("language"));
  } else {
    entry.snippet_html = Beginning(text);
  }
  return entry;
}

// Of the excerpt where the words seem to be; if they are not, of all the text.
std::string HitReader::Snippet(const std::string& text,
                               const std::string& language) {
  const Xapian::MSet& marker = Marker();
  const Xapian::Stem stem = stemmers_.For(language);
  const std::string searched = Head(text, kMaxSearchedBytes);
  const auto excerpt = excerpts_.Find(searched, kExcerptBytes);
  if (excerpt.size() < searched.size()) {
    std::string snippet = marker.snippet(
        std::string(excerpt), kSnippetBytes, stem,
        kSnippetFlags | Xapian::MSet::SNIPPET_EMPTY_WITHOUT_MATCH);
    if (!snippet.empty()) {
      const bool from_start = excerpt.data() == searched.data();
      return from_start || snippet.starts_with("...") ? snippet
                                                      : "..." + snippet;
    }
  }
  return marker.snippet(searched, kSnippetBytes, stem, kSnippetFlags);
}

// Xapian marks by a query that was run: so it is, for no results.
const Xapian::MSet& HitReader::Marker() {
  if (!marker_) {
    Xapian::Enquire enquire(open_.all);
    enquire.set_query(parsed_.plain.empty() ? parsed_.query : parsed_.plain);
    enquire.set_weighting_scheme(WordWeighting());
    marker_ = enquire.get_mset(0, 0);
  }
  return *marker_;
}

// Xapian's marks know nothing of prefixes.
std::string HitReader::Marked(const std::string& quote,
                              const std::string& language) {
  return Marker().snippet(quote, quote.size() + 1, stemmers_.For(language),
                          kSnippetFlags);
}

QuoteHit HitReader::Quote(const FoundDocument& found) {
  const auto place =
      DecodePlace(Read(found).get_data()).value_or(SpeechPlace());
  SegmentDocument document = found.place;
  document.docid -= place.documents_back;
  const JsonMembers& entry = last_entry_->At(open_, document);
  const auto speech = SpeechAt(entry, place);
  QuoteHit quote;
  quote.entry_id = entry.Text("id");
  quote.text = TextOf(speech, "text");
  quote.speaker = TextOf(speech, "speaker");
  quote.cue = TextOf(speech, "cue");
  quote.confidence = ConfidenceOf(speech);
  quote.direct = place.direct;
  quote.title = entry.Text("title");
  quote.source = entry.Text("source");
  quote.url = entry.Text("url");
  quote.published_at = entry.Text("published_at");
  quote.score = found.weight;
  quote.snippet_html = quote.score > 0
                           ? Marked(quote.text, entry.Text("language"))
                           : EscapeHtml(quote.text);
  return quote;
}

}  // namespace precis
