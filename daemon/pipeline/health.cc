#include "daemon/pipeline/health.h"

namespace precis {

void Health::Trouble(const std::string& part, const std::string& why) {
  MutexLock lock(mutex_);
  troubles_[part] = why;
}

void Health::Well(const std::string& part) {
  MutexLock lock(mutex_);
  troubles_.erase(part);
}

std::string Health::Troubles() const {
  MutexLock lock(mutex_);
  std::string all;
  for (const auto& [part, why] : troubles_) {
    if (!all.empty()) all += "; ";
    all.append(part).append(": ").append(why);
  }
  return all;
}

}  // namespace precis
