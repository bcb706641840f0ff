#include <algorithm>
#include <cassert>
#include <utility>
#include <vector>

#include "indexer/index/words/word_order_file.h"
#include "indexer/index/words/word_order_output.h"

namespace precis {

// Copies the four parts one after another, each from all sources.
class WordOrderMerge {
 public:
  WordOrderMerge(std::uint32_t last_docid, const MergeOptions& options)
      : last_docid_(last_docid), options_(options) {}

  Result<void> Add(const WordOrderSource& source) {
    auto file = WordOrderFile::Open(source.segment);
    if (!file) return std::unexpected(std::move(file.error()));
    Input& input = inputs_.emplace_back(*std::move(file), source.shift);
    std::int64_t next = 1;
    for (const auto& [begin, end] : source.deleted.ToPairs()) {
      input.AddRun(next, begin);
      next = std::max(next, end);
    }
    input.AddRun(next, std::int64_t{input.file.documents()} + 1);
    return Check(input);
  }

  Result<void> Write(const std::filesystem::path& destination) {
    WordOrderHead head{.documents = last_docid_};
    for (const Input& input : inputs_) {
      for (const Run& run : input.runs) head.words += input.Words(run);
    }
    auto output = WordOrderOutput::Create(destination, head);
    if (!output) return std::unexpected(std::move(output.error()));
    if (!(PutCodes(*output) && PutBegins(*output))) {
      return Fail(ErrorCode::kCancelled, "stopped");
    }
    return output->Finish();
  }

 private:
  // The words of about so many are copied between two looks at `stop`.
  static constexpr std::uint64_t kStride = std::uint64_t{1} << 20;

  // Documents [begin, end).
  struct Run {
    std::uint32_t begin;
    std::uint32_t end;
  };
  struct Input {
    Input(WordOrderFile opened, std::int64_t by)
        : file(std::move(opened)), shift(by) {}

    void AddRun(std::int64_t begin, std::int64_t end) {
      end = std::min(end, std::int64_t{file.documents()} + 1);
      if (begin >= end) return;
      runs.push_back(
          {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    }
    std::uint64_t Begin(const Run& run) const {
      return file.begins_[run.begin - 1];
    }
    std::uint64_t Words(const Run& run) const {
      return file.begins_[run.end - 1] - Begin(run);
    }

    WordOrderFile file;
    std::int64_t shift;
    std::vector<Run> runs;
  };

  static Result<void> Check(const Input& input) {
    const WordOrderFile& file = input.file;
    const auto* const end = file.begins_ + file.documents_ + 1;
    if (std::is_sorted(file.begins_, end) && end[-1] <= file.words_) return {};
    return Fail(ErrorCode::kCorrupt,
                "'" + file.path_.string() + "': words of documents overlap");
  }

  // False: stop.
  bool Pause(const WordOrderOutput& output) {
    const std::uint64_t bytes = output.bytes();
    if (options_.throttle) options_.throttle(bytes - reported_);
    reported_ = bytes;
    return !options_.stop || !options_.stop();
  }

  template <typename Put>
  bool ForEachStride(const WordOrderOutput& output, Put put) {
    for (const Input& input : inputs_) {
      for (const Run& run : input.runs) {
        std::uint64_t at = input.Begin(run);
        for (std::uint64_t left = input.Words(run); left > 0;) {
          const std::uint64_t count = std::min(left, kStride);
          put(input.file, at, count);
          if (!Pause(output)) return false;
          at += count;
          left -= count;
        }
      }
    }
    return true;
  }

  bool PutCodes(WordOrderOutput& output) {
    const auto low = [&](const WordOrderFile& file, std::uint64_t at,
                         std::uint64_t count) {
      output.PutLow({file.low_ + at, count});
    };
    const auto high = [&](const WordOrderFile& file, std::uint64_t at,
                          std::uint64_t count) {
      output.PutHigh({file.high_ + at, count});
    };
    const auto pairs = [&](const WordOrderFile& file, std::uint64_t at,
                           std::uint64_t count) {
      output.PutPairs({file.pairs_ + at, count});
    };
    return ForEachStride(output, low) && ForEachStride(output, high) &&
           ForEachStride(output, pairs);
  }

  // Ids that no document has begin and end where the next one begins.
  bool PutBegins(WordOrderOutput& output) {
    std::vector<std::uint64_t> begins(1, 0);
    std::uint64_t words = 0;
    std::int64_t next = 1;  // The id whose end is to come.
    const auto fill = [&](std::int64_t up_to) {
      for (; next < up_to; ++next) begins.push_back(words);
    };
    for (const Input& input : inputs_) {
      for (const Run& run : input.runs) {
        for (std::uint32_t docid = run.begin; docid < run.end; ++docid) {
          const std::uint64_t count = input.Words({docid, docid + 1});
          if (count == 0) continue;
          const std::int64_t shifted = docid + input.shift;
          assert(shifted >= next && shifted <= last_docid_);
          fill(shifted);
          words += count;
          fill(shifted + 1);
        }
        output.PutBegins(begins);
        begins.clear();
        if (!Pause(output)) return false;
      }
    }
    fill(std::int64_t{last_docid_} + 1);
    output.PutBegins(begins);
    return true;
  }

  const std::uint32_t last_docid_;
  const MergeOptions& options_;
  std::vector<Input> inputs_;
  std::uint64_t reported_ = 0;
};

Result<void> MergeWordOrder(std::span<const WordOrderSource> sources,
                            std::uint32_t last_docid,
                            const std::filesystem::path& destination,
                            const MergeOptions& options) {
  WordOrderMerge merge(last_docid, options);
  for (const WordOrderSource& source : sources) {
    if (auto added = merge.Add(source); !added) return added;
  }
  return merge.Write(destination);
}

}  // namespace precis
