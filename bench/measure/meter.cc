#include "bench/measure/meter.h"

#include <sys/resource.h>

#include <chrono>
#include <fstream>
#include <string>
#include <string_view>

namespace precis::bench {
namespace {

double Seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) +
         static_cast<double>(time.tv_usec) / 1e6;
}

Usage Now() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto wall = std::chrono::steady_clock::now().time_since_epoch();
  // ru_oublock: what storage was asked to write, in units of 512 bytes.
  return {std::chrono::duration<double>(wall).count(),
          Seconds(usage.ru_utime) + Seconds(usage.ru_stime),
          static_cast<std::uint64_t>(usage.ru_oublock) * 512};
}

}  // namespace

Usage& Usage::operator+=(const Usage& other) {
  wall_s += other.wall_s;
  cpu_s += other.cpu_s;
  written_bytes += other.written_bytes;
  return *this;
}

void Meter::Start() { begin_ = Now(); }

void Meter::Stop() {
  const Usage now = Now();
  total_ += {now.wall_s - begin_.wall_s, now.cpu_s - begin_.cpu_s,
             now.written_bytes - begin_.written_bytes};
}

std::uint64_t PeakMemoryBytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<std::uint64_t>(usage.ru_maxrss) * 1024;
}

std::uint64_t OwnMemoryBytes() {
  constexpr std::string_view kKey = "RssAnon:";
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with(kKey)) {
      return std::stoull(line.substr(kKey.size())) << 10;  // In KiB.
    }
  }
  return 0;
}

std::uint64_t FolderBytes(const std::filesystem::path& folder) {
  std::uint64_t bytes = 0;
  for (const auto& file :
       std::filesystem::recursive_directory_iterator(folder)) {
    if (file.is_regular_file()) bytes += file.file_size();
  }
  return bytes;
}

}  // namespace precis::bench
