#pragma once

#include <xapian.h>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/index/terms/tokeniser.h"
#include "indexer/search/snippet_html.h"
#include "indexer/search/term_rarity.h"

namespace precis {

// Makes snippets in which a query's words and phrases are marked, as Xapian's
// MSet::snippet() makes them. That needs the query to be run, and stems every
// word of a text; here only those are stemmed that may be meant.
//
// Thread safety: none.
class Marker {
 public:
  struct Language {
    const Xapian::Stem& stem;
    bool is_english = true;  // Its stems begin with the letter of the word.
  };

  // nullopt: there is a wildcard or the like in the query, which only Xapian
  // knows how to mark. `tokeniser` must outlive this.
  static std::optional<Marker> Of(const Xapian::Query& query,
                                  const TermRarity& rarity,
                                  Tokeniser& tokeniser);

  // About `bytes` of UTF-8 `text` with the most and rarest words of the query,
  // the last of equal stretches next to each other. HTML as SnippetHtml's;
  // empty if no word is found. nullopt: the text has words that only Xapian
  // knows how to mark (Chinese, Japanese, Korean).
  std::optional<std::string> Snippet(std::string_view text, std::size_t bytes,
                                     const Language& language);

 private:
  // Of a word in the query, or of a phrase.
  using Number = std::uint32_t;
  static constexpr Number kNone = 0xffffffff;
  static constexpr auto kNowhere = static_cast<std::size_t>(-1);
  using Numbers = std::map<std::string, Number, std::less<>>;

  struct Sought {
    // By number: of a phrase how many words it has, of a word 1 and, the rarer
    // it is, up to 1 more; 0 if it is to be marked in phrases only.
    std::vector<double> weights;
    Numbers words;
    Numbers stems;
    struct Phrase {
      std::vector<Number> words;
      Number number = kNone;
    };
    std::vector<Phrase> phrases;
    std::array<bool, 256> first_bytes{};  // Of words and stems.
  };
  class Reader;

  Marker(Sought sought, Tokeniser& tokeniser)
      : sought_(std::move(sought)), tokeniser_(&tokeniser) {}

  static bool Collect(const Xapian::Query& query, Sought& sought);
  static void Weigh(const TermRarity& rarity, Sought& sought);
  void Add(std::string_view word, std::size_t end, const Language& language);
  Number MarkOf(std::string_view word, Number exact,
                const Language& language) const;
  void MarkPhraseThatEnds();
  std::span<const SnippetWord> Best(std::size_t bytes) const;

  Sought sought_;
  Tokeniser* tokeniser_;
  // Of the text at hand.
  std::vector<SnippetWord> words_;
  std::vector<Number> exact_;  // What each is in the query, not as a stem.
  std::vector<Number> marks_;  // What is to be marked and begins there.
  std::vector<std::size_t> complete_;  // Where what ends there begins.
  bool found_ = false;
};

}  // namespace precis
