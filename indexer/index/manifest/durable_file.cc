#include "indexer/index/manifest/durable_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>
#include <utility>

#include "indexer/base/file_descriptor.h"

namespace precis {
namespace {

Error PathError(std::string_view verb, const std::filesystem::path& path,
                const std::error_code& reason) {
  return {ErrorCode::kUnavailable, "cannot " + std::string(verb) + " '" +
                                       path.string() +
                                       "': " + reason.message()};
}

Result<std::string> ReadRest(int descriptor,
                             const std::filesystem::path& path) {
  std::string bytes;
  std::array<char, 1 << 16> buffer{};
  for (;;) {
    const ssize_t count = ::read(descriptor, buffer.data(), buffer.size());
    if (count == 0) return bytes;
    if (count > 0) {
      bytes.append(buffer.data(), static_cast<std::size_t>(count));
    } else if (errno != EINTR) {
      return std::unexpected(SystemError("read", path));
    }
  }
}

Result<void> WriteNewFile(const std::filesystem::path& path,
                          std::string_view bytes) {
  const FileDescriptor file(
      ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
  if (!file) return std::unexpected(SystemError("create", path));
  if (auto written = WriteAll(file.get(), bytes, path); !written) {
    return written;
  }
  if (::fsync(file.get()) != 0) {
    return std::unexpected(SystemError("fsync", path));
  }
  return {};
}

}  // namespace

Error SystemError(std::string_view verb, const std::filesystem::path& path) {
  return PathError(verb, path, {errno, std::system_category()});
}

Result<std::optional<std::string>> ReadFile(const std::filesystem::path& path) {
  const FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file) {
    if (errno == ENOENT) return std::nullopt;
    return std::unexpected(SystemError("open", path));
  }
  auto bytes = ReadRest(file.get(), path);
  if (!bytes) return std::unexpected(std::move(bytes.error()));
  return std::optional(*std::move(bytes));
}

Result<void> WriteAll(int descriptor, std::string_view bytes,
                      const std::filesystem::path& path) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
    if (count >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(count));
    } else if (errno != EINTR) {
      return std::unexpected(SystemError("write", path));
    }
  }
  return {};
}

Result<void> ReplaceFile(const std::filesystem::path& path,
                         std::string_view bytes) {
  std::filesystem::path temporary = path;
  temporary += ".new";
  if (auto written = WriteNewFile(temporary, bytes); !written) return written;
  if (::rename(temporary.c_str(), path.c_str()) != 0) {
    return std::unexpected(SystemError("rename to", path));
  }
  return {};
}

Result<void> Sync(const std::filesystem::path& path) {
  const FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file) return std::unexpected(SystemError("open", path));
  if (::fsync(file.get()) != 0) {
    return std::unexpected(SystemError("fsync", path));
  }
  return {};
}

Result<std::uint64_t> SyncDirectory(const std::filesystem::path& directory) {
  std::error_code error;
  std::uint64_t bytes = 0;
  std::filesystem::directory_iterator entry(directory, error);
  for (; !error && entry != std::filesystem::directory_iterator();
       entry.increment(error)) {
    bytes += entry->file_size(error);
    if (auto synced = Sync(entry->path()); !synced) {
      return std::unexpected(std::move(synced.error()));
    }
  }
  if (error) return std::unexpected(PathError("list", directory, error));
  if (auto synced = Sync(directory); !synced) {
    return std::unexpected(std::move(synced.error()));
  }
  return bytes;
}

Result<void> MoveDirectory(const std::filesystem::path& from,
                           const std::filesystem::path& to) {
  if (::rename(from.c_str(), to.c_str()) == 0) return {};
  const Error error = SystemError("move", from);
  std::error_code ignored;
  const bool moved_before = !std::filesystem::exists(from, ignored) &&
                            std::filesystem::is_directory(to, ignored);
  if (!moved_before) return std::unexpected(error);
  return {};
}

}  // namespace precis
