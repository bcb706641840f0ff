#include "daemon/cli/precis_show.h"

#include <ostream>

#include "daemon/cli/precis_page.h"
#include "daemon/cli/stored_entry_json.h"

namespace precis {

int ShowCommand(const ShowOptions& options, Console console) {
  const auto entry = StoredEntryJson(options.location, options.id, console);
  if (!entry) return entry.error();
  if (options.json) {
    console.out << *entry << '\n';
    return kExitOk;
  }
  auto printed = PrintPage(console, *entry);
  return printed ? kExitOk : Report(console, printed.error());
}

}  // namespace precis
