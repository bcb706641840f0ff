#pragma once

#include <chrono>
#include <stop_token>

namespace precis {

// Waits between tries: 0.1 s, doubling, to 10 s.
//
// Thread safety: none; one per retry loop.
class Backoff {
 public:
  explicit Backoff(std::stop_token stop) : stop_(std::move(stop)) {}

  // Waits for the next try. False, at once, when stop was requested.
  bool Wait();

  void Reset() { delay_ = kFirst; }

 private:
  static constexpr std::chrono::milliseconds kFirst{100};
  static constexpr std::chrono::milliseconds kLongest{10000};

  std::stop_token stop_;
  std::chrono::milliseconds delay_ = kFirst;
};

}  // namespace precis
