#include "daemon/source/line_reader.h"

#include <algorithm>

namespace precis {

void LineReader::Keep(std::string_view bytes) {
  const std::size_t room = max_line_bytes_ + 1 - line_.size();
  line_.append(bytes.substr(0, std::min(room, bytes.size())));
}

Result<std::optional<std::string_view>> LineReader::Next() {
  line_.clear();
  bool any = false;
  for (;;) {
    const std::size_t end = rest_.find('\n');
    Keep(rest_.substr(0, end));
    any = any || !rest_.empty();
    if (end != std::string_view::npos) {
      rest_.remove_prefix(end + 1);
      break;
    }
    rest_ = {};
    if (at_end_) break;
    auto next = stream_->Next();
    if (!next) return std::unexpected(std::move(next.error()));
    rest_ = *next;
    at_end_ = rest_.empty();
  }
  if (!any) return std::nullopt;
  if (line_.ends_with('\r')) line_.pop_back();
  return std::string_view(line_);
}

}  // namespace precis
