#pragma once

#include <xapian.h>
#include <map>
#include <string>

namespace precis {

// Stemmers by language, made once each.
//
// Thread safety: none; Xapian's handles count references without atomics.
class Stemmers {
 public:
  // The Snowball stemmer of an ISO 639-1 code; English for every other
  // language, so that each text has stems that a query can meet.
  const Xapian::Stem& For(const std::string& language);

  // Whether For(language) is the English one.
  static bool IsEnglish(const std::string& language) {
    return language == "en" || !Has(language);
  }

  // Whether For(language) is a stemmer of its own.
  static bool Has(const std::string& language);

 private:
  std::map<std::string, Xapian::Stem> stemmers_;
};

}  // namespace precis
