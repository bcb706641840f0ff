// A real server over a real index, for tests of what it answers.
#pragma once

#include <httplib.h>

#include <atomic>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "daemon/serve/http_server.h"
#include "indexer/base/mutex.h"
#include "indexer/explain/explain_entry.h"
#include "indexer/index/store/index_store.h"
#include "indexer/parse/text_blocks.h"
#include "tests/indexer/index/sample_index.h"
#include "tests/temporary_folder.h"

namespace precis {

inline Excerpt ExcerptOf(const Article& article, const std::string& text) {
  const std::size_t begin = article.text.find(text);
  return {text, {begin, begin + text.size()}, false};
}

// An entry with something in every field, its spans true to its text.
inline Entry RichEntry(const std::string& id, std::int64_t offset) {
  Entry entry = SampleEntry(id, offset);
  Article& article = entry.article;
  article.kind = ArticleKind::kEpisode;
  article.title = "The harbour that shares its batteries";
  article.url = "https://harbour.example/batteries?a=1&b=2";
  article.hosts = {"Ines Aubert"};
  article.guests = {"Mara Lindqvist"};
  article.text =
      "The harbour shares one battery. “A forecast is not a permission slip,” "
      "said Mara Lindqvist. Jonas Okafor argued that nobody may be cut off.";
  article.blocks = ParagraphLines(article.text);
  Analysis& analysis = entry.analysis;
  analysis.reading_time_s = 60;
  analysis.takeaway = ExcerptOf(article, "The harbour shares one battery.");
  analysis.dek = {*analysis.takeaway};
  analysis.summary = {*analysis.takeaway};
  analysis.bullets = {{*analysis.takeaway, "What to watch"}};
  analysis.chapters = {
      {"One battery", analysis.takeaway->span, 61.5, analysis.takeaway}};
  analysis.sections = {{"The harbour", analysis.takeaway->span}};
  const Excerpt quote =
      ExcerptOf(article, "“A forecast is not a permission slip,”");
  analysis.quotes = {
      {quote.text, quote.span, "Mara Lindqvist", 0.97, "said", true}};
  const Excerpt statement = ExcerptOf(article, "nobody may be cut off");
  analysis.statements = {
      {statement.text, statement.span, "Jonas Okafor", 0.66, "argued"}};
  analysis.turns = {{analysis.takeaway->span, "Ines Aubert", 0.0}};
  analysis.people = {"Mara Lindqvist", "Jonas Okafor"};
  analysis.organisations = {"Nordhavn Grid Lab"};
  analysis.places = {"Nordhavn"};
  analysis.topics = {"energy storage"};
  analysis.wtf = WtfIndex{"TERMINATOR-LEANING",
                          4,
                          1,
                          "Machines decide, people sign.",
                          {{"terminator", "autonomy", quote}}};
  return entry;
}

inline Result<std::string> ExplainSample(const std::string& entry_json) {
  return ExplainEntry(entry_json, analyse::DefaultWtfLexicon());
}

// What the hooks answer, and what they were told; for one test. Any thread.
class SampleHooks {
 public:
  void SetReadiness(Readiness readiness) {
    const MutexLock lock(mutex_);
    readiness_ = std::move(readiness);
  }
  int observed() const { return observed_; }
  int explained() const { return explained_; }

  ServerHooks Make() {
    return {[] { return std::string("precis_ready 1\n"); },
            [this] {
              const MutexLock lock(mutex_);
              return readiness_;
            },
            [] { return std::string("{\"generation\":1}\n"); },
            [this](const std::string&, int, double) { ++observed_; },
            [] { return std::uint64_t{1}; },
            [](std::uint64_t) {
              return std::string(
                  "{\"asked\":1,\"finished\":0,\"error\":\"\",\"segments\":2,"
                  "\"bytes_read\":0,\"bytes\":10}\n");
            },
            [this](const std::string& entry_json) {
              ++explained_;
              return ExplainSample(entry_json);
            }};
  }

 private:
  Mutex mutex_;
  Readiness readiness_ PRECIS_GUARDED_BY(mutex_) = {true, ""};
  std::atomic<int> observed_ = 0;
  std::atomic<int> explained_ = 0;
};

inline ServeSettings SampleSettings(const std::filesystem::path& web_root) {
  ServeSettings settings;
  settings.port = 0;
  settings.threads = 4;
  settings.web_root = web_root;
  return settings;
}

// Writes a page of one file and one asset below `folder`; returns its root.
inline std::filesystem::path MakePage(const TemporaryFolder& folder) {
  std::filesystem::create_directories(folder.path() / "web" / "assets");
  folder.Write("web/index.html", "<!doctype html><title>page</title>");
  folder.Write("web/assets/page-1a2b.js", "let a;");
  return folder.path() / "web";
}

// An index in a folder, and a server over it.
class Serving {
 public:
  // `web_root` may name a folder that does not exist: no page.
  Serving(const std::filesystem::path& index,
          const std::filesystem::path& web_root)
      : store_(Unwrap(IndexStore::Open(index))),
        searchers_(index, 4),
        server_(Unwrap(HttpServer::Start(SampleSettings(web_root), searchers_,
                                         hooks_.Make()))) {}

  IndexStore& store() { return *store_; }
  SampleHooks& hooks() { return hooks_; }
  int port() const { return server_->port(); }
  void Stop() { server_.reset(); }

  httplib::Client Client() const {
    httplib::Client client("127.0.0.1", server_->port());
    client.set_url_encode(false);  // Tests say themselves what is on the wire.
    return client;
  }

 private:
  SampleHooks hooks_;
  std::unique_ptr<IndexStore> store_;
  SearcherPool searchers_;
  std::unique_ptr<HttpServer> server_;
};

}  // namespace precis
