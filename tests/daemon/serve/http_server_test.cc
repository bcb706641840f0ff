#include "daemon/serve/http_server.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "tests/daemon/serve/sample_serving.h"
#include "tests/temporary_folder.h"

namespace precis {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

class HttpServerTest : public testing::Test {
 protected:
  HttpServerTest() {
    PublishEntries(serving_.store(),
                   {RichEntry("grid/1", 0), SampleEntry("plain", 1)});
  }

  httplib::Result Get(const std::string& target,
                      const httplib::Headers& headers = {}) {
    return serving_.Client().Get(target, headers);
  }

  void ExpectProblem(const httplib::Result& answer, int status,
                     const std::string& type) {
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->status, status);
    EXPECT_EQ(answer->get_header_value("Content-Type"),
              "application/problem+json");
    const json problem = json::parse(answer->body);
    EXPECT_EQ(problem["status"], status);
    EXPECT_EQ(problem["type"], "urn:precis:problem:" + type);
    EXPECT_FALSE(problem["title"].get<std::string>().empty());
    EXPECT_FALSE(problem["detail"].get<std::string>().empty());
  }

  TemporaryFolder folder_;
  Serving serving_{folder_.path() / "index", MakePage(folder_)};
};

TEST_F(HttpServerTest, SearchFindsBySpeaker) {
  const auto answer = Get("/v1/search?q=speaker:%22Mara+Lindqvist%22");
  ASSERT_TRUE(answer);
  ASSERT_EQ(answer->status, 200) << answer->body;
  EXPECT_EQ(answer->get_header_value("Content-Type"), "application/json");
  const json results = json::parse(answer->body);
  ASSERT_EQ(results["entries"].size(), 1u) << answer->body;
  EXPECT_EQ(results["entries"][0]["id"], "grid/1");
  EXPECT_EQ(results["entries"][0]["quotes"][0]["speaker"], "Mara Lindqvist");
  EXPECT_EQ(results["sort"], "relevance");
}

TEST_F(HttpServerTest, SearchFindsByTopicAndCountsFacets) {
  const json results =
      json::parse(Get("/v1/search?q=topic:%22energy+storage%22")->body);
  ASSERT_EQ(results["entries"].size(), 1u);
  EXPECT_EQ(results["facets"]["topics"][0]["value"], "energy storage");
}

TEST_F(HttpServerTest, WithoutAQueryEverythingIsListed) {
  const json results = json::parse(Get("/v1/search")->body);
  EXPECT_EQ(results["entries"].size(), 2u);
  EXPECT_EQ(results["sort"], "newest");
}

TEST_F(HttpServerTest, OffsetAndLimitPage) {
  const json first = json::parse(Get("/v1/search?limit=1")->body);
  const json second = json::parse(Get("/v1/search?limit=1&offset=1")->body);
  ASSERT_EQ(first["entries"].size(), 1u);
  ASSERT_EQ(second["entries"].size(), 1u);
  EXPECT_NE(first["entries"][0]["id"], second["entries"][0]["id"]);
}

TEST_F(HttpServerTest, QuotesAreFoundOnTheirOwn) {
  const json results = json::parse(Get("/v1/quotes?q=forecast")->body);
  ASSERT_EQ(results["quotes"].size(), 1u);
  EXPECT_EQ(results["quotes"][0]["entry_id"], "grid/1");
  EXPECT_THAT(results["quotes"][0]["snippet_html"], HasSubstr("<b>forecast"));
}

TEST_F(HttpServerTest, AnEntryIsFoundByItsIdWithTheSlashEitherWay) {
  for (const char* path : {"/v1/entries/grid%2F1", "/v1/entries/grid/1"}) {
    const auto answer = Get(path);
    ASSERT_TRUE(answer);
    ASSERT_EQ(answer->status, 200) << path;
    EXPECT_EQ(json::parse(answer->body)["id"], "grid/1");
  }
}

TEST_F(HttpServerTest, AnEntryThatIsNotThereIsAProblem) {
  ExpectProblem(Get("/v1/entries/nobody"), 404, "not-found");
  ExpectProblem(Get("/v1/entries/"), 404, "not-found");
  ExpectProblem(Get("/v1/entries/" + std::string(513, 'a')), 404, "not-found");
}

