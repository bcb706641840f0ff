#pragma once

#include <string>
#include <string_view>

namespace precis::analyse {

// The ISO 639-1 code of the language the text is most likely in, "und" when
// CLD2 is not sure of it. Plain English is told by its own words. Looks at no
// more than the first 600 bytes of letters: enough to tell, and the cost stays
// the same for every text. `hint` is what the producer says (BCP 47) and
// decides where the text alone does not.
std::string DetectLanguage(std::string_view text, std::string_view hint);

}  // namespace precis::analyse
