#include "daemon/cli/store_settings.h"

namespace precis {

StoreOptions StoreOptionsOf(const Config& config) {
  StoreOptions options;
  options.writer =
      config.index.writer == "xapian" ? WriterKind::kXapian : WriterKind::kBulk;
  options.max_segments = config.index.max_segments;
  options.merge_bytes_per_s = config.index.merge_bytes_per_s;
  if (config.retention.max_age.count() > 0) {
    options.retention.max_age = config.retention.max_age;
  }
  options.retention.max_bytes = config.retention.max_bytes;
  return options;
}

}  // namespace precis
