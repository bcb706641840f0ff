#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "indexer/base/result.h"
#include "indexer/glass/format.h"
#include "indexer/glass/root_info.h"

namespace precis::glass {

using Uuid = std::array<std::uint8_t, 16>;

Uuid RandomUuid();

// As Xapian prints it: 8-4-4-4-12 hexadecimal digits.
std::string ToString(const Uuid& uuid);

// The bounds hold for every document, but need not be reached.
struct Statistics {
  std::uint32_t documents = 0;
  std::uint32_t last_docid = 0;
  std::uint32_t shortest = 0;  // Of the documents that have any term.
  std::uint32_t longest = 0;
  std::uint32_t largest_wdf = 0;
  std::uint64_t total_length = 0;
  std::uint32_t largest_spelling_frequency = 0;
};

// What a database's version file says.
struct Version {
  Uuid uuid{};
  std::uint32_t revision = 1;
  std::array<RootInfo, kTables> roots;
  Statistics statistics;
};

std::string Serialise(const Version& version);

// kCorrupt: damaged, or of another format version than 2016-03-14.
Result<Version> ParseVersion(std::string_view bytes);

// Reads a database's version file. kUnavailable: it cannot be read. kCorrupt.
Result<Version> ReadVersion(const std::filesystem::path& database);

// Writes a version file that is not there yet. kUnavailable.
Result<void> WriteVersion(const std::filesystem::path& database,
                          const Version& version);

}  // namespace precis::glass
