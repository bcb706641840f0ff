#include "indexer/index/store/check_index.h"

#include <xapian.h>
#include <algorithm>
#include <optional>
#include <sstream>
#include <utility>

#include "indexer/index/manifest/durable_file.h"
#include "indexer/index/manifest/layout.h"
#include "indexer/index/manifest/manifest.h"
#include "indexer/index/segment/segment_database.h"
#include "indexer/index/segment/segment_filter.h"
#include "indexer/index/segment/xapian_guard.h"
#include "indexer/index/terms/terms.h"
#include "indexer/index/words/word_order_file.h"

namespace precis {
namespace {

using Problems = std::vector<std::string>;

bool StillNamed(const std::filesystem::path& index, const std::string& name) {
  const auto manifest = LoadManifest(index);
  return manifest &&
         std::ranges::find(manifest->segments, name, &SegmentInfo::name) !=
             manifest->segments.end();
}

// The last line that Xapian's check printed: what it came to.
std::string LastLine(std::string text) {
  while (text.ends_with('\n')) text.pop_back();
  return text.substr(text.rfind('\n') + 1);
}

void CheckTables(const std::filesystem::path& path, Problems& problems) {
  std::ostringstream report;
  const auto errors =
      Guard([&] { return Xapian::Database::check(path.string(), 0, &report); });
  if (!errors) {
    problems.push_back("tables: " + errors.error().message);
  } else if (*errors > 0) {
    problems.push_back("tables: " + std::to_string(*errors) +
                       " errors: " + LastLine(report.str()));
  }
}

void CheckNumbers(const Xapian::Database& database, const SegmentInfo& info,
                  Problems& problems) {
  const auto differ = [&](const char* what, std::uint64_t is,
                          std::uint64_t said) {
    if (is == said) return;
    problems.push_back(std::string(what) + ": " + std::to_string(is) +
                       ", but the manifest says " + std::to_string(said));
  };
  differ("documents", database.get_doccount(), info.documents);
  differ("last document", database.get_lastdocid(), info.last_docid);
  for (const auto& [begin, end] : info.deleted.ToPairs()) {
    if (begin >= 1 && end <= std::int64_t{info.last_docid} + 1) continue;
    problems.push_back("deleted documents that it cannot have");
  }
}

void CheckFilter(const std::filesystem::path& path,
                 const Xapian::Database& database, Problems& problems) {
  const auto loaded = LoadFilter(path, database);
  if (!loaded) {
    problems.push_back("id filter: " + loaded.error().message);
    return;
  }
  if (loaded->rebuilt) {
    problems.push_back(
        "id filter is missing or damaged; the daemon makes it again when it "
        "starts");
    return;
  }
  const std::string prefix(kIdPrefix);
  for (auto term = database.allterms_begin(prefix);
       term != database.allterms_end(prefix); ++term) {
    if (loaded->filter->MayHave(IdHash::Of(*term))) continue;
    problems.push_back("id filter denies an id that is there");
    return;
  }
}

void CheckWordOrder(const std::filesystem::path& path,
                    const Xapian::Database& database, Problems& problems) {
  const auto order = WordOrderFile::Open(path);
  if (!order) {
    problems.push_back("word order: " + order.error().message);
    return;
  }
  if (auto checked = order->Check(); !checked) {
    problems.push_back("word order: " + checked.error().message);
  }
  if (order->documents() != database.get_lastdocid()) {
    problems.push_back("word order: of other documents");
  }
}

Problems CheckSegment(const std::filesystem::path& index,
                      const SegmentInfo& info) {
  Problems problems;
  const auto path = SegmentPath(index, info.name);
  const auto database = OpenSegment(index, info);
  if (!database) return {database.error().message};
  CheckTables(path, problems);
  auto read = Guard([&] {
    CheckNumbers(*database, info, problems);
    CheckFilter(path, *database, problems);
    CheckWordOrder(path, *database, problems);
  });
  if (!read) problems.push_back(read.error().message);
  return problems;
}

void CheckAccounts(const Manifest& manifest, Problems& problems) {
  for (const auto& [partition, progress] : manifest.partitions) {
    if (progress.tally.Balances()) continue;
    problems.push_back("partition " + std::to_string(partition.number) +
                       " of '" + partition.topic +
                       "': its account does not balance");
  }
}

}  // namespace

Result<IndexCheck> CheckIndex(
    const std::filesystem::path& index,
    const std::function<void(const std::string& segment)>& progress) {
  IndexCheck check;
  const auto manifest = LoadManifest(index);
  if (!manifest && manifest.error().code != ErrorCode::kCorrupt) {
    return std::unexpected(manifest.error());
  }
  if (!manifest) {
    check.problems.push_back(manifest.error().message);
    return check;
  }
  for (const SegmentInfo& info : manifest->segments) {
    if (progress) progress(info.name);
    const Problems problems = CheckSegment(index, info);
    if (!problems.empty() && !StillNamed(index, info.name)) continue;
    ++check.segments;
    check.documents += info.documents;
    for (const std::string& problem : problems) {
      check.problems.push_back("segment " + info.name + ": " + problem);
    }
  }
  CheckAccounts(*manifest, check.problems);
  return check;
}

}  // namespace precis
