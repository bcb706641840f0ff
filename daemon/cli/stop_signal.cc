#include "daemon/cli/stop_signal.h"

#include <pthread.h>
#include <unistd.h>

#include <condition_variable>
#include <csignal>
#include <mutex>
#include <utility>

namespace precis {
namespace {

// Tells our thread to end; not a signal that anybody sends from outside.
constexpr int kEndOfProgram = SIGUSR2;

sigset_t Watched() {
  sigset_t signals;
  sigemptyset(&signals);
  for (const int number : {SIGINT, SIGTERM, kEndOfProgram}) {
    sigaddset(&signals, number);
  }
  return signals;
}

}  // namespace

StopSignal::StopSignal(std::function<void()> on_stop)
    : on_stop_(std::move(on_stop)) {
  Block();
  thread_ = std::jthread([this] { Run(); });
}

StopSignal::~StopSignal() {
  pthread_kill(thread_.native_handle(), kEndOfProgram);
  thread_.join();
}

void StopSignal::Block() {
  const sigset_t signals = Watched();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

void StopSignal::Run() {
  const sigset_t signals = Watched();
  for (;;) {
    int number = 0;
    if (sigwait(&signals, &number) != 0) continue;
    if (number == kEndOfProgram) return;
    if (received_.stop_requested()) _exit(128 + number);
    received_.request_stop();
    on_stop_();
  }
}

void StopSignal::Wait() {
  std::mutex mutex;
  std::condition_variable_any never;
  std::unique_lock lock(mutex);
  never.wait(lock, received_.get_token(), [] { return false; });
}

}  // namespace precis
