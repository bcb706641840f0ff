#include "bench/measure/check.h"

#include <cstdio>
#include <cstdlib>
#include <exception>

namespace precis::bench {

void Check(bool right, const std::string& what) {
  if (right) return;
  std::fprintf(stderr, "bench: %s\n", what.c_str());
  // At once: other threads may be at work on what exit() would destroy.
  std::_Exit(1);
}

int Guarded(int (*run)(int, char**), int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::exception& error) {
    Check(false, error.what());
  } catch (...) {
    Check(false, "an unknown exception");  // Xapian's are no std::exception.
  }
  return 1;
}

}  // namespace precis::bench
