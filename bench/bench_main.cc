// main() of the Google Benchmark programs: prints, after the usual table, how
// each benchmark stands to the baseline of the same run.
#include <benchmark/benchmark.h>

#include <cctype>
#include <cstdio>
#include <string>
#include <vector>

namespace {

// A benchmark is a baseline if its name says so.
bool IsBaseline(const std::string& name) {
  return name.find("Baseline") != std::string::npos ||
         name.find("baseline") != std::string::npos;
}

// "4096" of "BM_Analyse/4096": the sizes it was run with, by which it is
// paired.
std::string SizesOf(const std::string& name) {
  const std::size_t slash = name.find('/');
  std::string sizes;
  for (std::size_t i = slash; i < name.size(); ++i) {
    const bool digit = std::isdigit(static_cast<unsigned char>(name[i])) != 0;
    if (digit || (name[i] == '/' && !sizes.empty())) sizes += name[i];
  }
  return sizes;
}

class RatioReporter : public benchmark::ConsoleReporter {
 public:
  void ReportRuns(const std::vector<Run>& reports) override {
    ConsoleReporter::ReportRuns(reports);
    for (const Run& run : reports) {
      if (run.error_occurred) failed_ = true;
      if (run.run_type == Run::RT_Iteration) runs_.push_back(run);
    }
  }

  void Finalize() override {
    for (const Run& run : runs_) {
      if (IsBaseline(run.benchmark_name())) continue;
      for (const Run& baseline : runs_) {
        if (IsBaselineOf(baseline, run)) Print(run, baseline);
      }
    }
  }

  bool failed() const { return failed_; }

 private:
  static bool IsBaselineOf(const Run& baseline, const Run& run) {
    return IsBaseline(baseline.benchmark_name()) &&
           SizesOf(baseline.benchmark_name()) == SizesOf(run.benchmark_name());
  }

  static void Print(const Run& run, const Run& baseline) {
    std::printf("%-34s %8.2f times the speed of %s\n",
                run.benchmark_name().c_str(),
                baseline.GetAdjustedRealTime() / run.GetAdjustedRealTime(),
                baseline.benchmark_name().c_str());
  }

  std::vector<Run> runs_;
  bool failed_ = false;
};

}  // namespace

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 64;
  RatioReporter reporter;
  benchmark::RunSpecifiedBenchmarks(&reporter);
  return reporter.failed() ? 1 : 0;
}
