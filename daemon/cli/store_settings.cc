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

Result<std::unique_ptr<StoryBook>> OpenStories(const Config& config,
                                               const IndexStore& store) {
  if (config.stories.max_articles == 0) return nullptr;
  return StoryBook::Open(store.path(), *store.Current(),
                         {.max_articles = config.stories.max_articles,
                          .max_age = config.stories.max_age.count()});
}

}  // namespace precis
