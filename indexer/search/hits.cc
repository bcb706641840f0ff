#include "indexer/search/hits.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <type_traits>

#include "indexer/index/entry/speech.h"
#include "indexer/index/terms/facet_values.h"
#include "indexer/index/terms/terms.h"
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
std::string_view Head(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 &&
         (static_cast<unsigned char>(text[bytes]) & 0xc0) == 0x80) {
    --bytes;
  }
  return text.substr(0, bytes);
}

std::string EscapeHtml(std::string_view text) {
  std::string escaped;
  AppendEscaped(text, escaped);
  return escaped;
}

// The words as texts have them, without prefixes.
const Xapian::Query& MarkedQuery(const ParsedQuery& parsed) {
  return parsed.plain.empty() ? parsed.query : parsed.plain;
}

std::string Beginning(const std::string& text) {
  const std::string_view head = Head(text, kSnippetBytes);
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

  const JsonMembers& At(DocumentReader& reader, SegmentDocument article) {
    if (place.segment != article.segment || place.docid != article.docid) {
      data = reader.Data(article);
      members = JsonMembers(data);
      place = article;
    }
    return members;
  }
};

HitReader::HitReader(Stemmers& stemmers, Tokeniser& tokeniser,
                     const OpenIndex& open, const ParsedQuery& parsed)
    : stemmers_(stemmers),
      open_(open),
      reader_(open),
      parsed_(parsed),
      excerpts_(parsed.query),
      tokeniser_(tokeniser),
      last_entry_(std::make_unique<LastEntry>()) {}

HitReader::~HitReader() = default;

EntryHit HitReader::Entry(const FoundDocument& found) {
  const JsonMembers json(reader_.Data(found.place));
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
  const FacetLines facets =
      DecodeFacets(reader_.Value(found.place, kFacetsSlot));
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

// Of the excerpt where the words seem to be; if they are not, of all the text;
// if they are in the title only, the beginning.
std::string HitReader::Snippet(const std::string& text,
                               const std::string& language) {
  const std::string_view searched = Head(text, kMaxSearchedBytes);
  const auto excerpt = excerpts_.Find(searched, kExcerptBytes);
  if (excerpt.size() < searched.size()) {
    const std::string snippet = Mark(excerpt, kSnippetBytes, language);
    if (!snippet.empty()) {
      const bool from_start = excerpt.data() == searched.data();
      return from_start || snippet.starts_with("...") ? snippet
                                                      : "..." + snippet;
    }
  }
  std::string snippet = Mark(searched, kSnippetBytes, language);
  return snippet.empty() ? Beginning(text) : snippet;
}

// Empty if there is nothing to mark.
std::string HitReader::Mark(std::string_view text, std::size_t bytes,
                            const std::string& language) {
  const Xapian::Stem& stem = stemmers_.For(language);
  if (Marker* const marker = OwnMarker()) {
    auto snippet =
        marker->Snippet(text, bytes, {stem, Stemmers::IsEnglish(language)});
    if (snippet) return *std::move(snippet);
  }
  return XapianMarker().snippet(
      std::string(text), bytes, stem,
      kSnippetFlags | Xapian::MSet::SNIPPET_EMPTY_WITHOUT_MATCH);
}

// Null: the query is one that only Xapian knows how to mark.
Marker* HitReader::OwnMarker() {
  if (!asked_for_marker_) {
    marker_ = Marker::Of(MarkedQuery(parsed_), TermRarity(open_), tokeniser_);
    asked_for_marker_ = true;
  }
  return marker_ ? &*marker_ : nullptr;
}

// Xapian marks by a query that was run: so it is, for no results.
const Xapian::MSet& HitReader::XapianMarker() {
  if (!xapian_marker_) {
    Xapian::Enquire enquire(open_.all);
    enquire.set_query(MarkedQuery(parsed_));
    enquire.set_weighting_scheme(WordWeighting());
    xapian_marker_ = enquire.get_mset(0, 0);
  }
  return *xapian_marker_;
}

// All of it: marks know nothing of prefixes, a quote may be found by its title.
std::string HitReader::Marked(const std::string& quote,
                              const std::string& language) {
  const std::string marked = Mark(quote, quote.size() + 1, language);
  return marked.empty() ? EscapeHtml(quote) : marked;
}

QuoteHit HitReader::Quote(const FoundDocument& found) {
  const auto place =
      DecodePlace(reader_.Data(found.place)).value_or(SpeechPlace());
  SegmentDocument document = found.place;
  document.docid -= place.documents_back;
  const JsonMembers& entry = last_entry_->At(reader_, document);
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
