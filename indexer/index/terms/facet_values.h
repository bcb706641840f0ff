#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace precis {

// What a document is counted by, as one value (kFacetsSlot): reading three
// values of each of a hundred documents takes longer than finding them.

// At most thirty names of each are kept, line feeds and NULs in them become
// blanks. Empty if there is nothing.
std::string EncodeFacets(const std::string& source,
                         const std::vector<std::string>& topics,
                         const std::vector<std::string>& speakers);

// The same of one speaker, who may be nobody.
std::string EncodeSpeechFacets(std::string_view source,
                               const std::vector<std::string>& topics,
                               std::string_view speaker);

// A line each.
struct FacetLines {
  std::string_view source;
  std::string_view topics;
  std::string_view speakers;
};

// `value` must outlive what is returned. Of a value that is damaged, what is
// there.
FacetLines DecodeFacets(std::string_view value);

}  // namespace precis
