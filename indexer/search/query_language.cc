#include "indexer/search/query_language.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "indexer/index/terms.h"
#include "indexer/search/query_fields.h"
#include "indexer/search/searcher.h"

namespace precis {
namespace {

constexpr unsigned kFeatures =
    Xapian::QueryParser::FLAG_BOOLEAN | Xapian::QueryParser::FLAG_PHRASE |
    Xapian::QueryParser::FLAG_LOVEHATE | Xapian::QueryParser::FLAG_WILDCARD |
    Xapian::QueryParser::FLAG_PURE_NOT | Xapian::QueryParser::FLAG_CJK_NGRAM;

constexpr std::array<std::string_view, 6> kOperators = {"AND", "OR",   "NOT",
                                                        "XOR", "NEAR", "ADJ"};

// All but the operators in lower case: Xapian would look for a capitalised word
// only in exactly this form, and fields are known in lower case.
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

}  // namespace

Xapian::Query QueryLanguage::ParseIn(const std::string& language,
                                     const std::string& text,
                                     Xapian::Query::op between_words,
                                     FieldFindings& findings) {
  Xapian::QueryParser parser;
  parser.set_stemmer(stemmers_.For(language));
  parser.set_default_op(between_words);
  parser.set_max_expansion(SearchLimits::kMaxWildcardTerms,
                           Xapian::Query::WILDCARD_LIMIT_ERROR);
  AddFields(parser, findings);
  return parser.parse_query(text, kFeatures);
}

Result<ParsedQuery> QueryLanguage::Parse(const std::string& text) {
  const std::string words = LowerCaseWords(text);
  FieldFindings findings;
  ParsedQuery parsed;
  parsed.query = ParseIn("en", words, Xapian::Query::OP_AND, findings);
  if (!findings.problem.empty()) {
    return Fail(ErrorCode::kBadInput, findings.problem);
  }
  if (parsed.query.empty()) {
    return Fail(ErrorCode::kBadInput,
                "nothing to search for in '" + text + "'");
  }
  if (!findings.speakers.empty()) {
    parsed.speakers =
        Xapian::Query(Xapian::Query::OP_OR, findings.speakers.begin(),
                      findings.speakers.end());
  }
  parsed.any_word = ParseIn("en", words, Xapian::Query::OP_OR, findings);
  const std::string english = parsed.query.get_description();
  for (const std::string& language : languages_) {
    const auto query =
        ParseIn(language, words, Xapian::Query::OP_AND, findings);
    if (query.get_description() == english) continue;
    const Xapian::Query in_language(
        Xapian::Query::OP_FILTER, query,
        Xapian::Query(MakeTerm(kLanguagePrefix, language)));
    parsed.query =
        Xapian::Query(Xapian::Query::OP_MAX, parsed.query, in_language);
  }
  return parsed;
}

std::string QueryLanguage::Suggest(const std::string& text) {
  FieldFindings findings;
  Xapian::QueryParser parser;
  AddFields(parser, findings);
  parser.set_stemmer(stemmers_.For("en"));
  parser.set_database(all_);
  parser.parse_query(LowerCaseWords(text),
                     kFeatures | Xapian::QueryParser::FLAG_SPELLING_CORRECTION);
  return parser.get_corrected_query_string();
}

}  // namespace precis
