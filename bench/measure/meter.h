#pragma once

#include <cstdint>
#include <filesystem>

namespace precis::bench {

// What this process, with all its threads but not its children, took.
struct Usage {
  double wall_s = 0;
  double cpu_s = 0;                 // User and system.
  std::uint64_t written_bytes = 0;  // To storage, not to the page cache alone.

  Usage& operator+=(const Usage& other);
};

// Adds up the stretches between Start and Stop.
//
// Thread safety: none.
class Meter {
 public:
  void Start();
  void Stop();
  const Usage& total() const { return total_; }

 private:
  Usage begin_;
  Usage total_;
};

// The most memory that this process ever had resident (ru_maxrss).
std::uint64_t PeakMemoryBytes();

// The memory that this process has to itself now: not that of mapped files
// (RssAnon of /proc/self/status).
std::uint64_t OwnMemoryBytes();

// The sizes of all files below `folder`, added up.
std::uint64_t FolderBytes(const std::filesystem::path& folder);

}  // namespace precis::bench
