// What a server meets in the open: paths that climb, bodies nobody asked for,
// two daemons on one port, searches while the index changes.
#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>
#include <vector>

#include "tests/daemon/serve/sample_serving.h"
#include "tests/temporary_folder.h"

namespace precis {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

// Sends `bytes` as they are and returns all that comes back until the server
// closes the connection (it does so by itself: an idle one after a second).
std::string Exchange(int port, const std::string& bytes) {
  const int fd = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  std::string answer;
  if (::connect(fd, reinterpret_cast<sockaddr*>(&address), sizeof(address)) ==
          0 &&
      ::send(fd, bytes.data(), bytes.size(), MSG_NOSIGNAL) ==
          static_cast<ssize_t>(bytes.size())) {
    char buffer[4096];
    for (ssize_t n = 0; (n = ::recv(fd, buffer, sizeof(buffer), 0)) > 0;) {
      answer.append(buffer, static_cast<std::size_t>(n));
    }
  }
  ::close(fd);
  return answer;
}

std::size_t Count(const std::string& text, const std::string& what) {
  std::size_t count = 0;
  for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos;
       at += what.size()) {
    ++count;
  }
  return count;
}

class HttpServerRobustnessTest : public testing::Test {
 protected:
  HttpServerRobustnessTest() { folder_.Write("secret.txt", "the secret"); }

  TemporaryFolder folder_;
  Serving serving_{folder_.path() / "index", MakePage(folder_)};
};

TEST_F(HttpServerRobustnessTest, NoPathLeavesTheWebRoot) {
  for (const char* path :
       {"/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt",
        "/assets/../../secret.txt", "/.%2e/secret.txt", "//../secret.txt",
        "/..\\secret.txt", "/etc/passwd", "//etc/passwd", "/index.html/../x",
        "/%252e%252e/secret.txt"}) {
    const std::string answer =
        Exchange(serving_.port(), std::string("GET ") + path +
                                      " HTTP/1.1\r\nConnection: close\r\n\r\n");
    EXPECT_THAT(answer, StartsWith("HTTP/1.1 404")) << path;
    EXPECT_THAT(answer, Not(HasSubstr("the secret"))) << path;
    EXPECT_THAT(answer, Not(HasSubstr("root:"))) << path;
  }
}

// Taken for a request of its own, the body would be answered: behind a proxy,
// to whoever comes next on the connection.
TEST_F(HttpServerRobustnessTest, ABodyIsNeverTakenForTheNextRequest) {
  const std::string inner = "GET /livez HTTP/1.1\r\nHost: x\r\n\r\n";
  for (const char* method : {"GET", "HEAD", "POST", "OPTIONS", "DELETE"}) {
    const std::string answer = Exchange(
        serving_.port(), std::string(method) +
                             " /livez HTTP/1.1\r\nHost: x\r\nContent-Length: " +
                             std::to_string(inner.size()) + "\r\n\r\n" + inner);
    EXPECT_EQ(Count(answer, "HTTP/1.1 "), 1u) << method << '\n' << answer;
    EXPECT_THAT(answer, StartsWith("HTTP/1.1 40")) << method;
    EXPECT_THAT(answer, HasSubstr("Connection: close")) << method;
  }
  const std::string chunked =
      Exchange(serving_.port(),
               "GET /livez HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n" +
                   std::string("0\r\n\r\n") + inner);
  EXPECT_EQ(Count(chunked, "HTTP/1.1 "), 1u) << chunked;
}

TEST_F(HttpServerRobustnessTest, GarbageIsAProblem) {
  const std::string answer =
      Exchange(serving_.port(), "\x16\x03\x01 no http\r\n\r\n");
  EXPECT_THAT(answer, StartsWith("HTTP/1.1 400"));
  EXPECT_THAT(answer, HasSubstr("application/problem+json"));
}

TEST_F(HttpServerRobustnessTest, UnknownMethodsAreRefused) {
  const std::string answer =
      Exchange(serving_.port(), "BREW /livez HTTP/1.1\r\n\r\n");
  EXPECT_THAT(answer, StartsWith("HTTP/1.1 40"));
}

