#include "bench/contenders/xapian_index.h"

#include <array>
#include <string>

namespace precis::bench {

std::optional<std::size_t> XapianIndex::Hits(const ProbePhrase& phrase) {
  const Xapian::Database& database = Finished();
  const std::array<std::string, 2> words = {phrase.first, phrase.second};
  Xapian::Enquire enquire(database);
  enquire.set_query(
      Xapian::Query(Xapian::Query::OP_PHRASE, words.begin(), words.end()));
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  return enquire.get_mset(0, database.get_doccount()).size();
}

}  // namespace precis::bench
