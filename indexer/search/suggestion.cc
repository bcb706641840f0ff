#include "indexer/search/suggestion.h"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <utility>
#include <vector>

namespace precis {
namespace {

constexpr std::size_t kMaxWords = 3;
constexpr std::size_t kMaxSegments = 2;

// What is at `at` is left as it is: how far.
std::size_t EndOfFieldValue(const std::string& query, std::size_t at) {
  if (at < query.size() && query[at] == '"') {
    const auto end = query.find('"', at + 1);
    return end == std::string::npos ? query.size() : end + 1;
  }
  return std::min(query.find_first_of(" \t\r\n)", at), query.size());
}

std::size_t EndOfWord(const std::string& query, std::size_t begin) {
  Xapian::Utf8Iterator c(query.data() + begin, query.size() - begin);
  while (c != Xapian::Utf8Iterator() && Xapian::Unicode::is_wordchar(*c)) ++c;
  return query.size() - c.left();
}

std::vector<const Xapian::Database*> LargestSegments(const OpenIndex& open) {
  std::vector<const Xapian::Database*> segments;
  segments.reserve(open.segments.size());
  for (const auto& segment : open.segments) segments.push_back(&segment);
  std::ranges::sort(segments, std::greater(), [](const auto* segment) {
    return segment->get_doccount();
  });
  segments.resize(std::min(segments.size(), kMaxSegments));
  return segments;
}

class Corrector {
 public:
  Corrector(const OpenIndex& open, const Xapian::Stem& english)
      : open_(open), english_(english), segments_(LargestSegments(open)) {}

  // The word itself, if it is known or nothing is like it.
  std::string Correct(const std::string& word) {
    if (asked_ == kMaxWords || IsKnown(word)) return word;
    ++asked_;
    for (const Xapian::Database* segment : segments_) {
      auto similar = segment->get_spelling_suggestion(word);
      if (!similar.empty()) return similar;
    }
    return word;
  }

 private:
  // Operators are in capitals, so no term is like them.
  bool IsKnown(const std::string& word) const {
    return Xapian::Unicode::tolower(word) != word ||
           open_.all.term_exists(word) ||
           open_.all.term_exists("Z" + english_(word));
  }

  const OpenIndex& open_;
  const Xapian::Stem& english_;
  const std::vector<const Xapian::Database*> segments_;
  std::size_t asked_ = 0;
};

}  // namespace

std::string SuggestSpelling(const OpenIndex& open, const Xapian::Stem& english,
                            const std::string& query) {
  Corrector corrector(open, english);
  std::string corrected;
  for (std::size_t at = 0; at < query.size();) {
    const std::size_t end = EndOfWord(query, at);
    if (end == at) {
      corrected += query[at++];
      continue;
    }
    const std::string word = query.substr(at, end - at);
    at = end;
    if (at < query.size() && query[at] == ':') {
      at = EndOfFieldValue(query, at + 1);
      corrected += word + query.substr(end, at - end);
      continue;
    }
    const bool open_end = at < query.size() && query[at] == '*';
    corrected += open_end ? word : corrector.Correct(word);
  }
  return corrected == query ? std::string() : corrected;
}

}  // namespace precis
