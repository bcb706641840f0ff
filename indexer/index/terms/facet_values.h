#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace precis {

// What an article is counted by, as one value (kFacetsSlot): reading three
// values of each of a hundred documents takes longer than finding them.
//
// At most thirty names of each are kept, line feeds and NULs in them become
// blanks. Empty if there is nothing.
std::string EncodeFacets(const std::string& source,
                         const std::vector<std::string>& topics,
                         const std::vector<std::string>& speakers);

// A line each.
struct FacetLines {
  std::string_view source;
  std::string_view topics;
  std::string_view speakers;
};

// `value` must outlive what is returned. Of a value that is damaged, what is
// there.
FacetLines DecodeFacets(std::string_view value);

// What a quote or statement is counted by (kSpeechFacetsSlot): its speaker, who
// may be nobody. Source and topics are its article's; as a copy in each quote
// they would be a thirtieth of an index.
struct SpeechFacets {
  std::uint32_t documents_back = 0;  // To the article's document.
  std::string_view speaker;
};

// Line feeds in a name become blanks.
std::string EncodeSpeechFacets(const SpeechFacets& facets);

// Nothing of a value that EncodeSpeechFacets() did not make. `value` must
// outlive what is returned.
SpeechFacets DecodeSpeechFacets(std::string_view value);

}  // namespace precis
