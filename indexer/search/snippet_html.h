#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace precis {

// A word of a text, with all that stands between it and the word before.
struct SnippetWord {
  std::size_t begin = 0;
  std::size_t end = 0;
  // How many words are to be marked together from here on; 0: none begin here.
  std::size_t marked = 0;
};

// `words` of `text`, one after another, as HTML that is safe as the content of
// an element, marked ones in <b>; "..." where a sentence is cut. Punctuation
// that belongs to the first and last word stays.
std::string SnippetHtml(std::string_view text,
                        std::span<const SnippetWord> words);

void AppendEscaped(std::string_view text, std::string& html);

}  // namespace precis
