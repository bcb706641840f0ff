#include "indexer/glass/term_list_encoder.h"

#include <cassert>

#include "indexer/glass/format.h"
#include "indexer/glass/pack.h"

namespace precis::glass {
namespace {

constexpr std::size_t kHead = 2 * kMaxPacked;  // Length and number of terms.
constexpr std::size_t kMaxEntry = kMaxTermSize + 2 + kMaxPacked;

}  // namespace

void TermListEncoder::Start() {
  end_ = kHead;
  terms_ = 0;
  length_ = 0;
  previous_size_ = 0;
}

void TermListEncoder::Add(std::string_view term, std::uint32_t wdf) {
  assert(!term.empty() && term.size() <= kMaxTermSize);
  const std::string_view previous(previous_term_, previous_size_);
  char* const start = buffer_.Reserve(end_ + kMaxEntry, end_) + end_;
  char* out = start;
  std::size_t same = 0;
  bool wdf_follows = true;
  if (terms_ > 0) {
    // A small wdf goes into the byte of the common prefix, as a multiple of
    // one more than the term before is long; the reader knows that length.
    same = CommonPrefix(previous, term);
    assert(IsBelow(previous, term, same));
    std::size_t head = same;
    if (wdf < 127) {
      const std::size_t packed = (wdf + 1) * (previous.size() + 1) + same;
      if (packed < 256) {
        head = packed;
        wdf_follows = false;
      }
    }
    *out++ = static_cast<char>(head);
  }
  *out++ = static_cast<char>(term.size() - same);
  out = PackBytes(out, term.substr(same));
  if (wdf_follows) out = PackNumber(out, wdf);
  end_ += static_cast<std::size_t>(out - start);
  PackBytes(previous_term_ + same, term.substr(same));
  previous_size_ = term.size();
  ++terms_;
  length_ += wdf;
}

std::string_view TermListEncoder::Finish() {
  if (terms_ == 0) return {};
  // The head is known last but comes first, next to the list.
  char head[kHead];
  const char* head_end = PackNumber(PackNumber(head, length_), terms_);
  const auto size = static_cast<std::size_t>(head_end - head);
  char* start = buffer_.data() + kHead - size;
  std::memcpy(start, head, size);
  return {start, end_ - kHead + size};
}

}  // namespace precis::glass
