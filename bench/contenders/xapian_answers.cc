#include "bench/contenders/xapian_answers.h"

#include <array>

namespace precis::bench {

std::size_t XapianAnswers::Hits(const ProbePhrase& phrase) const {
  const std::array<std::string, 2> words = {phrase.first, phrase.second};
  Xapian::Enquire enquire(database_);
  enquire.set_query(
      Xapian::Query(Xapian::Query::OP_PHRASE, words.begin(), words.end()));
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  return enquire.get_mset(0, database_.get_doccount()).size();
}

}  // namespace precis::bench
