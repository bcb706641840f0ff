#include "daemon/cli/precis_check.h"

#include <ostream>
#include <string>

#include "indexer/index/store/check_index.h"

namespace precis {

int CheckCommand(const IndexLocation& location, Console console) {
  const auto index = FindIndex(location);
  if (!index) return Report(console, index.error());
  const auto check = CheckIndex(*index, [&](const std::string& segment) {
    console.error << "checking " << segment << '\n';
  });
  if (!check) return Report(console, check.error());
  for (const std::string& problem : check->problems) {
    console.out << Printable(problem) << '\n';
  }
  console.out << Counted(check->segments, "segment") << ", "
              << Counted(check->documents, "document") << ": "
              << (check->problems.empty() ? "all is well" : "DAMAGED") << '\n';
  return check->problems.empty() ? kExitOk : kExitNothing;
}

}  // namespace precis
