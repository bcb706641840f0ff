#include "tests/indexer/glass/compare.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

namespace precis::glass {
namespace {

constexpr Xapian::valueno kSlots[] = {0,   1,   2,     127,       128,
                                      200, 256, 70000, 0xfffffffe};

std::string Escaped(const std::string& bytes) {
  std::ostringstream out;
  for (const char c : bytes) {
    if (c > ' ' && c <= '~') {
      out << c;
    } else {
      out << '%' << std::hex << int{static_cast<unsigned char>(c)} << std::dec;
    }
  }
  return out.str();
}

class Dumper {
 public:
  Dumper(const Xapian::Database& database, const DumpOptions& options)
      : database_(database), options_(options) {}

  Lines Take() {
    Statistics();
    Terms();
    for (const auto slot : kSlots) Values(slot);
    for (auto it = database_.postlist_begin("");
         it != database_.postlist_end(""); ++it) {
      Document(*it);
    }
    Keys();
    return std::move(lines_);
  }

 private:
  template <typename... Parts>
  void Line(const Parts&... parts) {
    std::ostringstream out;
    ((out << parts << ' '), ...);
    lines_.push_back(out.str());
  }

  void Statistics() {
    Line("documents", database_.get_doccount(), database_.get_lastdocid());
    Line("length", database_.get_total_length(), database_.get_avlength());
    Line("positions", database_.has_positions());
    if (!options_.bounds) return;
    Line("bounds", database_.get_doclength_lower_bound(),
         database_.get_doclength_upper_bound());
  }

  void Terms() {
    for (auto term = database_.allterms_begin();
         term != database_.allterms_end(); ++term) {
      Line("term", Escaped(*term), term.get_termfreq(),
           database_.get_collection_freq(*term));
      if (options_.bounds) {
        Line("  wdf up to", database_.get_wdf_upper_bound(*term));
      }
      std::ostringstream postings;
      for (auto it = database_.postlist_begin(*term);
           it != database_.postlist_end(*term); ++it) {
        postings << *it << ':' << it.get_wdf() << '/' << it.get_doclength();
        for (auto position = it.positionlist_begin();
             position != it.positionlist_end(); ++position) {
          postings << ',' << *position;
        }
        postings << ' ';
      }
      Line("  in", postings.str());
    }
  }

  void Values(Xapian::valueno slot) {
    Line("slot", slot, database_.get_value_freq(slot));
    if (options_.bounds) {
      Line("  from", Escaped(database_.get_value_lower_bound(slot)), "to",
           Escaped(database_.get_value_upper_bound(slot)));
    }
    for (auto it = database_.valuestream_begin(slot);
         it != database_.valuestream_end(slot); ++it) {
      Line("  value", it.get_docid(), Escaped(*it));
    }
  }

  void Document(Xapian::docid docid) {
    const Xapian::Document document = database_.get_document(docid);
    Line("document", docid, database_.get_doclength(docid),
         Escaped(document.get_data()));
    if (!options_.term_lists) return;
    Line("  unique", database_.get_unique_terms(docid));
    for (auto it = document.values_begin(); it != document.values_end(); ++it) {
      Line("  value", it.get_valueno(), Escaped(*it));
    }
    for (auto it = database_.termlist_begin(docid);
         it != database_.termlist_end(docid); ++it) {
      Line("  term", Escaped(*it), it.get_wdf(), it.get_termfreq(),
           it.positionlist_count());
    }
  }

  void Keys() {
    for (auto it = database_.metadata_keys_begin();
         it != database_.metadata_keys_end(); ++it) {
      Line("metadata", Escaped(*it), Escaped(database_.get_metadata(*it)));
    }
    for (auto it = database_.spellings_begin(); it != database_.spellings_end();
         ++it) {
      // A typing error in each place finds what the fragments lead to.
      std::string wrong = *it;
      wrong[wrong.size() / 2] = '_';
      Line("spelling", Escaped(*it), it.get_termfreq(),
           Escaped(database_.get_spelling_suggestion(wrong)),
           Escaped(database_.get_spelling_suggestion(wrong.substr(1) + "s")));
    }
    for (auto it = database_.synonym_keys_begin();
         it != database_.synonym_keys_end(); ++it) {
      std::string synonyms;
      for (auto s = database_.synonyms_begin(*it);
           s != database_.synonyms_end(*it); ++s) {
        synonyms += Escaped(*s) + ' ';
      }
      Line("synonyms", Escaped(*it), synonyms);
    }
  }

