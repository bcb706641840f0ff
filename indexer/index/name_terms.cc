#include "indexer/index/name_terms.h"

#include <algorithm>

#include "indexer/index/fold.h"
#include "indexer/index/terms.h"

namespace precis {
namespace {

// How many words may stand between those asked for: "Mara Lindqvist" finds
// "Mara K. Lindqvist".
constexpr std::size_t kWordsBetween = 2;

// Names of fewer words need no positions: all that can be asked of them is one
// word, or a pair.
constexpr std::size_t kPositionedWords = 3;

std::vector<std::string> WordsOf(std::string_view name, NameKind kind) {
  return kind == NameKind::kPerson ? FoldedName(name) : FoldedWords(name);
}

// Two words of a name as one term. No word has a blank, and a wildcard, which
// begins with a letter, does not meet these.
std::string PairTerm(std::string_view prefix, const std::string& first,
                     const std::string& second) {
  std::string pair;
  pair.reserve(first.size() + second.size() + 2);
  pair.append(" ").append(first).append(" ").append(second);
  return MakeTerm(prefix, pair);
}

void AddPairs(TermSink& sink, std::string_view prefix,
              const std::vector<std::string>& words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::size_t end = std::min(words.size(), i + kWordsBetween + 2);
    for (std::size_t j = i + 1; j < end; ++j) {
      sink.AddFilter(PairTerm(prefix, words[i], words[j]));
    }
  }
}

}  // namespace

void AddNames(TermSink& sink, std::string_view prefix,
              const std::vector<std::string>& names, NameKind kind) {
  std::uint32_t position = 0;
  for (const std::string& name : names) {
    const auto words = WordsOf(name, kind);
    for (const std::string& word : words) {
      const std::string term = MakeTerm(prefix, word);
      if (words.size() < kPositionedWords) {
        sink.AddFilter(term);
      } else {
        sink.AddFilterAt(term, ++position);
      }
    }
    AddPairs(sink, prefix, words);
    if (words.size() >= kPositionedWords) position += kNameGap;
  }
}

Xapian::Query NameQuery(std::string_view prefix, std::string_view name,
                        NameKind kind, Xapian::termcount max_expansion) {
  const auto words = WordsOf(name, kind);
  if (words.empty()) return Xapian::Query::MatchNothing;
  std::vector<Xapian::Query> terms;
  terms.reserve(words.size());
  for (const std::string& word : words) {
    terms.emplace_back(MakeTerm(prefix, word));
  }
  if (name.ends_with('*')) {
    terms.back() =
        Xapian::Query(Xapian::Query::OP_WILDCARD,
                      std::string(prefix) + words.back(), max_expansion);
    return {Xapian::Query::OP_AND, terms.begin(), terms.end()};
  }
  if (terms.size() == 1) return terms.front();
  if (words.size() == 2) {
    return Xapian::Query(PairTerm(prefix, words[0], words[1]));
  }
  const auto window =
      static_cast<Xapian::termcount>(terms.size() + kWordsBetween);
  return {Xapian::Query::OP_PHRASE, terms.begin(), terms.end(), window};
}

}  // namespace precis
