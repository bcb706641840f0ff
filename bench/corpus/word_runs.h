#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace precis::bench {

// A word of a text as every contender's tokeniser sees it, or one on which they
// may differ ("it's", "R2", letters beyond ASCII).
struct WordRun {
  std::string word;  // ASCII letters in lower case.
  bool clean = true;
  bool follows = false;  // Nothing but separators since the previous clean one.
};

// Calls `take` with the words of `text` in their order. What is not clean comes
// as its stretches of ASCII letters.
void ForEachWordRun(std::string_view text,
                    const std::function<void(const WordRun&)>& take);

}  // namespace precis::bench