TEST_F(HttpServerTest, AnEntryIsExplained) {
  for (const char* path : {"/v1/entries/grid%2F1/explain",
                           "/v1/entries/grid/1/explain?pretty=1"}) {
    const auto answer = Get(path);
    ASSERT_TRUE(answer);
    ASSERT_EQ(answer->status, 200) << path;
    EXPECT_EQ(answer->get_header_value("Cache-Control"), "no-cache");
    const json why = json::parse(answer->body);
    EXPECT_EQ(why["id"], "grid/1");
    // The sample's analysis is invented.
    EXPECT_EQ(why["basis"]["as_stored"], false);
  }
}

TEST_F(HttpServerTest, WhoHasAnExplanationCostsNoAnalysis) {
  const std::string path = "/v1/entries/plain/explain";
  const auto answer = Get(path);
  ASSERT_TRUE(answer);
  const std::string tag = answer->get_header_value("ETag");
  ASSERT_NE(tag, "");
  EXPECT_EQ(serving_.hooks().explained(), 1);
  const auto again = serving_.Client().Get(path, {{"If-None-Match", tag}});
  ASSERT_TRUE(again);
  EXPECT_EQ(again->status, 304);
  EXPECT_EQ(again->body, "");
  EXPECT_EQ(serving_.hooks().explained(), 1);
}

TEST_F(HttpServerTest, WhatIsNotThereIsNotExplained) {
  const auto answer = Get("/v1/entries/nobody/explain");
  ExpectProblem(answer, 404, "not-found");
  EXPECT_THAT(json::parse(answer->body)["detail"].get<std::string>(),
              HasSubstr("'nobody'"));
  ExpectProblem(Get("/v1/entries/" + std::string(513, 'a') + "/explain"), 404,
                "not-found");
  // The id may end so itself; then its last '/' is written out.
  for (const char* path :
       {"/v1/entries/nobody%2Fexplain", "/v1/entries//explain"}) {
    EXPECT_THAT(json::parse(Get(path)->body)["detail"].get<std::string>(),
                HasSubstr("/explain'"));
  }
  EXPECT_EQ(serving_.hooks().explained(), 0);
}

TEST_F(HttpServerTest, AWrongParameterIsNamed) {
  const auto answer = Get("/v1/search?limit=0");
  ExpectProblem(answer, 400, "bad-parameter");
  EXPECT_EQ(json::parse(answer->body)["parameter"], "limit");
}

TEST_F(HttpServerTest, AQueryThatCannotBeUnderstoodSaysWhy) {
  const auto answer = Get("/v1/search?q=date:yesterday");
  ExpectProblem(answer, 400, "bad-query");
  EXPECT_EQ(json::parse(answer->body)["parameter"], "q");
}

TEST_F(HttpServerTest, UnknownResourcesAreProblems) {
  ExpectProblem(Get("/v1/nothing"), 404, "not-found");
  ExpectProblem(Get("/v1"), 404, "not-found");
  ExpectProblem(Get("/nothing.js"), 404, "not-found");
}

TEST_F(HttpServerTest, OtherMethodsAreRefused) {
  auto client = serving_.Client();
  for (const auto& answer :
       {client.Post("/v1/search", "", "text/plain"),
        client.Delete("/v1/search"), client.Options("/v1/search"),
        client.Put("/", "x", "text/plain")}) {
    ExpectProblem(answer, 405, "method-not-allowed");
    EXPECT_EQ(answer->get_header_value("Allow"), "GET, HEAD");
  }
}

TEST_F(HttpServerTest, TooLongAnAddressIsRefused) {
  ExpectProblem(Get("/v1/search?q=" + std::string(7200, 'a')), 414,
                "target-too-long");
  // Beyond the library's own bound.
  ExpectProblem(Get("/v1/search?q=" + std::string(9000, 'a')), 414,
                "target-too-long");
}

TEST_F(HttpServerTest, AnAddressThatIsNotUtf8IsRefused) {
  ExpectProblem(Get("/v1/search?q=%ff"), 400, "bad-target");
  ExpectProblem(Get("/v1/entries/a%00b"), 400, "bad-target");
}

TEST_F(HttpServerTest, HealthAndMetricsAnswer) {
  EXPECT_EQ(Get("/livez")->body, "alive\n");
  EXPECT_EQ(Get("/readyz")->body, "ready\n");
  EXPECT_EQ(Get("/metrics")->body, "precis_ready 1\n");
  EXPECT_THAT(Get("/metrics")->get_header_value("Content-Type"),
              HasSubstr("version=0.0.4"));
  EXPECT_EQ(json::parse(Get("/v1/status")->body)["generation"], 1);
}

