#pragma once

#include <span>
#include <string_view>

namespace precis::analyse {

// A stable facet. Terms as in PhraseList; a strong term nearly proves the
// topic, a weak one only adds to others.
struct TopicTerms {
  std::string_view topic;
  std::string_view parent;  // Is added with the topic; may be empty.
  std::string_view strong;
  std::string_view weak;
};

// The taxonomy: the top levels that news agencies use, and a branch for
// artificial intelligence. Written for this program.
std::span<const TopicTerms> Taxonomy();

}  // namespace precis::analyse
