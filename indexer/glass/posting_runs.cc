#include "indexer/glass/posting_runs.h"

#include "indexer/glass/pack.h"

namespace precis::glass {

void PostingRuns::Start(bool is_term) {
  is_term_ = is_term;
  documents_ = frequency_ = removed_documents_ = removed_frequency_ = 0;
  last_docid_ = 0;
  runs_.clear();
  copies_.clear();
}

bool PostingRuns::ReadHead(GroupCursor& cursor, Chunk& chunk) {
  const std::string_view tag = cursor.reader().tag();
  const char* at = tag.data();
  const char* end = at + tag.size();
  if (cursor.reader().key().size() == cursor.group().size()) {
    std::uint32_t documents = 0;
    std::uint32_t frequency = 0;
    if (!UnpackNumber(at, end, documents) ||
        !UnpackNumber(at, end, frequency) ||
        !UnpackNumber(at, end, chunk.first)) {
      return false;
    }
    ++chunk.first;  // The first document of a list is stored less one.
    documents_ += documents;
    frequency_ += frequency;
  } else {
    const std::string_view rest = cursor.KeyRest(is_term_);
    const char* key = rest.data();
    if (!UnpackSortable(key, rest.data() + rest.size(), chunk.first)) {
      return false;
    }
  }
  std::uint32_t length = 0;
  // Whether it is the last chunk is known anew by whoever writes it.
  if (at == end || (*at != '0' && *at != '1')) return false;
  if (!UnpackNumber(++at, end, length)) return false;
  chunk.last = chunk.first + length;
  chunk.entries = {at, static_cast<std::size_t>(end - at)};
  return chunk.last >= chunk.first;
}

bool PostingRuns::Add(GroupCursor& cursor) {
  const MergeInput& source = cursor.source();
  Chunk chunk;
  bool ok = !cursor.reader().is_compressed() && ReadHead(cursor, chunk);
  if (ok && !chunk.entries.empty()) {
    if (source.deleted.Overlaps(chunk.first, chunk.last)) {
      ok = CopyLiving(chunk, source);
    } else {
      Run run{.first = source.Shifted(chunk.first),
              .last = source.Shifted(chunk.last),
              .entries = chunk.entries};
      if (!cursor.reader().in_file()) {
        run.copied_at = copies_.size();
        run.copied_size = chunk.entries.size();
        copies_ += chunk.entries;
      }
      ok = AddRun(run);
    }
  }
  if (!ok) cursor.reader().Damaged("posting list");
  return ok;
}

bool PostingRuns::CopyLiving(const Chunk& chunk, const MergeInput& source) {
  Run run;
  run.copied_at = copies_.size();
  const char* at = chunk.entries.data();
  const char* end = at + chunk.entries.size();
  std::uint32_t docid = chunk.first;
  std::uint32_t last = 0;  // That lives.
  while (true) {
    std::uint32_t number = 0;
    if (!UnpackNumber(at, end, number)) return false;
    if (source.deleted.Contains(docid)) {
      ++removed_documents_;
      removed_frequency_ += number;
    } else {
      char bytes[2 * kMaxPacked];
      char* out = bytes;
      if (last == 0) {
        run.first = source.Shifted(docid);
      } else {
        out = PackNumber(out, docid - last - 1);
      }
      out = PackNumber(out, number);
      copies_.append(bytes, out);
      last = docid;
    }
    if (at == end) break;
    std::uint32_t step = 0;
    if (!UnpackNumber(at, end, step)) return false;
    const std::uint64_t next = std::uint64_t{docid} + step + 1;
    if (next > chunk.last) return false;
    docid = static_cast<std::uint32_t>(next);
  }
  if (last == 0) return true;
  run.last = source.Shifted(last);
  run.copied_size = copies_.size() - run.copied_at;
  return AddRun(run);
}

bool PostingRuns::AddRun(Run run) {
  if (run.first <= last_docid_ || run.last < run.first) return false;
  last_docid_ = run.last;
  runs_.push_back(run);
  return true;
}

void PostingRuns::WriteTo(ChunkWriter& chunks) const {
  for (const Run& run : runs_) {
    const std::string_view entries =
        run.copied_at == kInFile
            ? run.entries
            : std::string_view(copies_).substr(run.copied_at, run.copied_size);
    chunks.AddRun(run.first, run.last, entries);
  }
}

}  // namespace precis::glass
