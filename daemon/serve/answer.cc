#include "daemon/serve/answer.h"

#include <nlohmann/json.hpp>
#include <utility>

namespace precis {

std::string_view StatusTitle(int status) {
  switch (status) {
    case 400:
      return "Bad Request";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 414:
      return "URI Too Long";
    case 416:
      return "Range Not Satisfiable";
    case 500:
      return "Internal Server Error";
    case 503:
      return "Service Unavailable";
    default:
      return "Unknown";
  }
}

Answer ProblemAnswer(const Problem& problem) {
  nlohmann::ordered_json json = {
      {"type", "urn:precis:problem:" + problem.type},
      {"title", StatusTitle(problem.status)},
      {"status", problem.status},
      {"detail", problem.detail},
  };
  if (!problem.parameter.empty()) json["parameter"] = problem.parameter;
  // `replace`: a detail may quote bytes that are not UTF-8.
  return {problem.status,
          "application/problem+json",
          json.dump(-1, ' ', false,
                    nlohmann::ordered_json::error_handler_t::replace) +
              "\n",
          {{"Cache-Control", "no-store"}}};
}

Answer TextAnswer(int status, std::string text) {
  return {status,
          "text/plain; charset=utf-8",
          std::move(text),
          {{"Cache-Control", "no-store"}}};
}

}  // namespace precis
