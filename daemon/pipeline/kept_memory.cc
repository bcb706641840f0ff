#include "daemon/pipeline/kept_memory.h"

#include <malloc.h>

namespace precis {

void KeepFreedMemory() {
  constexpr int kNever = 1 << 30;
  // Only advice: a failure costs time. There are no threads yet.
  // NOLINTBEGIN(concurrency-mt-unsafe)
  static_cast<void>(::mallopt(M_TRIM_THRESHOLD, kNever));
  static_cast<void>(::mallopt(M_MMAP_THRESHOLD, 32 << 20));  // glibc's limit.
  static_cast<void>(::mallopt(M_TOP_PAD, 16 << 20));
  // NOLINTEND(concurrency-mt-unsafe)
}

}  // namespace precis
