#include "indexer/index/manifest/directory_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <string>
#include <utility>

#include "indexer/base/timestamp.h"
#include "indexer/index/manifest/durable_file.h"
#include "indexer/index/manifest/layout.h"

namespace precis {
namespace {

std::string DescribeThisProcess() {
  std::array<char, 256> host{};
  ::gethostname(host.data(), host.size() - 1);
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  const auto now_ms =
      std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
  return "process " + std::to_string(::getpid()) + " on " + host.data() +
         " since " + FormatTimestamp(now_ms);
}

Error HeldByAnother(const std::filesystem::path& index) {
  const auto text = ReadFile(LockPath(index));
  std::string holder = text ? text->value_or("") : "";
  holder.resize(std::min(holder.find('\n'), holder.size()));
  if (holder.empty()) holder = "another process";
  return {ErrorCode::kUnavailable, "index '" + index.string() +
                                       "' is in use by " + holder +
                                       "; one daemon writes an index"};
}

}  // namespace

Result<DirectoryLock> DirectoryLock::Acquire(
    const std::filesystem::path& index) {
  const auto path = LockPath(index);
  FileDescriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644));
  if (!file) return std::unexpected(SystemError("open", path));
  if (::flock(file.get(), LOCK_EX | LOCK_NB) != 0) {
    if (errno == EWOULDBLOCK) return std::unexpected(HeldByAnother(index));
    return std::unexpected(SystemError("lock", path));
  }
  if (::ftruncate(file.get(), 0) != 0) {
    return std::unexpected(SystemError("write", path));
  }
  if (auto written = WriteAll(file.get(), DescribeThisProcess() + "\n", path);
      !written) {
    return std::unexpected(std::move(written.error()));
  }
  return DirectoryLock(std::move(file));
}

Result<void> DirectoryLock::Announce(const std::filesystem::path& index,
                                     const std::string& address) {
  return WriteAll(file_.get(), address + "\n", LockPath(index));
}

Result<std::string> DirectoryLock::HolderAddress(
    const std::filesystem::path& index) {
  const auto path = LockPath(index);
  const FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file) {
    if (errno == ENOENT) return std::string();
    return std::unexpected(SystemError("open", path));
  }
  if (::flock(file.get(), LOCK_SH | LOCK_NB) == 0) return std::string();
  if (errno != EWOULDBLOCK) return std::unexpected(SystemError("lock", path));
  const auto text = ReadFile(path);
  if (!text) return std::unexpected(text.error());
  const std::string lines = text->value_or("");
  const auto first = std::min(lines.find('\n'), lines.size());
  std::string address = lines.substr(std::min(first + 1, lines.size()));
  address.resize(std::min(address.find('\n'), address.size()));
  return address;
}

}  // namespace precis
