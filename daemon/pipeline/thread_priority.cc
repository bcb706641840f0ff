#include "daemon/pipeline/thread_priority.h"

#include <spdlog/spdlog.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

namespace precis {

// To Linux a thread is a process of its own here.
void GiveWay(int nice) {
  const auto self = static_cast<id_t>(::gettid());
  const int now = ::getpriority(PRIO_PROCESS, self);
  if (::setpriority(PRIO_PROCESS, self, std::max(now, nice)) == 0) return;
  spdlog::warn("a thread could not be made to give way: {}",
               std::generic_category().message(errno));
}

}  // namespace precis
