#include "bench/pipeline/feeder.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdint>
#include <utility>
#include <vector>

#include "bench/measure/check.h"

namespace precis::bench {
namespace {

struct Pipe {
  FileDescriptor read;
  FileDescriptor write;
};

Pipe MakePipe() {
  std::array<int, 2> ends{};
  Check(::pipe2(ends.data(), O_CLOEXEC) == 0, "no pipe");
  return {FileDescriptor(ends[0]), FileDescriptor(ends[1])};
}

pid_t Spawn(std::vector<std::string> arguments, const Pipe& in,
            const Pipe& out) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, in.read.get(), STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, out.write.get(), STDOUT_FILENO);
  std::vector<char*> argv;
  argv.reserve(arguments.size() + 1);
  for (std::string& argument : arguments) argv.push_back(argument.data());
  argv.push_back(nullptr);
  pid_t child = 0;
  const int status =
      ::posix_spawn(&child, argv[0], &actions, nullptr, argv.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  Check(status == 0, "cannot start " + arguments[0]);
  return child;
}

std::string ReadLine(const FileDescriptor& from) {
  std::string line;
  char c = 0;
  while (::read(from.get(), &c, 1) == 1 && c != '\n') line += c;
  return line;
}

}  // namespace

Feeder::Feeder(const FeedSettings& settings) {
  Pipe in = MakePipe();
  const Pipe out = MakePipe();
  child_ =
      Spawn({settings.program.string(), "--corpus", settings.corpus.string(),
             "--events", std::to_string(settings.events), "--rate",
             std::to_string(settings.rate), "--topic", kTopic},
            in, out);
  allowance_ = std::move(in.write);
  address_ = ReadLine(out.read);
  Check(!address_.empty(), "the broker did not start");
}

Feeder::~Feeder() {
  if (child_ != 0) Stop();
}

void Feeder::Allow(std::size_t events) {
  const std::uint64_t number = events;
  // A child that is gone shows when what it should have sent is missing.
  [[maybe_unused]] const auto written =
      ::write(allowance_.get(), &number, sizeof number);
}

double Feeder::Stop() {
  allowance_ = FileDescriptor();
  int status = 0;
  rusage usage{};
  Check(::wait4(std::exchange(child_, 0), &status, 0, &usage) > 0 &&
            WIFEXITED(status) && WEXITSTATUS(status) == 0,
        "the broker's process failed");
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) +
           static_cast<double>(time.tv_usec) / 1e6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

}  // namespace precis::bench
