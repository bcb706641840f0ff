#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace precis::analyse {

// A topic of the taxonomy whose terms the article has.
struct FacetTrace {
  std::string_view topic;
  std::string_view parent;  // May be empty.
  std::size_t strong = 0;   // Hits of its strong terms; one in the title is
  std::size_t weak = 0;     // worth three.
  double score = 0;         // Of these; its branches do not count.
  bool about = false;       // Enough by itself.
  bool shown = false;       // Also as a parent, or by its branches together.
};

// A phrase that came into question.
struct KeyphraseTrace {
  std::string text;
  std::size_t count = 0;
  double weight = 0;  // How rare its words are in everyday speech.
  std::size_t words = 0;
  std::size_t first_sentence = 0;
  bool in_title = false;
  double score = 0;
  std::string as;  // The topic it is shown as; empty: it is not.
};

// How topics were found, for an explanation.
struct TopicTrace {
  std::vector<FacetTrace> facets;       // With any hit, best first.
  std::vector<KeyphraseTrace> phrases;  // The best, best first.
};

}  // namespace precis::analyse
