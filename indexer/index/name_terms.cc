#include "indexer/index/name_terms.h"

#include "indexer/index/fold.h"
#include "indexer/index/terms.h"

namespace precis {
namespace {

// How many words may stand between those asked for: "Mara Lindqvist" finds
// "Mara K. Lindqvist".
constexpr Xapian::termpos kWordsBetween = 2;

std::vector<std::string> WordsOf(std::string_view name, NameKind kind) {
  return kind == NameKind::kPerson ? FoldedName(name) : FoldedWords(name);
}

}  // namespace

void AddNames(DocumentSink& sink, std::string_view prefix,
              const std::vector<std::string>& names, NameKind kind) {
  std::uint32_t position = 0;
  for (const std::string& name : names) {
    for (const std::string& word : WordsOf(name, kind)) {
      sink.AddFilterAt(MakeTerm(prefix, word), ++position);
    }
    position += kNameGap;
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
  const auto window =
      static_cast<Xapian::termcount>(terms.size()) + kWordsBetween;
  return {Xapian::Query::OP_PHRASE, terms.begin(), terms.end(), window};
}

}  // namespace precis
