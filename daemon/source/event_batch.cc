#include "daemon/source/event_batch.h"

#include <algorithm>
#include <cassert>

namespace precis {
namespace {

constexpr std::size_t kBlockBytes = std::size_t{256} << 10;

}  // namespace

void EventBatch::Append(Event event) {
  assert(event.assignment && event.covers_from <= event.offset);
  if (event.key) event.key = Keep(*event.key);
  if (event.value) event.value = Keep(*event.value);
  for (auto& [name, value] : event.headers) {
    name = Keep(name);
    value = Keep(value);
  }
  events_.push_back(std::move(event));
}

void EventBatch::CoverGap(std::shared_ptr<const Assignment> assignment,
                          std::int64_t begin, std::int64_t end) {
  assert(begin <= end);
  if (begin < end) gaps_.push_back({std::move(assignment), begin, end});
}

std::string_view EventBatch::Keep(std::string_view bytes) {
  bytes_ += bytes.size();
  if (blocks_.empty() ||
      blocks_.back().size - blocks_.back().used < bytes.size()) {
    const std::size_t size = std::max(kBlockBytes, bytes.size());
    blocks_.push_back({std::make_unique_for_overwrite<char[]>(size), size, 0});
  }
  Block& block = blocks_.back();
  char* const kept = block.bytes.get() + block.used;
  std::copy(bytes.begin(), bytes.end(), kept);
  block.used += bytes.size();
  return {kept, bytes.size()};
}

}  // namespace precis
