#include "indexer/index/segment/stored_entry.h"

#include <charconv>
#include <nlohmann/json.hpp>
#include <utility>

#include "indexer/index/entry/stored_article.h"
#include "indexer/index/segment/xapian_guard.h"
#include "indexer/index/terms/terms.h"

namespace precis {
namespace {

// What stands behind the last `key` of `json`. A key cannot be taken for text:
// there its quotation marks would be escaped.
std::string_view Behind(std::string_view json, std::string_view key) {
  const auto found = json.rfind(key);
  return found == std::string_view::npos ? std::string_view()
                                         : json.substr(found + key.size());
}

std::string TextAt(const nlohmann::json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_string() ? found->get<std::string>()
                                                   : std::string();
}

}  // namespace

Result<Entry> EntryWithoutAnalysis(const StoredEntry& stored) {
  const auto json = nlohmann::json::parse(stored.json, nullptr, false);
  auto article = StoredArticle(json);
  if (!article) return std::unexpected(std::move(article.error()));
  Entry entry{*std::move(article), {}, stored.place.version};
  entry.placement = {.duplicate_of = TextAt(json, "duplicate_of"),
                     .story = TextAt(json, "story"),
                     .record = stored.placement_record};
  entry.article.published_at = stored.published_at;
  entry.article.updated_at = stored.place.version.updated_at;
  return entry;
}

AnalysisOrigin AnalysisOriginOf(std::string_view entry_json) {
  AnalysisOrigin origin;
  const auto version = Behind(entry_json, R"("analysis_version":)");
  std::from_chars(version.data(), version.data() + version.size(),
                  origin.version);
  origin.has_wtf = !Behind(entry_json, R"("wtf":{)").empty();
  const auto lexicon = Behind(entry_json, R"("lexicon":")");
  origin.lexicon = lexicon.substr(0, lexicon.find('"'));
  return origin;
}

Result<EntryReader> EntryReader::Open(const std::filesystem::path& index,
                                      const SegmentInfo& segment) {
  auto database = OpenSegment(index, segment);
  if (!database) return std::unexpected(std::move(database.error()));
  return EntryReader(*std::move(database), segment);
}

Result<std::vector<std::uint32_t>> EntryReader::FirstDocuments() const {
  return Guard([&] {
    std::vector<std::uint32_t> documents;
    const std::string term = MakeTerm(kTypePrefix, kArticleType);
    for (auto posting = database_.postlist_begin(term);
         posting != database_.postlist_end(term); ++posting) {
      if (!segment_.deleted.Contains(*posting)) documents.push_back(*posting);
    }
    return documents;
  });
}

Result<StoredEntry> EntryReader::Read(std::uint32_t first_docid) const {
  auto place = PlaceAt(database_, first_docid);
  if (!place) return std::unexpected(std::move(place.error()));
  return Guard([&] {
    StoredEntry stored;
    stored.place = *std::move(place);
    const auto document =
        database_.get_document(first_docid, Xapian::DOC_ASSUME_VALID);
    stored.json = document.get_data();
    stored.placement_record = document.get_value(kStoriesSlot);
    const std::string published_at = document.get_value(kPublishedSlot);
    if (!published_at.empty()) {
      stored.published_at =
          static_cast<UnixMs>(Xapian::sortable_unserialise(published_at));
    }
    return stored;
  });
}

}  // namespace precis
