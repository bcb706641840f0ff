#include "indexer/index/terms/terms.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace precis {
namespace {

constexpr std::size_t kKeptBytes = 160;

struct Hash128 {
  std::uint64_t high;
  std::uint64_t low;
};

// FNV-1a with 128 bits; constants from
// http://www.isthe.com/chongo/tech/comp/fnv/#FNV-param
Hash128 HashOf(std::string_view bytes) {
  __extension__ using Number = unsigned __int128;
  constexpr Number kPrime = (Number{1} << 88) + 0x13b;
  Number hash = (Number{0x6c62272e07bb0142} << 64) + 0x62b821756295c58d;
  for (const char c : bytes) {
    hash ^= static_cast<unsigned char>(c);
    hash *= kPrime;
  }
  return {static_cast<std::uint64_t>(hash >> 64),
          static_cast<std::uint64_t>(hash)};
}

std::size_t StoredBytes(std::string_view bytes) {
  return bytes.size() +
         static_cast<std::size_t>(std::ranges::count(bytes, '\0'));
}

// Cuts what is behind `prefix` in `term`, if it has to be.
void Shorten(std::string_view prefix, std::string& term) {
  // NULs count twice; most terms are short whatever they are made of.
  if (2 * term.size() <= kMaxTermBytes) return;
  if (StoredBytes(term) <= kMaxTermBytes) return;
  const std::string value = term.substr(prefix.size());
  std::size_t kept = 0;
  for (std::size_t stored = 0; kept < value.size(); ++kept) {
    stored += value[kept] == '\0' ? std::size_t{2} : std::size_t{1};
    if (stored > kKeptBytes) break;
  }
  const Hash128 hash = HashOf(value);
  std::array<char, 33> digits{};
  std::snprintf(digits.data(), digits.size(), "%016llx%016llx",
                static_cast<unsigned long long>(hash.high),
                static_cast<unsigned long long>(hash.low));
  term.resize(prefix.size() + kept);
  term += digits.data();
}

}  // namespace

void MakeTerm(std::string_view prefix,
              std::initializer_list<std::string_view> value,
              std::string& term) {
  term = prefix;
  for (const std::string_view part : value) term += part;
  Shorten(prefix, term);
}

std::string MakeTerm(std::string_view prefix, std::string_view value) {
  std::string term;
  term.reserve(prefix.size() + value.size());
  MakeTerm(prefix, {value}, term);
  return term;
}

}  // namespace precis
