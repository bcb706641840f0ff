#pragma once

#include <functional>
#include <thread>

namespace precis {

// Turns SIGINT and SIGTERM into one call of a function, on a thread of its own;
// a second signal ends the process at once.
//
// Construct it before any other thread is started, or at least call Block():
// the signals are blocked for the calling thread and all that it starts later.
class StopSignal {
 public:
  explicit StopSignal(std::function<void()> on_stop);
  ~StopSignal();

  // Signals wait from now on until there is a StopSignal.
  static void Block();

  // Waits for the first signal.
  void Wait();

 private:
  void Run();

  std::function<void()> on_stop_;
  std::stop_source received_;
  std::jthread thread_;
};

}  // namespace precis
