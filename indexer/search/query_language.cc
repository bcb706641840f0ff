#include "indexer/search/query_language.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

#include "indexer/index/terms/terms.h"
#include "indexer/search/query_fields.h"
#include "indexer/search/searcher.h"
#include "indexer/search/target_documents.h"

namespace precis {
namespace {

constexpr unsigned kFeatures =
    Xapian::QueryParser::FLAG_BOOLEAN | Xapian::QueryParser::FLAG_PHRASE |
    Xapian::QueryParser::FLAG_LOVEHATE | Xapian::QueryParser::FLAG_WILDCARD |
    Xapian::QueryParser::FLAG_PURE_NOT | Xapian::QueryParser::FLAG_CJK_NGRAM;

constexpr std::array<std::string_view, 6> kOperators = {"AND", "OR",   "NOT",
                                                        "XOR", "NEAR", "ADJ"};

// Terms that fields make have a capital letter in front, and so have stems
// ("Z") and words of titles ("S", "ZS"), which weigh something.
bool HasWords(const Xapian::Query& query) {
  return std::any_of(query.get_terms_begin(), query.get_terms_end(),
                     [](const std::string& term) {
                       return term.empty() || term[0] < 'A' || term[0] > 'Z' ||
                              term[0] == 'Z' || term.starts_with(kTitlePrefix);
                     });
}

}  // namespace

std::string LowerCaseWords(const std::string& text) {
  std::string lowered;
  std::string word;
  const auto end_word = [&] {
    const bool is_operator =
        std::ranges::find(kOperators, word) != kOperators.end();
    lowered += is_operator ? word : Xapian::Unicode::tolower(word);
    word.clear();
  };
  for (Xapian::Utf8Iterator c(text); c != Xapian::Utf8Iterator(); ++c) {
    if (!Xapian::Unicode::is_wordchar(*c)) end_word();
    Xapian::Unicode::append_utf8(word, *c);
    if (!Xapian::Unicode::is_wordchar(*c)) end_word();
  }
  end_word();
  return lowered;
}

Xapian::Query QueryLanguage::ParseAs(const Reading& reading,
                                     const std::string& words,
                                     FieldFindings& findings) {
  Xapian::QueryParser parser;
  parser.set_stemmer(stemmers_.For(reading.language));
  parser.set_default_op(reading.between_words);
  parser.set_max_expansion(SearchLimits::kMaxWildcardTerms,
                           Xapian::Query::WILDCARD_LIMIT_ERROR);
  AddFields(parser, reading.target, findings);
  return parser.parse_query(words, kFeatures,
                            std::string(TextPrefixOf(reading.target)));
}

Result<ParsedQuery> QueryLanguage::Parse(const std::string& text,
                                         SearchTarget target) {
  const std::string words = LowerCaseWords(text);
  FieldFindings findings;
  ParsedQuery parsed;
  const Xapian::Query plain = ParseAs({.language = "en"}, words, findings);
  if (!findings.problem.empty()) {
    return Fail(ErrorCode::kBadInput, findings.problem);
  }
  if (plain.empty()) {
    return Fail(ErrorCode::kBadInput,
                "nothing to search for in '" + text + "'");
  }
  parsed.has_words = HasWords(plain);
  if (!findings.speakers.empty()) {
    parsed.speakers =
        Xapian::Query(Xapian::Query::OP_OR, findings.speakers.begin(),
                      findings.speakers.end());
  }
  FieldFindings same;  // As of the first time.
  if (target == SearchTarget::kEntries) {
    parsed.query = InEveryLanguage(plain, target, words, same);
  } else {
    const auto said =
        ParseAs({.language = "en", .target = target}, words, same);
    parsed.query = InEveryLanguage(said, target, words, same);
  }
  if (target == SearchTarget::kQuotes) {
    parsed.plain = InEveryLanguage(plain, SearchTarget::kEntries, words, same);
  } else if (parsed.speakers) {
    parsed.plain = parsed.query;
    parsed.any_word_said = ParseAs({.language = "en",
                                    .target = SearchTarget::kQuotes,
                                    .between_words = Xapian::Query::OP_OR},
                                   words, same);
  }
  return parsed;
}

// Each document is matched by the stems that it was indexed with: `english`
// finds those of all languages for which the words have no other stems.
//
// Not OP_MAX over the languages: when all its branches end at once it goes on
// reading the first, which is freed (Xapian 1.4.22, MaxPostList); over several
// segments that is a crash.
Xapian::Query QueryLanguage::InEveryLanguage(const Xapian::Query& english,
                                             SearchTarget target,
                                             const std::string& words,
                                             FieldFindings& findings) {
  const std::string as_english = english.get_description();
  struct Variant {
    Xapian::Query query;
    std::vector<Xapian::Query> languages;
  };
  std::map<std::string, Variant> variants;
  std::vector<Xapian::Query> others;
  for (const std::string& language : languages_) {
    const auto query =
        ParseAs({.language = language, .target = target}, words, findings);
    const auto description = query.get_description();
    if (description == as_english) continue;
    const Xapian::Query term(MakeTerm(kLanguagePrefix, language));
    Variant& variant = variants[description];
    variant.query = query;
    variant.languages.push_back(term);
    others.push_back(term);
  }
  if (others.empty()) return english;
  const auto any_of = [](const std::vector<Xapian::Query>& terms) {
    return Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end());
  };
  std::vector<Xapian::Query> disjoint = {
      Xapian::Query(Xapian::Query::OP_AND_NOT, english, any_of(others))};
  for (const auto& [description, variant] : variants) {
    disjoint.emplace_back(Xapian::Query::OP_FILTER, variant.query,
                          any_of(variant.languages));
  }
  return any_of(disjoint);
}

}  // namespace precis
