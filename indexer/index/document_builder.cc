#include "indexer/index/document_builder.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "indexer/index/analysis_json.h"
#include "indexer/index/entry_json.h"
#include "indexer/index/name_terms.h"
#include "indexer/index/partition_json.h"
#include "indexer/index/speech.h"
#include "indexer/index/terms.h"

namespace precis {
namespace {

// How much more a word counts in the title than in the text, and in a quote
// than in the title of its article.
constexpr Xapian::termcount kTitleWeight = 4;
constexpr Xapian::termcount kQuoteWeight = 2;

// Names of a document that are counted as facets.
constexpr std::size_t kMaxFacetNames = 30;

void AddFilter(Xapian::Document& document, std::string_view prefix,
               std::string_view value) {
  document.add_boolean_term(MakeTerm(prefix, value));
}

std::string Lines(const std::vector<std::string>& names) {
  std::string lines;
  for (std::size_t i = 0; i < std::min(names.size(), kMaxFacetNames); ++i) {
    std::string name = names[i];
    std::ranges::replace(name, '\n', ' ');
    if (i > 0) lines += '\n';
    lines += name;
  }
  return lines;
}

std::vector<std::string> MentionedIn(const std::string& text,
                                     const std::vector<std::string>& names) {
  std::vector<std::string> mentioned;
  std::ranges::copy_if(names, std::back_inserter(mentioned),
                       [&](const std::string& name) {
                         return text.find(name) != std::string::npos;
                       });
  return mentioned;
}

void AddMentions(Xapian::Document& document, const Analysis& analysis,
                 const std::string& text) {
  AddNames(document, kPersonPrefix, MentionedIn(text, analysis.people),
           NameKind::kPerson);
  AddNames(document, kOrganisationPrefix,
           MentionedIn(text, analysis.organisations), NameKind::kOther);
  AddNames(document, kPlacePrefix, MentionedIn(text, analysis.places),
           NameKind::kOther);
}

void AddAllNames(Xapian::Document& document, const Analysis& analysis) {
  AddNames(document, kPersonPrefix, analysis.people, NameKind::kPerson);
  AddNames(document, kOrganisationPrefix, analysis.organisations,
           NameKind::kOther);
  AddNames(document, kPlacePrefix, analysis.places, NameKind::kOther);
}

std::vector<std::string> EverybodyBehind(const Article& article) {
  auto names = article.authors;
  names.insert(names.end(), article.hosts.begin(), article.hosts.end());
  names.insert(names.end(), article.guests.begin(), article.guests.end());
  return names;
}

void AddScores(Xapian::Document& document, const WtfIndex& wtf) {
  AddNames(document, kWtfPrefix, {wtf.label}, NameKind::kOther);
  document.add_value(kTerminatorSlot,
                     Xapian::sortable_serialise(wtf.terminator));
  document.add_value(kIdiocracySlot, Xapian::sortable_serialise(wtf.idiocracy));
}

// What an article and its quotes have in common.
void AddCommon(Xapian::Document& document, const Entry& entry) {
  const Article& article = entry.article;
  const Analysis& analysis = entry.analysis;
  const bool episode = article.kind == ArticleKind::kEpisode;
  AddFilter(document, kKindPrefix, episode ? "episode" : "article");
  AddFilter(document, kLanguagePrefix, analysis.language);
  AddNames(document, kSourcePrefix, {article.source}, NameKind::kOther);
  AddNames(document, kAuthorPrefix, EverybodyBehind(article),
           NameKind::kPerson);
  AddNames(document, kTopicPrefix, analysis.topics, NameKind::kOther);
  if (analysis.wtf) AddScores(document, *analysis.wtf);
  if (article.published_at) {
    document.add_value(
        kPublishedSlot,
        Xapian::sortable_serialise(static_cast<double>(*article.published_at)));
  }
  document.add_value(kSourceSlot, article.source);
  document.add_value(kTopicsSlot, Lines(analysis.topics));
}

void AddIdentity(Xapian::Document& document, const Entry& entry,
                 std::size_t documents) {
  AddFilter(document, kIdPrefix, entry.article.id);
  document.add_value(kVersionSlot, EncodeVersion(entry.version));
  document.add_value(kDocumentsSlot, std::to_string(documents));
}

Xapian::Document BuildTombstone(const Entry& entry) {
  Xapian::Document document;
  AddFilter(document, kTypePrefix, kTombstoneType);
  AddIdentity(document, entry, 1);
  document.set_data(ToLine({{"id", entry.article.id}, {"deleted", true}}));
  return document;
}

}  // namespace

DocumentBuilder::DocumentBuilder() {
  generator_.set_flags(Xapian::TermGenerator::FLAG_CJK_NGRAM);
}

std::vector<Xapian::Document> DocumentBuilder::Build(const Entry& entry) {
  if (entry.article.deleted) return {BuildTombstone(entry)};
  generator_.set_stemmer(stemmers_.For(entry.analysis.language));
  const auto speeches = SpeechesOf(entry.analysis);
  std::vector<Xapian::Document> documents = {
      BuildArticle(entry, speeches.size() + 1)};
  for (const Speech& speech : speeches) {
    Xapian::Document document;
    AddFilter(document, kTypePrefix, kSpeechType);
    AddFilter(document, kTypePrefix,
              speech.direct ? kQuoteType : kStatementType);
    AddFilter(document, kEntryPrefix, entry.article.id);
    AddCommon(document, entry);
    AddMentions(document, entry.analysis, speech.text);
    AddNames(document, kSpeakerPrefix, {speech.speaker}, NameKind::kPerson);
    document.add_value(kSpeakersSlot, Lines({speech.speaker}));
    generator_.set_document(document);
    generator_.set_termpos(0);
    generator_.index_text(speech.text, kQuoteWeight);
    generator_.increase_termpos();
    generator_.index_text(entry.article.title);
    document.set_data(SpeechToJson(speech, entry.article));
    documents.push_back(document);
  }
  return documents;
}

Xapian::Document DocumentBuilder::BuildArticle(const Entry& entry,
                                               std::size_t documents) {
  Xapian::Document document;
  AddFilter(document, kTypePrefix, kArticleType);
  AddIdentity(document, entry, documents);
  AddCommon(document, entry);
  AddAllNames(document, entry.analysis);
  const auto speakers = SpeakersOf(entry.analysis);
  AddNames(document, kSpeakerPrefix, speakers, NameKind::kPerson);
  document.add_value(kSpeakersSlot, Lines(speakers));
  generator_.set_document(document);
  generator_.set_termpos(0);
  generator_.index_text(entry.article.title, 1, std::string(kTitlePrefix));
  generator_.set_termpos(0);
  generator_.index_text(entry.article.title, kTitleWeight);
  generator_.increase_termpos();
  generator_.index_text(entry.article.text);
  document.set_data(EntryToJson(entry));
  return document;
}

}  // namespace precis
