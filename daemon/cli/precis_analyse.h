#pragma once

#include <cstddef>
#include <string>

#include "daemon/cli/precis_console.h"

namespace precis {

struct AnalyseOptions {
  std::string file;         // NDJSON; "-": standard input.
  std::size_t threads = 0;  // 0: one per CPU.
  bool sentences = false;   // How the sentences score, and why.
};

// `precis analyse`: prints one line of JSON (AnalysisLine, or SentenceLine with
// `sentences`) per event, in the order of the input, while it is being read. A
// refused line is named on the error stream, with its number and reason; then
// kExitNothing at the end.
int AnalyseCommand(const AnalyseOptions& options, Console console);

}  // namespace precis
