#pragma once

#include <map>
#include <string>
#include <string_view>

namespace precis {

// What a handler answers; the server adds the headers that all answers share.
struct Answer {
  int status = 200;
  std::string content_type;
  std::string body;
  std::map<std::string, std::string> headers;
};

// What went wrong, for people and programs (RFC 9457).
struct Problem {
  int status = 500;
  std::string type;    // The part behind "urn:precis:problem:".
  std::string detail;  // One sentence on this very request.
  // NOLINTNEXTLINE(readability-redundant-member-init): it may be left out.
  std::string parameter = {};  // The query parameter at fault, or empty.
};

// As application/problem+json: type, title, status, detail and, where there is
// one, parameter. Never to be cached.
Answer ProblemAnswer(const Problem& problem);

Answer TextAnswer(int status, std::string text);

// "Not Found"; "Unknown" for a status this server does not use.
std::string_view StatusTitle(int status);

}  // namespace precis
