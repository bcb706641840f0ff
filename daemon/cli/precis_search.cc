#include "daemon/cli/precis_search.h"

#include <cmath>
#include <ostream>
#include <string_view>
#include <vector>

#include "daemon/serve/results_json.h"

namespace precis {
namespace {

constexpr std::string_view kIndent = "   ";

// "source · 14 March 2026 · …": what is there of it.
std::string Joined(const std::vector<std::string>& parts) {
  std::string line;
  for (const std::string& part : parts) {
    if (part.empty()) continue;
    if (!line.empty()) line += " · ";
    line += part;
  }
  return line;
}

std::string WtfText(const EntryHit& hit) {
  if (hit.wtf_label.empty()) return "";
  return hit.wtf_label + " ◄ " + std::to_string(hit.terminator) + " · " +
         std::to_string(hit.idiocracy) + " ►";
}

std::string SpeakerText(const QuoteHit& hit) {
  if (hit.speaker.empty()) return "unknown speaker";
  return hit.speaker + " (" +
         std::to_string(std::lround(hit.confidence * 100)) + " %" +
         (hit.direct ? "" : ", as reported") + ")";
}

void PrintQuote(const Console& console, const QuoteHit& hit,
                std::string_view indent) {
  const std::string text = hit.snippet_html.empty()
                               ? Printable(hit.text)
                               : SnippetText(hit.snippet_html, console.color);
  console.out << Wrap(text, console.width, indent)
              << Wrap("— " + Printable(SpeakerText(hit)), console.width,
                      indent);
}

void Print(const Console& console, std::size_t number, const EntryHit& hit) {
  console.out << Wrap(std::to_string(number) + ". " +
                          Bold(console, Printable(hit.title)),
                      console.width, "")
              << Wrap(Printable(Joined({hit.source, LongDate(hit.published_at),
                                        WtfText(hit)})),
                      console.width, kIndent);
  const std::string text = hit.snippet_html.empty()
                               ? Printable(hit.takeaway)
                               : SnippetText(hit.snippet_html, console.color);
  console.out << Wrap(text, console.width, kIndent);
  for (const QuoteHit& quote : hit.quotes) PrintQuote(console, quote, "   | ");
  console.out << kIndent
              << Dim(console, "precis show '" + Printable(hit.id) + "'")
              << "\n\n";
}

void Print(const Console& console, std::size_t number, const QuoteHit& hit) {
  console.out << number << ".\n";
  PrintQuote(console, hit, kIndent);
  console.out << Wrap(Printable(Joined(
                          {hit.title, hit.source, LongDate(hit.published_at)})),
                      console.width, kIndent)
              << kIndent
              << Dim(console, "precis show '" + Printable(hit.entry_id) + "'")
              << "\n\n";
}

template <typename Hit>
void PrintHits(const Console& console, const SearchRequest& request,
               const std::vector<Hit>& hits) {
  std::size_t number = request.offset;
  for (const Hit& hit : hits) Print(console, ++number, hit);
}

void Print(const Console& console, const SearchRequest& request,
           const SearchResults& results) {
  PrintHits(console, request, results.entries);
  PrintHits(console, request, results.quotes);
  if (!results.suggestion.empty()) {
    console.out << "Did you mean: " << Printable(results.suggestion) << '\n';
  }
  if (results.entries.empty() && results.quotes.empty()) {
    console.out << "Nothing found.\n";
  } else {
    console.out << Dim(console,
                       "about " + Grouped(results.estimated_total) + " in all")
                << '\n';
  }
}

}  // namespace

int SearchCommand(const SearchOptions& options, Console console) {
  auto index = FindIndex(options.location);
  if (!index) return Report(console, index.error());
  auto searcher = Searcher::Open(*index);
  if (!searcher) return Report(console, searcher.error());
  const auto results = (*searcher)->Search(options.request);
  if (!results) return Report(console, results.error());
  if (options.json) {
    console.out << ResultsJson(options.request, *results);
  } else {
    Print(console, options.request, *results);
  }
  return results->entries.empty() && results->quotes.empty() ? kExitNothing
                                                             : kExitOk;
}

}  // namespace precis
