#include "indexer/index/terms/entry_documents.h"

#include <xapian.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "indexer/index/entry/analysis_json.h"
#include "indexer/index/entry/entry_json.h"
#include "indexer/index/entry/speech.h"
#include "indexer/index/manifest/partition_json.h"
#include "indexer/index/terms/facet_values.h"
#include "indexer/index/terms/name_spotter.h"
#include "indexer/index/terms/name_terms.h"
#include "indexer/index/terms/recorded_terms.h"
#include "indexer/index/terms/spelling_words.h"
#include "indexer/index/terms/terms.h"
#include "indexer/index/terms/word_weights.h"

namespace precis {
namespace {

using Order = DocumentSink::Order;

// How much more a word counts in the title than in the text, and in a quote
// than in the title of its article.
constexpr std::uint32_t kTitleWeight = 4;
constexpr std::uint32_t kQuoteWeight = 2;

void AddFilter(TermSink& sink, std::string_view prefix,
               std::string_view value) {
  sink.AddFilter(MakeTerm(prefix, value));
}

void AddMentioned(TermSink& sink, std::string_view prefix, NameKind kind,
                  const std::vector<std::string>& names,
                  const NameSpotter& text) {
  NameTerms terms(sink, prefix, kind);
  for (const std::string& name : names) {
    if (text.Has(name)) terms.Add(name);
  }
}

void AddMentions(TermSink& sink, const Analysis& analysis,
                 std::string_view text) {
  const NameSpotter spotter(text);
  AddMentioned(sink, kPersonPrefix, NameKind::kPerson, analysis.people,
               spotter);
  AddMentioned(sink, kOrganisationPrefix, NameKind::kOther,
               analysis.organisations, spotter);
  AddMentioned(sink, kPlacePrefix, NameKind::kOther, analysis.places, spotter);
}

void AddAllNames(TermSink& sink, const Analysis& analysis) {
  AddNames(sink, kPersonPrefix, analysis.people, NameKind::kPerson);
  AddNames(sink, kOrganisationPrefix, analysis.organisations, NameKind::kOther);
  AddNames(sink, kPlacePrefix, analysis.places, NameKind::kOther);
}

std::vector<std::string> EverybodyBehind(const Article& article) {
  auto names = article.authors;
  names.insert(names.end(), article.hosts.begin(), article.hosts.end());
  names.insert(names.end(), article.guests.begin(), article.guests.end());
  return names;
}

void AddScores(TermSink& sink, const WtfIndex& wtf) {
  NameTerms(sink, kWtfPrefix, NameKind::kOther).Add(wtf.label);
  sink.AddValue(kTerminatorSlot, Xapian::sortable_serialise(wtf.terminator));
  sink.AddValue(kIdiocracySlot, Xapian::sortable_serialise(wtf.idiocracy));
}

void AddPlacement(TermSink& sink, const Placement& placement) {
  if (!placement.story.empty()) AddFilter(sink, kStoryPrefix, placement.story);
  if (placement.duplicate_of.empty()) return;
  // Queries are lower case.
  AddFilter(sink, kDuplicatePrefix,
            Xapian::Unicode::tolower(placement.duplicate_of));
  AddFilter(sink, kTypePrefix, kDuplicateType);
}

// What an article and its quotes have in common.
void AddCommon(TermSink& sink, const Entry& entry) {
  const Article& article = entry.article;
  const Analysis& analysis = entry.analysis;
  const bool episode = article.kind == ArticleKind::kEpisode;
  AddFilter(sink, kKindPrefix, episode ? "episode" : "article");
  AddFilter(sink, kLanguagePrefix, analysis.language);
  NameTerms(sink, kSourcePrefix, NameKind::kOther).Add(article.source);
  AddNames(sink, kAuthorPrefix, EverybodyBehind(article), NameKind::kPerson);
  AddNames(sink, kTopicPrefix, analysis.topics, NameKind::kOther);
  if (analysis.wtf) AddScores(sink, *analysis.wtf);
  AddPlacement(sink, entry.placement);
}

void AddDate(TermSink& sink, const Article& article, std::uint32_t slot) {
  if (!article.published_at) return;
  sink.AddValue(slot, Xapian::sortable_serialise(
                          static_cast<double>(*article.published_at)));
}

void AddIdentity(TermSink& sink, const Entry& entry, std::size_t documents) {
  AddFilter(sink, kIdPrefix, entry.article.id);
  sink.AddValue(kVersionSlot, EncodeVersion(entry.version));
  sink.AddValue(kDocumentsSlot, std::to_string(documents));
}

void DescribeTombstone(const Entry& entry, DocumentSink& sink) {
  sink.BeginDocument(entry.analysis.language);
  AddFilter(sink, kTypePrefix, kTombstoneType);
  AddIdentity(sink, entry, 1);
  sink.SetData(ToLine({{"id", entry.article.id}, {"deleted", true}}));
  sink.EndDocument();
}

void DescribeArticle(const Entry& entry, std::size_t documents,
                     DocumentSink& sink) {
  sink.BeginDocument(entry.analysis.language);
  AddFilter(sink, kTypePrefix, kArticleType);
  AddIdentity(sink, entry, documents);
  sink.AddShared();
  AddAllNames(sink, entry.analysis);
  const auto speakers = SpeakersOf(entry.analysis);
  AddNames(sink, kSpeakerPrefix, speakers, NameKind::kPerson);
  AddDate(sink, entry.article, kPublishedSlot);
  sink.AddValue(kStoriesSlot, entry.placement.record);
  sink.AddValue(kFacetsSlot, EncodeFacets(entry.article.source,
                                          entry.analysis.topics, speakers));
  sink.IndexText(entry.article.title, kWordUnit, kTitlePrefix,
                 Order::kPositions);
  const auto weight = WordWeight(entry.article.text.size(), kUsualTextBytes);
  sink.IndexText(entry.article.title, kTitleWeight * weight, {}, Order::kCodes);
  sink.LeaveGap();
  sink.IndexText(entry.article.text, weight, {}, Order::kCodes);
  sink.SetData(EntryToJson(entry));
  sink.EndDocument();
}

void DescribeSpeech(const Speech& speech, const Entry& entry,
                    DocumentSink& sink) {
  sink.BeginDocument(entry.analysis.language);
  AddFilter(sink, kTypePrefix, kSpeechType);
  AddFilter(sink, kTypePrefix,
            speech.place.direct ? kQuoteType : kStatementType);
  sink.AddShared();
  AddMentions(sink, entry.analysis, speech.text);
  NameTerms(sink, kSpeakerPrefix, NameKind::kPerson).Add(speech.speaker);
  AddDate(sink, entry.article, kSpeechPublishedSlot);
  sink.AddValue(
      kSpeechFacetsSlot,
      EncodeSpeechFacets({.documents_back = speech.place.documents_back,
                          .speaker = speech.speaker}));
  const auto weight = WordWeight(speech.text.size(), kUsualQuoteBytes);
  sink.IndexText(speech.text, kQuoteWeight * weight, kSpeechTextPrefix,
                 Order::kCodes);
  sink.IndexText(entry.article.title, weight, kSpeechTextPrefix, Order::kNone);
  sink.SetData(EncodePlace(speech.place));
  sink.EndDocument();
}

}  // namespace

std::uint32_t DescribeEntry(const Entry& entry, DocumentSink& sink) {
  if (entry.article.deleted) {
    DescribeTombstone(entry, sink);
    return 1;
  }
  const auto speeches = SpeechesOf(entry.analysis);
  RecordedTerms common;  // Folding names for each quote again takes longer.
  AddCommon(common, entry);
  sink.Share(common);
  DescribeArticle(entry, speeches.size() + 1, sink);
  for (const Speech& speech : speeches) DescribeSpeech(speech, entry, sink);
  sink.AddSpelling(SpellingWords(entry).words());
  return static_cast<std::uint32_t>(speeches.size() + 1);
}

}  // namespace precis