TEST_F(HttpServerRobustnessTest, ATakenPortIsAnErrorThatNamesIt) {
  ServeSettings settings = SampleSettings(folder_.path() / "web");
  settings.port = serving_.port();
  SearcherPool searchers(folder_.path() / "index", 1);
  SampleHooks hooks;
  const auto second = HttpServer::Start(settings, searchers, hooks.Make());
  ASSERT_FALSE(second.has_value());
  EXPECT_EQ(second.error().code, ErrorCode::kUnavailable);
  EXPECT_THAT(second.error().message,
              HasSubstr("127.0.0.1:" + std::to_string(serving_.port())));
}

TEST_F(HttpServerRobustnessTest, StoppingAnswersNobodyAnymore) {
  const int port = serving_.port();
  EXPECT_EQ(serving_.Client().Get("/livez")->status, 200);
  serving_.Stop();
  httplib::Client client("127.0.0.1", port);
  EXPECT_FALSE(client.Get("/livez"));
}

TEST_F(HttpServerRobustnessTest, StartingAndStoppingAtOnceIsFine) {
  SearcherPool searchers(folder_.path() / "index", 1);
  SampleHooks hooks;
  for (int i = 0; i < 20; ++i) {
    const auto server = HttpServer::Start(
        SampleSettings(folder_.path() / "web"), searchers, hooks.Make());
    ASSERT_TRUE(server.has_value()) << server.error().message;
  }
}

TEST_F(HttpServerRobustnessTest, WithoutThePageTheAnswerSaysHowToBuildIt) {
  Serving bare(folder_.path() / "other", folder_.path() / "nowhere");
  const auto answer = bare.Client().Get("/");
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 404);
  EXPECT_THAT(answer->body, HasSubstr("cmake --build"));
  EXPECT_EQ(bare.Client().Get("/v1/search")->status, 200);
}

TEST_F(HttpServerRobustnessTest, AHookThatThrowsIsA500ThatLeaksNothing) {
  ServerHooks hooks = serving_.hooks().Make();
  hooks.status_json = []() -> std::string {
    throw std::runtime_error("password of the database");
  };
  SearcherPool searchers(folder_.path() / "index", 1);
  const auto server = HttpServer::Start(SampleSettings(folder_.path() / "web"),
                                        searchers, hooks);
  ASSERT_TRUE(server.has_value());
  httplib::Client client("127.0.0.1", (*server)->port());
  const auto answer = client.Get("/v1/status");
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 500);
  EXPECT_THAT(answer->body, Not(HasSubstr("password")));
  EXPECT_FALSE(answer->has_header("EXCEPTION_WHAT"));
}

// A search sees one generation, whole: never fewer entries than were there when
// it was asked, never an error.
TEST_F(HttpServerRobustnessTest, SearchesGoOnWhileEntriesArePublished) {
  PublishEntries(serving_.store(), {RichEntry("grid/0", 0)});
  std::atomic<std::size_t> published = 1;
  std::atomic<int> answered = 0;
  const auto search = [&] {
    auto client = serving_.Client();
    client.set_keep_alive(true);
    while (published < 20) {
      const std::size_t before = published;
      const auto answer = client.Get("/v1/search?limit=100");
      ASSERT_TRUE(answer);
      ASSERT_EQ(answer->status, 200) << answer->body;
      const auto results = nlohmann::json::parse(answer->body);
      ASSERT_GE(results["entries"].size(), before);
      ++answered;
    }
  };
  {
    std::vector<std::jthread> searching;
    for (int i = 0; i < 3; ++i) searching.emplace_back(search);
    for (std::size_t i = 1; i < 20; ++i) {
      PublishEntries(serving_.store(),
                     {RichEntry("grid/" + std::to_string(i),
                                static_cast<std::int64_t>(i))});
      ++published;
    }
  }
  EXPECT_GT(answered, 0);
}

}  // namespace
}  // namespace precis
