#include "daemon/serve/http_server.h"

#include <httplib.h>
#include <spdlog/spdlog.h>
#include <sys/socket.h>

#include <algorithm>
#include <atomic>
#include <cassert>
#include <chrono>
#include <exception>
#include <future>
#include <thread>
#include <utility>

#include "daemon/serve/answer.h"
#include "daemon/serve/connection_queue.h"
#include "daemon/serve/limits.h"
#include "daemon/serve/router.h"
#include "daemon/serve/site.h"

namespace precis {
namespace {

// On every answer. The page needs nothing but its own files: no inline script,
// no other host, no frame around it.
const httplib::Headers& SharedHeaders() {
  static const httplib::Headers headers = {
      {"Content-Security-Policy",
       "default-src 'none'; script-src 'self'; style-src 'self'; "
       "img-src 'self'; font-src 'self'; connect-src 'self'; "
       "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"},
      {"X-Content-Type-Options", "nosniff"},
      {"Referrer-Policy", "no-referrer"},
      {"Cross-Origin-Resource-Policy", "same-origin"},
      {"Cross-Origin-Opener-Policy", "same-origin"},
      {"Accept-Ranges", "none"},
      {"Vary", "Accept-Encoding"},
  };
  return headers;
}

void Write(const Answer& answer, httplib::Response& response) {
  response.status = answer.status;
  for (const auto& [name, value] : answer.headers) {
    response.set_header(name, value);
  }
  if (!answer.content_type.empty()) {
    response.set_content(answer.body, answer.content_type);
  }
}

// As Write, and closes the connection after the last byte: the library lets a
// provider that fails do so, and nothing else.
void WriteAndClose(Answer answer, httplib::Request& request,
                   httplib::Response& response) {
  answer.headers["Connection"] = "close";
  Write({answer.status, "", "", answer.headers}, response);
  request.method = "GET";  // The provider is not called for HEAD.
  response.set_content_provider(
      answer.body.size(), answer.content_type,
      [body = answer.body](std::size_t offset, std::size_t length,
                           httplib::DataSink& sink) {
        sink.write(body.data() + offset, length);
        return false;
      });
}

bool HasBody(const httplib::Request& request) {
  return request.has_header("Transfer-Encoding") ||
         (request.has_header("Content-Length") &&
          request.get_header_value("Content-Length") != "0");
}

// Somebody on this machine, and not a browser that another site has sent (it
// cannot set this header without asking us first, and we do not answer that),
// nor a proxy that passes strangers on.
bool IsAdmin(const httplib::Request& request) {
  // From an address to itself: we listen on this one only, not on loopback.
  const bool to_itself =
      !request.remote_addr.empty() && request.remote_addr == request.local_addr;
  const bool local = to_itself || request.remote_addr == "::1" ||
                     request.remote_addr.starts_with("127.") ||
                     request.remote_addr.starts_with("::ffff:127.");
  return local && request.has_header("Precis-Admin") &&
         !request.has_header("Forwarded") && !request.has_header("Via") &&
         !request.has_header("X-Forwarded-For");
}

// The library would cut a hundred overlapping ranges out of one answer, and
// compress with brotli at its slowest level: neither is offered.
void RestrictEncoding(httplib::Request& request) {
  request.ranges.clear();
  const bool gzip = request.get_header_value("Accept-Encoding").find("gzip") !=
                    std::string::npos;
  request.headers.erase("Accept-Encoding");
  if (gzip) request.set_header("Accept-Encoding", "gzip");
}

// An answer for what the library refused by itself; it has only set a status.
Answer LibraryProblem(int status) {
  switch (status) {
    case 414:
      return ProblemAnswer({414, "target-too-long",
                            "path and query may have at most " +
                                std::to_string(kMaxTargetBytes) + " bytes"});
    case 416:
      return ProblemAnswer({416, "bad-range", "ranges are not offered here"});
    case 400:
      return ProblemAnswer({400, "bad-request", "the request cannot be read"});
    default:
      return ProblemAnswer({status, "refused", "the request is refused"});
  }
}

// Only SO_REUSEADDR: the library's default adds SO_REUSEPORT, with which a
// second daemon would take half of our requests instead of failing to start.
void SetSocketOptions(int socket) {
  const int yes = 1;
  static_cast<void>(
      setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes)));
}

}  // namespace

struct HttpServer::State {
  State(SearcherPool& searchers, ServerHooks hooks, Site site)
      : router(searchers, std::move(hooks), std::move(site)) {}

  void Configure(const ServeSettings& settings);
  RoutedAnswer Route(const httplib::Request& request) const;
  void Handle(httplib::Request& request, httplib::Response& response) const;
  void Refused(httplib::Response& response) const;
  Result<int> Bind(const ServeSettings& settings);
  void Listen();

  Router router;
  std::atomic<bool> crowded = false;
  std::promise<void> accepting;
  httplib::Server server;
  std::jthread thread;
  int port = 0;
};

