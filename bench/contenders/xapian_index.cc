#include "bench/contenders/xapian_index.h"

#include <array>
#include <string>
#include <utility>

#include "bench/measure/check.h"

namespace precis::bench {

const Xapian::Database& XapianIndex::Finished() {
  if (finished_) return *finished_;
  finished_.emplace();
  auto orders = std::make_shared<WordOrders>();
  for (const auto& path : FinishedPaths()) {
    const Xapian::Database database(path.string());
    if (std::filesystem::exists(WordOrderPath(path))) {
      orders->emplace(database.get_uuid(),
                      std::make_shared<const WordOrderFile>(
                          Take(WordOrderFile::Open(path), "word order")));
    }
    finished_->add_database(database);
  }
  orders_ = std::move(orders);
  return *finished_;
}

std::optional<std::size_t> XapianIndex::Hits(const ProbePhrase& phrase) {
  const Xapian::Database& database = Finished();
  const std::array<std::string, 2> words = {phrase.first, phrase.second};
  const Xapian::Query query(Xapian::Query::OP_PHRASE, words.begin(),
                            words.end());
  Xapian::Enquire enquire(database);
  enquire.set_query(orders_->empty() ? query : WithWordOrder(query, orders_));
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  return enquire.get_mset(0, database.get_doccount()).size();
}

}  // namespace precis::bench
