#include "daemon/cli/precis_analyse.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <future>
#include <istream>
#include <ostream>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "daemon/cli/ordered_writer.h"
#include "daemon/cli/sentence_line.h"
#include "indexer/analyse/analyse.h"
#include "indexer/index/entry/entry_json.h"
#include "indexer/parse/article_parser.h"

namespace precis {
namespace {

constexpr std::size_t kChunkLines = 64;
constexpr std::size_t kChunkBytes = std::size_t{1} << 20;
constexpr std::size_t kPieceBytes = std::size_t{1} << 16;

struct Chunk {
  std::size_t first_line = 1;
  std::vector<std::string> lines;
};

// Reads up to the next line feed. What is beyond `limit` bytes is dropped, but
// for one piece that shows the line to be too long. False: nothing is left.
bool ReadLine(std::istream& in, std::size_t limit, std::string& line) {
  line.clear();
  std::array<char, kPieceBytes> piece = {};
  for (;;) {
    in.getline(piece.data(), piece.size());
    const auto read = static_cast<std::size_t>(in.gcount());
    const bool whole = in.good();  // The line feed was found, and counted.
    if (line.size() <= limit)
      line.append(piece.data(), whole ? read - 1 : read);
    if (whole) return true;
    if (in.eof() || read == 0) return !line.empty();
    in.clear();  // Only the piece was full.
  }
}

// The next lines: enough to be worth a thread, but no more than are there.
bool ReadChunk(std::istream& in, std::size_t limit, Chunk& chunk) {
  chunk.first_line += chunk.lines.size();
  chunk.lines.clear();
  std::size_t bytes = 0;
  std::string line;
  while (chunk.lines.size() < kChunkLines && bytes < kChunkBytes) {
    if (!ReadLine(in, limit, line)) break;
    bytes += line.size();
    chunk.lines.push_back(std::move(line));
    if (in.rdbuf()->in_avail() <= 0) break;
  }
  return !chunk.lines.empty();
}

std::string Describe(std::size_t line, const Refusal& refusal) {
  std::string text = "line " + std::to_string(line) + ": " +
                     std::string(ReasonName(refusal.reason));
  if (!refusal.field.empty()) text += ": field '" + refusal.field + "'";
  if (!refusal.detail.empty()) text += ": " + refusal.detail;
  return Printable(text) + "\n";
}

WorkedChunk Work(const Chunk& chunk, UnixMs now, bool sentences) {
  WorkedChunk worked;
  ArticleParser parser;
  for (std::size_t i = 0; i < chunk.lines.size(); ++i) {
    const std::string& line = chunk.lines[i];
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    const auto article = parser.Parse(line, now);
    if (article) {
      worked.out += sentences ? SentenceLine(*article)
                              : AnalysisLine(*article, Analyse(*article));
      worked.out += "\n";
    } else {
      worked.error += Describe(chunk.first_line + i, article.error());
      ++worked.refused;
    }
  }
  return worked;
}

UnixMs Now() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

int AnalyseStream(std::istream& in, std::size_t threads, bool sentences,
                  Console& console) {
  const UnixMs now = Now();
  const std::size_t limit = ParseLimits().max_event_bytes;
  OrderedWriter writer(console.out, console.error, threads);
  Chunk chunk;
  while (ReadChunk(in, limit, chunk)) {
    writer.Push(std::async(std::launch::async, [chunk, now, sentences] {
      return Work(chunk, now, sentences);
    }));
  }
  return writer.Finish() == 0 ? kExitOk : kExitNothing;
}

}  // namespace

int AnalyseCommand(const AnalyseOptions& options, Console console) {
  const std::size_t threads =
      options.threads > 0
          ? options.threads
          : std::max<std::size_t>(1, std::thread::hardware_concurrency());
  if (options.file == "-")
    return AnalyseStream(console.in, threads, options.sentences, console);
  std::ifstream in(options.file, std::ios::binary);
  if (!in || std::filesystem::is_directory(options.file)) {
    return Report(console,
                  {ErrorCode::kUnavailable,
                   "cannot read " + options.file +
                       ": give an NDJSON file, or - for standard input"});
  }
  return AnalyseStream(in, threads, options.sentences, console);
}

}  // namespace precis
