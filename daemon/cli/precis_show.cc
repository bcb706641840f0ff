#include "daemon/cli/precis_show.h"

#include <optional>
#include <ostream>
#include <string>

#include "daemon/cli/precis_page.h"
#include "indexer/search/searcher.h"

namespace precis {

int ShowCommand(const ShowOptions& options, Console console) {
  auto index = FindIndex(options.location);
  if (!index) return Report(console, index.error());
  auto searcher = Searcher::Open(*index);
  if (!searcher) return Report(console, searcher.error());
  const auto found = (*searcher)->EntryJson(options.id);
  if (!found) return Report(console, found.error());
  const std::optional<std::string>& entry = *found;
  if (!entry) {
    console.error << "precis: no entry has the id '" << Printable(options.id)
                  << "'; precis search lists ids\n";
    return kExitNothing;
  }
  if (options.json) {
    console.out << *entry << '\n';
    return kExitOk;
  }
  auto printed = PrintPage(console, *entry);
  return printed ? kExitOk : Report(console, printed.error());
}

}  // namespace precis