  const Xapian::Database& database_;
  DumpOptions options_;
  Lines lines_;
};

class QueryMaker {
 public:
  QueryMaker(const Xapian::Database& database, std::mt19937 random)
      : random_(random) {
    for (auto it = database.allterms_begin(); it != database.allterms_end();
         ++it) {
      terms_.push_back(*it);
    }
  }

  Xapian::Query Make() {
    using Xapian::Query;
    switch (Below(8)) {
      case 0:
        return {Query::OP_OR, Term(), Term()};
      case 1:
        return {Query::OP_AND, Term(), Term()};
      case 2:
        return {Query::OP_AND_NOT, Term(), Term()};
      case 3:
        return Several(Query::OP_PHRASE, 2 + Below(3));
      case 4:
        return Several(Query::OP_NEAR, 10);
      case 5:
        return {Query::OP_WILDCARD, "w" + std::to_string(Below(99))};
      case 6:
        return {Query::OP_FILTER, Term(),
                Query(Query::OP_VALUE_RANGE, kSlots[Below(3)], "w1",
                      "w" + std::to_string(2 + Below(8)))};
      default:
        return {Query::OP_AND_MAYBE, Term(),
                Query(Query::OP_VALUE_GE, kSlots[Below(8)], "w5")};
    }
  }

  void Order(Xapian::Enquire& enquire) {
    if (Below(3) == 0) enquire.set_sort_by_value(kSlots[Below(5)], true);
    if (Below(3) == 0) enquire.set_collapse_key(kSlots[Below(5)]);
  }

  std::size_t Below(std::size_t count) {
    return std::uniform_int_distribution<std::size_t>(0, count - 1)(random_);
  }

 private:
  Xapian::Query Term() { return Xapian::Query(terms_[Below(terms_.size())]); }
  Xapian::Query Several(Xapian::Query::op op, std::size_t window) {
    const Xapian::Query both[] = {Term(), Term()};
    return {op, both, both + 2, static_cast<Xapian::termcount>(window)};
  }

  std::mt19937 random_;
  std::vector<std::string> terms_;
};

}  // namespace

Lines Dump(const Xapian::Database& database, const DumpOptions& options) {
  return Dumper(database, options).Take();
}

void ExpectEqual(const Lines& ours, const Lines& theirs) {
  const auto [a, b] = std::ranges::mismatch(ours, theirs);
  if (a == ours.end() && b == theirs.end()) return;
  ADD_FAILURE() << "line " << a - ours.begin() << " of " << ours.size()
                << " and " << theirs.size() << "\n  ours:   "
                << (a == ours.end() ? "(end)" : a->substr(0, 500))
                << "\n  theirs: "
                << (b == theirs.end() ? "(end)" : b->substr(0, 500));
}

std::string Check(const std::filesystem::path& path) {
  std::ostringstream log;
  try {
    const std::size_t errors = Xapian::Database::check(path.string(), 0, &log);
    return errors == 0 ? std::string() : log.str();
  } catch (const Xapian::Error& error) {
    return error.get_description() + "\n" + log.str();
  }
}

Lines RunQueries(const Xapian::Database& database, std::mt19937 random,
                 std::size_t count) {
  QueryMaker maker(database, random);
  Lines lines;
  for (std::size_t i = 0; i < count; ++i) {
    Xapian::Enquire enquire(database);
    const Xapian::Query query = maker.Make();
    enquire.set_query(query);
    maker.Order(enquire);
    const auto matches = enquire.get_mset(0, 50, 1000);
    std::ostringstream line;
    line << Escaped(query.get_description()) << " = "
         << matches.get_matches_estimated() << ':';
    for (auto it = matches.begin(); it != matches.end(); ++it) {
      line << ' ' << *it << '/' << it.get_weight();
    }
    lines.push_back(line.str());
  }
  return lines;
}

}  // namespace precis::glass
