// Files that have to survive a power cut: write, fsync, rename, fsync again.
//
// All errors are kUnavailable and name the path and what the system said.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/base/result.h"

namespace precis {

// "cannot <verb> '<path>': <what errno means>", kUnavailable.
Error SystemError(std::string_view verb, const std::filesystem::path& path);

// The bytes of a file; nullopt: there is none.
Result<std::optional<std::string>> ReadFile(const std::filesystem::path& path);

// Writes all of `bytes` at the descriptor's position. `path` names it in
// errors.
Result<void> WriteAll(int descriptor, std::string_view bytes,
                      const std::filesystem::path& path);

// Puts a file of `bytes`, fsynced, in the place of `path`; a reader sees the
// old bytes or the new ones. Which of them a power cut leaves is only certain
// after Sync() of the directory.
Result<void> ReplaceFile(const std::filesystem::path& path,
                         std::string_view bytes);

// fsyncs one file or directory.
Result<void> Sync(const std::filesystem::path& path);

// fsyncs every file of a directory without subdirectories, then itself; returns
// the bytes of the files.
Result<std::uint64_t> SyncDirectory(const std::filesystem::path& directory);

// Moves a directory; nothing to do if `from` is gone and `to` is there, so that
// a step that failed half-way can be repeated. Not durable before Sync() of the
// directories above.
Result<void> MoveDirectory(const std::filesystem::path& from,
                           const std::filesystem::path& to);

}  // namespace precis
