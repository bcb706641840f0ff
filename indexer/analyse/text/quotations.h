#pragma once

#include <string_view>
#include <vector>

#include "indexer/analyse/text/byte_class_map.h"
#include "indexer/analyse/text/text_model.h"

namespace precis::analyse {

// Pairs the quotation marks of each block: “…”, „…“, «…», "…", ''…'' and
// ``…''; ‘…’ only in texts that use no double marks. A mark without its partner
// closes at the end of its block if enough text follows; the next block may
// then begin with a mark again and continue the same speech. Linear time.
std::vector<Quotation> FindQuotations(std::string_view text,
                                      const std::vector<Block>& blocks,
                                      const ByteClassMap& classes);

}  // namespace precis::analyse
