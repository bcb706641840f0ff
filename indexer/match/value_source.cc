#include "indexer/match/value_source.h"

#include <algorithm>

namespace precis::match {

ValueSource::ValueSource(const ValueChunks* values, ValueRange range)
    : values_(values), range_(range) {
  if (values_ == nullptr) return;
  for (const auto& chunk : values_->chunks()) {
    if (MayHave(chunk)) estimate_ += static_cast<double>(chunk.count);
  }
}

const DecodedValues& ValueSource::Decode(std::size_t chunk) {
  if (decoded_chunk_ != chunk) {
    ValueChunks::Decode(values_->chunks()[chunk], decoded_);
    decoded_chunk_ = chunk;
  }
  return decoded_;
}

Docid ValueSource::Next(Docid docid) {
  if (values_ == nullptr) return kNoDocument;
  const auto& chunks = values_->chunks();
  for (std::size_t at = values_->Find(docid); at < chunks.size(); ++at) {
    if (MayHave(chunks[at])) return std::max(docid, chunks[at].first);
  }
  return kNoDocument;
}

void ValueSource::Fill(Window window, Hits& hits) {
  hits.Clear();
  if (values_ == nullptr) return;
  const auto& chunks = values_->chunks();
  for (std::size_t at = values_->Find(window.begin);
       at < chunks.size() && chunks[at].first < window.end; ++at) {
    if (!MayHave(chunks[at])) continue;
    const DecodedValues& values = Decode(at);
    for (std::size_t i = 0; i < values.ids.size(); ++i) {
      const Docid docid = values.ids[i];
      if (docid >= window.begin && docid < window.end &&
          IsInside(values.keys[i])) {
        hits.Add(docid, 0);
      }
    }
  }
}

void ValueSource::Keep(Hits& hits) {
  std::size_t kept = 0;
  if (values_ != nullptr && !hits.empty()) {
    const auto& chunks = values_->chunks();
    std::size_t at = values_->Find(hits.ids.front());
    std::size_t in_chunk = 0;
    for (std::size_t i = 0; i < hits.size(); ++i) {
      const Docid docid = hits.ids[i];
      while (at < chunks.size() && chunks[at].last < docid) {
        ++at;
        in_chunk = 0;
      }
      if (at == chunks.size()) break;
      if (docid < chunks[at].first || !MayHave(chunks[at])) continue;
      const DecodedValues& values = Decode(at);
      while (values.ids[in_chunk] < docid) ++in_chunk;
      if (values.ids[in_chunk] != docid || !IsInside(values.keys[in_chunk])) {
        continue;
      }
      hits.ids[kept] = docid;
      hits.weights[kept++] = hits.weights[i];
    }
  }
  hits.Resize(kept);
}

}  // namespace precis::match
