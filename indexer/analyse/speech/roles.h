#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "indexer/analyse/names/names.h"
#include "indexer/analyse/text/text_model.h"

namespace precis::analyse {

// Whom "the mayor" stands for, by what the article says about its people:
// "Mayor Ada Lund", "Ada Lund, the mayor of Ulm", "Ada Lund became mayor".
// Also "the institute" for "Ostrava Institute".
class Roles {
 public:
  // `model` and `names` must outlive the object. Linear in the number of
  // mentions.
  Roles(const TextModel& model, const Names& names);

  // The entity that bears the role or the last word of the name. A role that
  // several people bear is the nearest one's. Looks at a bounded number of
  // places. REQUIRES: `source` has no determiner and is not empty.
  std::optional<std::size_t> Who(TokenRange source) const;

 private:
  struct Title {
    std::uint64_t role = 0;
    std::size_t entity = 0;
    TokenRange words;  // In which the role stands.
  };

  void AddBefore(const Mention& mention);
  void AddAfter(const Mention& mention);
  void Add(std::size_t token, const Mention& mention, TokenRange words);
  bool Agrees(const Title& title, TokenRange source) const;
  std::optional<std::size_t> Bearer(std::uint64_t role,
                                    TokenRange source) const;
  std::optional<std::size_t> Body(std::uint64_t head, std::size_t at) const;

  const TextModel& model_;
  const Names& names_;
  std::vector<Title> titles_;  // In text order.
};

}  // namespace precis::analyse
