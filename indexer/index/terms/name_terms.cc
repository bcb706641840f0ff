#include "indexer/index/terms/name_terms.h"

#include <algorithm>

#include "indexer/index/terms/fold.h"
#include "indexer/index/terms/terms.h"

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
void MakePairTerm(std::string_view prefix, std::string_view first,
                  std::string_view second, std::string& term) {
  MakeTerm(prefix, {" ", first, " ", second}, term);
}

}  // namespace

void NameTerms::Add(std::string_view name) {
  FoldWords(name, words_);
  const std::size_t first =
      kind_ == NameKind::kPerson ? LeadingTitles(words_) : 0;
  const bool positioned = words_.size() - first >= kPositionedWords;
  for (std::size_t i = first; i < words_.size(); ++i) {
    MakeTerm(prefix_, {words_[i]}, term_);
    if (positioned) {
      sink_.AddFilterAt(term_, ++position_);
    } else {
      sink_.AddFilter(term_);
    }
  }
  AddPairs(first);
  if (positioned) position_ += kNameGap;
}

void NameTerms::AddPairs(std::size_t first) {
  for (std::size_t i = first; i < words_.size(); ++i) {
    const std::size_t end = std::min(words_.size(), i + kWordsBetween + 2);
    for (std::size_t j = i + 1; j < end; ++j) {
      MakePairTerm(prefix_, words_[i], words_[j], term_);
      sink_.AddFilter(term_);
    }
  }
}

void AddNames(TermSink& sink, std::string_view prefix,
              std::span<const std::string> names, NameKind kind) {
  NameTerms terms(sink, prefix, kind);
  for (const std::string& name : names) terms.Add(name);
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
    std::string pair;
    MakePairTerm(prefix, words[0], words[1], pair);
    return Xapian::Query(pair);
  }
  const auto window =
      static_cast<Xapian::termcount>(terms.size() + kWordsBetween);
  return {Xapian::Query::OP_PHRASE, terms.begin(), terms.end(), window};
}

}  // namespace precis
