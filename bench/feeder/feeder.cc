// The child process of Feeder: a broker, and a producer that fills it. Prints
// the broker's address; reads allowances, eight bytes each, from standard input
// until that ends.
#include <poll.h>
#include <unistd.h>

#include <spdlog/spdlog.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <string>

#include "bench/corpus/event_file.h"
#include "bench/measure/check.h"
#include "daemon/source/demo_broker.h"
#include "daemon/source/kafka_producer.h"

namespace precis::bench {
namespace {

using Clock = std::chrono::steady_clock;

// The mock broker keeps 5 MB of each: bench_pipeline's window must fit.
constexpr int kPartitions = 8;
constexpr auto kFlushDeadline = std::chrono::minutes(1);

struct Arguments {
  std::filesystem::path corpus;
  std::size_t events = 0;
  double rate = 0;
  std::string topic;
};

class Allowance {
 public:
  std::uint64_t events() const { return events_; }

  // Reads what has come, waiting for it until `until`; false: there will be no
  // more.
  bool Read(Clock::time_point until) {
    pollfd input{STDIN_FILENO, POLLIN, 0};
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
        std::max(until, Clock::now()) - Clock::now());
    const auto wait =
        std::min<std::chrono::milliseconds::rep>(left.count(), 60'000);
    if (::poll(&input, 1, static_cast<int>(wait)) <= 0) return true;
    std::uint64_t number = 0;
    if (::read(STDIN_FILENO, &number, sizeof number) != sizeof number) {
      return false;
    }
    events_ = std::max(events_, number);
    return true;
  }

 private:
  std::uint64_t events_ = 0;
};

// When the events after the first are to go out.
class Schedule {
 public:
  explicit Schedule(double rate) : rate_(rate) {}

  Clock::time_point Due(std::uint64_t number) {
    if (rate_ <= 0 || number == 0) return Clock::time_point::min();
    if (number == 1) begin_ = Clock::now();
    const double seconds = static_cast<double>(number - 1) / rate_;
    return begin_ + std::chrono::duration_cast<Clock::duration>(
                        std::chrono::duration<double>(seconds));
  }

 private:
  const double rate_;
  Clock::time_point begin_;
};

// False: the parent has gone.
bool WaitForTurn(std::uint64_t number, Schedule& schedule,
                 Allowance& allowance) {
  while (number >= allowance.events()) {
    if (!allowance.Read(Clock::time_point::max())) return false;
  }
  const auto due = schedule.Due(number);
  // Waits shorter than poll's grain would let the rate fall behind.
  while (due > Clock::now() + std::chrono::milliseconds(1)) {
    if (!allowance.Read(due)) return false;
  }
  // Otherwise a parent that says much would wait for us to read it.
  return number % 64 != 0 || allowance.Read(Clock::time_point::min());
}

void Feed(const Arguments& arguments) {
  const auto broker =
      Take(DemoBroker::Start(arguments.topic, kPartitions), "broker");
  auto producer =
      Take(KafkaProducer::Open({{"bootstrap.servers", broker->address()}}),
           "producer");
  std::puts(broker->address().c_str());
  std::fflush(stdout);
  EventFile events(arguments.corpus, arguments.events);
  Allowance allowance;
  Schedule schedule(arguments.rate);
  std::uint64_t number = 0;
  for (auto lines = events.NextLines(500); !lines.empty();
       lines = events.NextLines(500)) {
    for (const std::string& line : lines) {
      if (!WaitForTurn(number, schedule, allowance)) return;
      // A key spreads events evenly; without one a batch goes to one partition.
      const std::string key = std::to_string(number++);
      Take(producer.Send({arguments.topic, key, line, {}}), "send");
    }
  }
  Take(producer.Flush(kFlushDeadline), "flush");
  while (allowance.Read(Clock::time_point::max())) {
  }
}

int Main(int argc, char** argv) {
  CLI::App app("A broker that is filled from a file; for bench_pipeline.");
  Arguments arguments;
  app.add_option("--corpus", arguments.corpus)->required();
  app.add_option("--events", arguments.events)->required();
  app.add_option("--rate", arguments.rate, "events a second; 0: all");
  app.add_option("--topic", arguments.topic)->required();
  CLI11_PARSE(app, argc, argv);
  spdlog::set_level(spdlog::level::err);
  Feed(arguments);
  return 0;
}

}  // namespace
}  // namespace precis::bench

int main(int argc, char** argv) {
  return precis::bench::Guarded(precis::bench::Main, argc, argv);
}
