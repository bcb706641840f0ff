// Everything of a database that Xapian's public API shows, as text, so that two
// databases can be compared and a difference names itself.
#pragma once

#include <xapian.h>

#include <filesystem>
#include <random>
#include <string>
#include <vector>

namespace precis::glass {

struct DumpOptions {
  bool term_lists = true;
  // Bounds are promises, not facts: after a merge or a delete they may differ.
  bool bounds = true;
};

using Lines = std::vector<std::string>;

Lines Dump(const Xapian::Database& database, const DumpOptions& options = {});

// Expects equal dumps; shows the first differences.
void ExpectEqual(const Lines& ours, const Lines& theirs);

// What xapian-check says: empty if it finds nothing wrong.
std::string Check(const std::filesystem::path& path);

// Outcomes of `count` generated queries: ids with weights, per query.
Lines RunQueries(const Xapian::Database& database, std::mt19937 random,
                 std::size_t count);

}  // namespace precis::glass