void HttpServer::State::Configure(const ServeSettings& settings) {
  server.set_default_headers(SharedHeaders());
  server.set_socket_options(SetSocketOptions);
  server.set_tcp_nodelay(true);
  server.set_read_timeout(kReadTimeoutS);
  server.set_write_timeout(kWriteTimeoutS);
  server.set_keep_alive_timeout(kKeepAliveTimeoutS);
  server.set_keep_alive_max_count(kMaxRequestsPerConnection);
  server.new_task_queue = [this, threads = settings.threads] {
    accepting.set_value();
    return new ConnectionQueue(static_cast<std::size_t>(threads),
                               kMaxWaitingConnections, crowded);
  };
  // Before the library's own routing, whose regular expressions would see
  // whatever a client sends. The request is the library's local variable; only
  // its interface calls it const.
  server.set_pre_routing_handler(
      [this](const httplib::Request& request, httplib::Response& response) {
        Handle(const_cast<httplib::Request&>(request), response);
        return httplib::Server::HandlerResponse::Handled;
      });
  server.set_error_handler(httplib::Server::HandlerWithResponse(
      [this](const httplib::Request&, httplib::Response& response) {
        Refused(response);
        return httplib::Server::HandlerResponse::Handled;
      }));
  // An idle connection keeps a thread from those who wait for one.
  server.set_post_routing_handler(
      [this](const httplib::Request&, httplib::Response& response) {
        if (!crowded) return;
        response.headers.erase("Keep-Alive");
        response.headers.erase("Connection");
        response.set_header("Connection", "close");
      });
}

RoutedAnswer HttpServer::State::Route(const httplib::Request& request) const {
  try {
    if (HasBody(request) &&
        (request.method == "GET" || request.method == "HEAD")) {
      return {"other", ProblemAnswer({400, "unexpected-body",
                                      "no request has a body here"})};
    }
    return router.Handle({request.method, request.target,
                          request.get_header_value("If-None-Match"),
                          request.get_header_value("Accept"),
                          IsAdmin(request)});
  } catch (const std::exception& error) {
    spdlog::error("request for {} failed: {}", request.target, error.what());
    return {"other", ProblemAnswer({500, "internal",
                                    "the server failed; its log says why"})};
  }
}

void HttpServer::State::Handle(httplib::Request& request,
                               httplib::Response& response) const {
  const auto begin = std::chrono::steady_clock::now();
  const RoutedAnswer routed = Route(request);
  RestrictEncoding(request);
  // A body is never read, and the library would take it for the next request
  // on the connection: behind a proxy, somebody else's.
  if (HasBody(request)) {
    WriteAndClose(routed.answer, request, response);
  } else {
    Write(routed.answer, response);
  }
  const std::chrono::duration<double> took =
      std::chrono::steady_clock::now() - begin;
  router.Observe(routed.route, routed.answer.status, took.count());
}

void HttpServer::State::Refused(httplib::Response& response) const {
  if (response.has_header("Content-Type")) return;  // Our own answer.
  Write(LibraryProblem(response.status), response);
  router.Observe("other", response.status, 0);
}

Result<int> HttpServer::State::Bind(const ServeSettings& settings) {
  const int bound =
      settings.port == 0 ? server.bind_to_any_port(settings.address)
      : server.bind_to_port(settings.address, settings.port) ? settings.port
                                                             : -1;
  if (bound > 0) return bound;
  return Fail(ErrorCode::kUnavailable,
              "cannot listen on " + settings.address + ":" +
                  std::to_string(settings.port) +
                  ": in use, not an address of this machine, or not allowed; "
                  "set [serve] address and port");
}

void HttpServer::State::Listen() {
  // The library forgets a stop() that comes before it accepts, so we wait.
  auto started = accepting.get_future();
  thread = std::jthread([this] { server.listen_after_bind(); });
  started.wait();
}

Result<std::unique_ptr<HttpServer>> HttpServer::Start(
    const ServeSettings& settings, SearcherPool& searchers, ServerHooks hooks) {
  assert(settings.threads > 0);
  assert(hooks.metrics_text && hooks.readiness && hooks.status_json);
  const std::filesystem::path web_root =
      settings.web_root.empty() ? DefaultWebRoot() : settings.web_root;
  auto site = Site::Load(web_root);
  if (!site) return std::unexpected(site.error());
  if (site->empty()) {
    spdlog::warn("no web page in {}: the API is served without it",
                 web_root.string());
  }
  auto state =
      std::make_unique<State>(searchers, std::move(hooks), *std::move(site));
  state->Configure(settings);
  auto port = state->Bind(settings);
  if (!port) return std::unexpected(port.error());
  state->port = *port;
  state->Listen();
  return std::unique_ptr<HttpServer>(new HttpServer(std::move(state)));
}

HttpServer::HttpServer(std::unique_ptr<State> state)
    : state_(std::move(state)) {}

HttpServer::~HttpServer() {
  state_->server.stop();
  state_->thread.join();
}

int HttpServer::port() const { return state_->port; }

}  // namespace precis
