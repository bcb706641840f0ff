#include "indexer/analyse/wtf/wtf_tables.h"

namespace precis::analyse {
namespace {

std::vector<PhraseList> CategoryLists(const WtfDefinitions& definitions) {
  std::vector<PhraseList> lists;
  lists.reserve(definitions.categories.size());
  int index = 0;
  for (const WtfCategory& category : definitions.categories) {
    lists.push_back({.meaning = index++, .phrases = category.phrases});
  }
  return lists;
}

std::vector<PhraseList> AllLists(const WtfDefinitions& definitions) {
  std::vector<PhraseList> lists = CategoryLists(definitions);
  for (const auto list : {WtfWords::kSubject, WtfWords::kPossibleSubject}) {
    lists.push_back({.meaning = 0, .phrases = definitions.Words(list)});
  }
  return lists;
}

}  // namespace

WtfTables::WtfTables(const WtfDefinitions& definitions)
    : any_(AllLists(definitions)), categories_(CategoryLists(definitions)) {
  for (const WtfCategory& category : definitions.categories) {
    trends_.push_back(category.trend);
  }
  for (const std::string& words : definitions.words) {
    words_.push_back(PhraseTable({{.meaning = 0, .phrases = words}}));
  }
}

}  // namespace precis::analyse
