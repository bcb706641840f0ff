#include "indexer/search/snippet_html.h"

#include <xapian.h>

namespace precis {
namespace {

using Category = Xapian::Unicode::category;

constexpr std::string_view kCut = "...";
// More punctuation than this says nothing any more.
constexpr std::size_t kMaxLeadingBytes = 4;
constexpr std::size_t kMaxTrailing = 4;

Xapian::Utf8Iterator Characters(std::string_view text) {
  return {text.data(), text.size()};
}

bool EndsSentence(unsigned code) {
  return code == '.' || code == '?' || code == '!';
}

bool OpensOrIs(unsigned code, Category bracket, Category quote,
               std::u32string_view others) {
  const Category category = Xapian::Unicode::get_category(code);
  return category == bracket || category == quote ||
         category == Xapian::Unicode::CURRENCY_SYMBOL ||
         others.contains(static_cast<char32_t>(code));
}

bool BelongsBefore(unsigned code) {
  return OpensOrIs(code, Xapian::Unicode::OPEN_PUNCTUATION,
                   Xapian::Unicode::INITIAL_QUOTE_PUNCTUATION,
                   U"\"#%&'+-/<@\\`~\u00a1\u00a7\u00bf");
}

bool BelongsBehind(unsigned code) {
  return OpensOrIs(code, Xapian::Unicode::CLOSE_PUNCTUATION,
                   Xapian::Unicode::FINAL_QUOTE_PUNCTUATION, U"\"%'+-/>@\\`~");
}

// How many bytes stand before the first letter.
std::size_t BytesBeforeLetter(std::string_view text) {
  auto at = Characters(text);
  while (at != Xapian::Utf8Iterator() && !Xapian::Unicode::is_wordchar(*at)) {
    ++at;
  }
  return text.size() - at.left();
}

// Whether a sentence has ended in `between`, and a blank follows.
bool HasSentenceEnd(std::string_view between) {
  bool after_mark = false;
  for (auto at = Characters(between); at != Xapian::Utf8Iterator(); ++at) {
    if (after_mark && Xapian::Unicode::is_whitespace(*at)) return true;
    after_mark = EndsSentence(*at);
  }
  return false;
}

// What of `between`, which is followed by a word, belongs to that.
std::size_t LeadingBytes(std::string_view between) {
  std::size_t kept_from = 0;
  auto at = Characters(between);
  while (at != Xapian::Utf8Iterator()) {
    const unsigned code = *at;
    ++at;
    if (!BelongsBefore(code)) kept_from = between.size() - at.left();
  }
  const std::size_t bytes = between.size() - kept_from;
  return bytes > kMaxLeadingBytes ? 0 : bytes;
}

// Up to the end of a sentence that ends before another word; 0: it goes on.
std::size_t BytesToSentenceEnd(std::string_view behind) {
  bool after_mark = false;
  auto at = Characters(behind);
  for (; at != Xapian::Utf8Iterator(); ++at) {
    if (after_mark && Xapian::Unicode::is_whitespace(*at)) break;
    after_mark = EndsSentence(*at);
    if (Xapian::Unicode::is_wordchar(*at)) break;
  }
  return after_mark ? behind.size() - at.left() : 0;
}

void AppendEnd(std::string_view behind, std::string& html) {
  if (behind.empty()) return;
  if (const std::size_t bytes = BytesToSentenceEnd(behind); bytes > 0) {
    return AppendEscaped(behind.substr(0, bytes), html);
  }
  auto at = Characters(behind);
  std::size_t count = 0;
  for (; at != Xapian::Utf8Iterator() && BelongsBehind(*at); ++at) ++count;
  if (count > 0 && count <= kMaxTrailing) {
    AppendEscaped(behind.substr(0, behind.size() - at.left()), html);
    if (at == Xapian::Utf8Iterator()) return;
  }
  html += kCut;
}

}  // namespace

void AppendEscaped(std::string_view text, std::string& html) {
  for (;;) {
    const std::size_t end = text.find_first_of("&<>");
    html += text.substr(0, end);
    if (end == std::string_view::npos) return;
    html += text[end] == '&' ? "&amp;" : text[end] == '<' ? "&lt;" : "&gt;";
    text.remove_prefix(end + 1);
  }
}

std::string SnippetHtml(std::string_view text,
                        std::span<const SnippetWord> words) {
  std::string html;
  if (words.empty()) return html;
  std::size_t marked = 0;  // Words up to the end of a mark.
  for (const SnippetWord& word : words) {
    const std::string_view here =
        text.substr(word.begin, word.end - word.begin);
    const std::size_t letter = BytesBeforeLetter(here);
    std::string_view between = here.substr(0, letter);
    if (&word == words.data()) {
      if (word.begin > 0 && !HasSentenceEnd(between)) html += kCut;
      between.remove_prefix(letter - LeadingBytes(between));
    }
    AppendEscaped(between, html);
    if (marked == 0 && word.marked > 0) {
      marked = word.marked;
      html += "<b>";
    }
    AppendEscaped(here.substr(letter), html);
    if (marked == 1) html += "</b>";
    if (marked > 0) --marked;
  }
  AppendEnd(text.substr(words.back().end), html);
  return html;
}

}  // namespace precis