TEST_F(HttpServerTest, NotReadySaysWhy) {
  serving_.hooks().SetReadiness({false, "the broker cannot be reached"});
  const auto answer = Get("/readyz");
  ExpectProblem(answer, 503, "not-ready");
  EXPECT_EQ(json::parse(answer->body)["detail"],
            "the broker cannot be reached");
  EXPECT_EQ(Get("/livez")->status, 200);
}

TEST_F(HttpServerTest, ThePageIsServedForItsRoutes) {
  for (const char* path : {"/", "/?q=x&tab=quotes", "/entry/grid%2F1"}) {
    const auto answer = Get(path);
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->status, 200) << path;
    EXPECT_THAT(answer->get_header_value("Content-Type"),
                StartsWith("text/html"));
    EXPECT_EQ(answer->get_header_value("Cache-Control"), "no-cache");
  }
  EXPECT_THAT(Get("/assets/page-1a2b.js")->get_header_value("Cache-Control"),
              HasSubstr("immutable"));
}

TEST_F(HttpServerTest, APersonAtAWrongAddressGetsThePageWithA404) {
  const auto answer = Get("/abuot", {{"Accept", "text/html,*/*"}});
  EXPECT_EQ(answer->status, 404);
  EXPECT_THAT(answer->body, HasSubstr("<title>page"));
}

TEST_F(HttpServerTest, EveryAnswerCarriesTheSecurityHeaders) {
  for (const char* path : {"/", "/v1/search", "/v1/entries/x", "/livez",
                           "/assets/page-1a2b.js", "/%ff"}) {
    const auto answer = Get(path);
    const std::string policy =
        answer->get_header_value("Content-Security-Policy");
    EXPECT_THAT(policy, HasSubstr("default-src 'none'")) << path;
    EXPECT_THAT(policy, Not(HasSubstr("unsafe"))) << path;
    EXPECT_EQ(answer->get_header_value("X-Content-Type-Options"), "nosniff");
    EXPECT_EQ(answer->get_header_value("Referrer-Policy"), "no-referrer");
  }
}

TEST_F(HttpServerTest, HeadAnswersWithoutABody) {
  auto client = serving_.Client();
  for (const char* path : {"/", "/v1/search", "/livez", "/v1/entries/plain"}) {
    const auto head = client.Head(path);
    const auto get = client.Get(path);
    ASSERT_TRUE(head && get);
    EXPECT_EQ(head->status, 200) << path;
    EXPECT_TRUE(head->body.empty());
    EXPECT_EQ(head->get_header_value("Content-Length"),
              get->get_header_value("Content-Length"));
  }
}

TEST_F(HttpServerTest, TheTagChangesWithEveryPublication) {
  const std::string tag = Get("/v1/search")->get_header_value("ETag");
  ASSERT_FALSE(tag.empty());
  const auto again = Get("/v1/search", {{"If-None-Match", tag}});
  EXPECT_EQ(again->status, 304);
  EXPECT_TRUE(again->body.empty());
  PublishEntries(serving_.store(), {SampleEntry("another", 2)});
  const auto after = Get("/v1/search", {{"If-None-Match", tag}});
  EXPECT_EQ(after->status, 200);
  EXPECT_NE(after->get_header_value("ETag"), tag);
}

TEST_F(HttpServerTest, AnswersAreCompressedWithGzipOnly) {
  const auto answer = Get("/v1/search", {{"Accept-Encoding", "br, gzip"}});
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->get_header_value("Content-Encoding"), "gzip");
  EXPECT_EQ(json::parse(answer->body)["entries"].size(), 2u);
  EXPECT_EQ(Get("/v1/search", {{"Accept-Encoding", "br"}})
                ->get_header_value("Content-Encoding"),
            "");
}

TEST_F(HttpServerTest, RangesAreIgnored) {
  const auto answer =
      Get("/livez", {{"Range", "bytes=0-1,0-1,0-1,0-1,0-1,0-1,0-1"}});
  EXPECT_EQ(answer->status, 200);
  EXPECT_EQ(answer->body, "alive\n");
}

TEST_F(HttpServerTest, EveryRequestIsObserved) {
  Get("/livez");
  Get("/nothing");
  Get("/v1/search?q=" + std::string(9000, 'a'));
  EXPECT_EQ(serving_.hooks().observed(), 3);
}

}  // namespace
}  // namespace precis
