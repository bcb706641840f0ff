// Arbitrary bytes as a query: an error that says what is wrong, Xapian's own
// exception, or a query, the same each time.
#include <xapian.h>

#include <string>
#include <vector>

#include "indexer/search/query_language.h"
#include "tests/fuzz/fuzz.h"

namespace precis {
namespace {

std::string Described(const std::string& text, SearchTarget target) {
  static Stemmers stemmers;
  static const std::vector<std::string> languages = {"de", "ru"};
  try {
    const auto parsed = QueryLanguage(stemmers, languages).Parse(text, target);
    if (parsed) return parsed->query.get_description();
    EXPECT_EQ(parsed.error().code, ErrorCode::kBadInput);
    EXPECT_FALSE(parsed.error().message.empty());
    return parsed.error().message;
  } catch (const Xapian::Error& error) {
    return error.get_msg();
  }
}

void Visit(const std::string& text) {
  if (text.size() > SearchLimits::kMaxQueryBytes) return;
  for (const SearchTarget target :
       {SearchTarget::kEntries, SearchTarget::kQuotes}) {
    EXPECT_EQ(Described(text, target), Described(text, target));
  }
}

}  // namespace
}  // namespace precis

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  precis::fuzz::StopAtFailure();
  precis::Visit(std::string(precis::fuzz::AsText(data, size)));
  return 0;
}
