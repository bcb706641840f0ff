#include "bench/measure/check.h"

#include <cstdio>
#include <cstdlib>

namespace precis::bench {

void Check(bool right, const std::string& what) {
  if (right) return;
  std::fprintf(stderr, "bench: %s\n", what.c_str());
  std::exit(1);
}

}  // namespace precis::bench
