#include "daemon/cli/stored_entry_json.h"

#include <optional>
#include <ostream>
#include <utility>

#include "indexer/search/searcher.h"

namespace precis {
namespace {

Result<std::optional<std::string>> Find(const IndexLocation& location,
                                        const std::string& id) {
  const auto index = FindIndex(location);
  if (!index) return std::unexpected(index.error());
  const auto searcher = Searcher::Open(*index);
  if (!searcher) return std::unexpected(searcher.error());
  return (*searcher)->EntryJson(id);
}

}  // namespace

std::expected<std::string, int> StoredEntryJson(const IndexLocation& location,
                                                const std::string& id,
                                                Console& console) {
  auto found = Find(location, id);
  if (!found) return std::unexpected(Report(console, found.error()));
  std::optional<std::string>& entry = *found;
  if (!entry) {
    console.error << "precis: no entry has the id '" << Printable(id)
                  << "'; precis search lists ids\n";
    return std::unexpected(kExitNothing);
  }
  return *std::move(entry);
}

}  // namespace precis
