#include "bench/corpus/word_runs.h"

namespace precis::bench {
namespace {

constexpr std::string_view kSeparators = " \t\r\n,;:.!?\"()[]/-";

bool IsSeparator(char c) { return kSeparators.find(c) != kSeparators.npos; }

bool IsLetter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::string Lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

// The end of the stretch of characters from `at` that are as `is` says.
template <typename Is>
std::size_t EndOf(std::string_view text, std::size_t at, Is is) {
  while (at < text.size() && is(text[at])) ++at;
  return at;
}

void TakeUnclean(std::string_view run,
                 const std::function<void(const WordRun&)>& take) {
  for (std::size_t at = 0; at < run.size();) {
    const std::size_t end = EndOf(run, at, IsLetter);
    if (end > at) take({Lower(run.substr(at, end - at)), false, false});
    at = EndOf(run, end, [](char c) { return !IsLetter(c); });
  }
}

}  // namespace

void ForEachWordRun(std::string_view text,
                    const std::function<void(const WordRun&)>& take) {
  bool follows = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end =
        EndOf(text, at, [](char c) { return !IsSeparator(c); });
    const std::string_view run = text.substr(at, end - at);
    at = EndOf(text, end, IsSeparator);
    if (run.empty()) continue;
    if (EndOf(run, 0, IsLetter) == run.size()) {
      take({Lower(run), true, follows});
      follows = true;
    } else {
      TakeUnclean(run, take);
      follows = false;
    }
  }
}

}  // namespace precis::bench
