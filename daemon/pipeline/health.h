#pragma once

#include <map>
#include <string>

#include "indexer/base/mutex.h"

namespace precis {

// Which parts of the daemon are in trouble, for /readyz.
//
// Thread safety: any number of threads.
class Health {
 public:
  // `part` ("source", "publish") cannot work at the moment, and why.
  void Trouble(const std::string& part, const std::string& why);
  void Well(const std::string& part);

  // "source: no broker answers; publish: …", or empty when all is well.
  std::string Troubles() const;

 private:
  mutable Mutex mutex_;
  std::map<std::string, std::string> troubles_ PRECIS_GUARDED_BY(mutex_);
};

}  // namespace precis
