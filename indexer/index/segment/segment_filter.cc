#include "indexer/index/segment/segment_filter.h"

#include <algorithm>
#include <optional>
#include <string>
#include <system_error>
#include <utility>

#include "indexer/index/manifest/durable_file.h"
#include "indexer/index/segment/xapian_guard.h"
#include "indexer/index/terms/terms.h"

namespace precis {
namespace {

IdFilter FilterOf(const std::vector<SegmentEntry>& entries) {
  IdFilter filter(entries.size());
  for (const SegmentEntry& entry : entries) {
    filter.Add(IdHash::Of(MakeTerm(kIdPrefix, entry.id)));
  }
  return filter;
}

class FilteredWriter : public SegmentWriter {
 public:
  FilteredWriter(std::unique_ptr<SegmentWriter> writer,
                 std::filesystem::path segment, UnixMs now)
      : writer_(std::move(writer)), segment_(std::move(segment)), now_(now) {}

  Result<void> Add(const Entry& entry) override {
    // A date to come is a mistake, and must not keep the segment for ever.
    const UnixMs published =
        std::min(entry.article.published_at.value_or(now_), now_);
    ages_from_ = std::max(ages_from_.value_or(published), published);
    return writer_->Add(entry);
  }

  std::size_t entries() const override { return writer_->entries(); }
  std::size_t memory_bytes() const override { return writer_->memory_bytes(); }

  Result<FinishedSegment> Finish() override {
    auto segment = writer_->Finish();
    if (!segment) return segment;
    segment->info.ages_from = ages_from_;
    segment->info.ages_from_first = ages_from_;
    const auto bytes = WriteFilter(segment_, FilterOf(segment->entries));
    if (!bytes) {
      std::error_code ignored;
      std::filesystem::remove_all(segment_, ignored);
      return std::unexpected(bytes.error());
    }
    segment->info.bytes += *bytes;
    return segment;
  }

 private:
  const std::unique_ptr<SegmentWriter> writer_;
  const std::filesystem::path segment_;
  const UnixMs now_;
  std::optional<UnixMs> ages_from_;
};

Result<IdFilter> ReadFilter(const std::filesystem::path& segment) {
  const auto read = ReadFile(FilterPath(segment));
  if (!read) return std::unexpected(read.error());
  const std::optional<std::string>& bytes = *read;
  if (!bytes) return Fail(ErrorCode::kUnavailable, "is not there");
  return IdFilter::FromBytes(*bytes);
}

}  // namespace

std::filesystem::path FilterPath(const std::filesystem::path& segment) {
  return segment / "precis.ids";
}

IdFilter FilterOf(const Xapian::Database& database) {
  std::vector<IdHash> ids;
  const std::string prefix(kIdPrefix);
  const auto end = database.allterms_end(prefix);
  for (auto term = database.allterms_begin(prefix); term != end; ++term) {
    ids.push_back(IdHash::Of(*term));
  }
  IdFilter filter(ids.size());
  for (const IdHash id : ids) filter.Add(id);
  return filter;
}

Result<std::uint64_t> WriteFilter(const std::filesystem::path& segment,
                                  const IdFilter& filter) {
  const std::string bytes = filter.ToBytes();
  if (auto written = ReplaceFile(FilterPath(segment), bytes); !written) {
    return std::unexpected(std::move(written.error()));
  }
  if (auto synced = Sync(segment); !synced) {
    return std::unexpected(std::move(synced.error()));
  }
  return bytes.size();
}

Result<LoadedFilter> LoadFilter(const std::filesystem::path& segment,
                                const Xapian::Database& database) {
  if (auto read = ReadFilter(segment)) {
    return LoadedFilter{std::make_shared<const IdFilter>(*std::move(read)),
                        false};
  }
  return Guard([&] {
    return LoadedFilter{std::make_shared<const IdFilter>(FilterOf(database)),
                        true};
  });
}

std::unique_ptr<SegmentWriter> WithFilter(std::unique_ptr<SegmentWriter> writer,
                                          std::filesystem::path segment,
                                          UnixMs now) {
  return std::make_unique<FilteredWriter>(std::move(writer), std::move(segment),
                                          now);
}

}  // namespace precis
