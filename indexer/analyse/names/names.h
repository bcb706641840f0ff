#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/analyse/text/text_model.h"
#include "indexer/parse/article.h"

namespace precis::analyse {

enum class NameKind { kUnknown, kPerson, kOrganisation, kPlace };

// One person, organisation or place of the article.
struct Entity {
  NameKind kind = NameKind::kUnknown;
  std::string name;  // Its longest form in the text or metadata.
  bool masculine = false;
  bool feminine = false;  // Neither: not known.
  std::size_t mentions = 0;
};

struct Mention {
  TokenRange tokens;  // Without titles: "Sen. Ada Lund" covers "Ada Lund".
  std::size_t entity = 0;
};

struct Names {
  std::vector<Entity> entities;   // In order of first appearance.
  std::vector<Mention> mentions;  // In text order, disjoint.

  // The index of the first mention that ends after token `at`. O(log n).
  std::size_t MentionAfter(std::size_t at) const;
  // The names of a kind, most mentioned first, at most `limit`.
  std::vector<std::string> OfKind(NameKind kind, std::size_t limit) const;
};

// Finds names by a trained tagger, and by capitals, titles, first names,
// endings
// ("Labs", "University of"), short lists, and what the article says elsewhere:
// a surname belongs to the full name. People of the metadata (authors, hosts,
// guests) and of the title are known from the start. O(n log n). The trained
// tagger reads English; for another `language` (ISO 639-1) only the rules are
// asked.
Names FindNames(const TextModel& model, const Article& article,
                std::string_view language = "en");

}  // namespace precis::analyse
