#include "daemon/cli/precis_compact.h"

#include <httplib.h>
#include <unistd.h>

#include <optional>
#include <ostream>
#include <string>
#include <utility>

#include "daemon/cli/status.h"
#include "daemon/cli/store_settings.h"
#include "daemon/config/config.h"
#include "indexer/index/manifest/directory_lock.h"
#include "indexer/index/store/index_store.h"

namespace precis {
namespace {

constexpr const char* kPath = "/v1/compact";

void PrintProgress(const Console& console, std::uint64_t bytes_read,
                   std::uint64_t bytes, int& last_percent) {
  if (bytes == 0) return;
  const int percent = static_cast<int>(bytes_read * 100 / bytes);
  if (percent == last_percent) return;
  last_percent = percent;
  console.error << "merging: " << percent << " % of " << Grouped(bytes)
                << " bytes read\n";
}

int Done(const Console& console, std::size_t segments) {
  console.out << "compacted: " << Counted(segments, "segment");
  if (segments > 1) {
    console.out << " (published meanwhile, or kept apart by retention)";
  }
  console.out << '\n';
  return kExitOk;
}

Result<CompactionAnswer> Read(const httplib::Result& result,
                              const std::string& address) {
  if (!result) {
    return Fail(ErrorCode::kUnavailable,
                "the daemon at " + address + " does not answer (" +
                    httplib::to_string(result.error()) +
                    "); compact again when it does, or when it has ended");
  }
  if (result->status != 200 && result->status != 202) {
    return Fail(ErrorCode::kUnavailable,
                "the daemon at " + address + " refuses: " + result->body);
  }
  return CompactionFromJson(result->body);
}

// Has the daemon at `address` compact its index; returns the segments left.
Result<std::size_t> AskDaemon(const std::string& address,
                              const Console& console) {
  httplib::Client client(address);
  client.set_default_headers({{"Precis-Admin", "compact"}});
  auto answer = Read(client.Post(kPath), address);
  if (!answer) return std::unexpected(std::move(answer.error()));
  const std::uint64_t number = answer->asked;
  int percent = -1;
  while (answer->finished < number) {
    // The daemon answers after a second, or when it is done.
    answer =
        Read(client.Get(kPath + ("?after=" + std::to_string(number))), address);
    if (!answer) return std::unexpected(std::move(answer.error()));
    PrintProgress(console, answer->bytes_read, answer->bytes, percent);
  }
  if (!answer->error.empty()) {
    return Fail(ErrorCode::kUnavailable, answer->error);
  }
  return answer->segments;
}

Result<StoreOptions> OptionsFor(const IndexLocation& location) {
  if (location.config.empty()) return StoreOptions{};
  auto config = LoadConfig(location.config, environ);
  if (!config) return std::unexpected(std::move(config.error()));
  return StoreOptionsOf(*config);
}

Result<std::size_t> Compact(const std::filesystem::path& index,
                            const IndexLocation& location,
                            const Console& console) {
  auto options = OptionsFor(location);
  if (!options) return std::unexpected(std::move(options.error()));
  auto address = DirectoryLock::HolderAddress(index);
  if (!address) return std::unexpected(std::move(address.error()));
  if (!address->empty()) return AskDaemon(*address, console);
  auto store = IndexStore::Open(index, *std::move(options));
  if (!store) return std::unexpected(std::move(store.error()));
  int percent = -1;
  auto compacted = (*store)->Compact({}, [&](const CompactProgress& progress) {
    PrintProgress(console, progress.bytes_read, progress.bytes, percent);
  });
  if (!compacted) return std::unexpected(std::move(compacted.error()));
  return (*store)->Current()->segments.size();
}

}  // namespace

int CompactCommand(const IndexLocation& location, Console console) {
  const auto index = FindIndex(location);
  if (!index) return Report(console, index.error());
  const auto segments = Compact(*index, location, console);
  if (segments) return Done(console, *segments);
  const int status = Report(console, segments.error());
  // The index is there: somebody else has it, or does not answer.
  return segments.error().code == ErrorCode::kUnavailable ? kExitUnavailable
                                                          : status;
}

}  // namespace precis
