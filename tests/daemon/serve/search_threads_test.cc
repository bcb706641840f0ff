#include "daemon/serve/search_threads.h"

#include <gtest/gtest.h>

#include <atomic>
#include <latch>
#include <stdexcept>
#include <thread>
#include <vector>

namespace precis {
namespace {

// How often each piece was run.
std::vector<int> RunCounting(SearchThreads& threads, std::size_t count) {
  std::vector<std::atomic<int>> runs(count);
  threads.Run(count, [&](std::size_t number) { ++runs.at(number); });
  return {runs.begin(), runs.end()};
}

TEST(SearchThreadsTest, EveryPieceRunsOnce) {
  for (const std::size_t width : {1U, 2U, 4U}) {
    SearchThreads threads(width);
    EXPECT_EQ(threads.width(), width);
    for (const std::size_t count : {0U, 1U, 2U, 3U, 1000U}) {
      EXPECT_EQ(RunCounting(threads, count), std::vector<int>(count, 1));
    }
  }
}

TEST(SearchThreadsTest, PiecesRunSideBySide) {
  SearchThreads threads(3);
  std::latch all(3);
  threads.Run(3, [&](std::size_t /*number*/) { all.arrive_and_wait(); });
  EXPECT_TRUE(all.try_wait());
}

TEST(SearchThreadsTest, TheCallerNeedsNobodysHelp) {
  SearchThreads threads(2);
  std::latch both_busy(3);
  std::latch go_on(1);
  std::jthread other([&] {
    threads.Run(2, [&](std::size_t /*number*/) {
      both_busy.count_down();
      go_on.wait();
    });
  });
  both_busy.arrive_and_wait();
  EXPECT_EQ(RunCounting(threads, 50), std::vector<int>(50, 1));
  go_on.count_down();
}

TEST(SearchThreadsTest, ManyMayAskAtATime) {
  SearchThreads threads(3);
  std::vector<std::jthread> callers(6);
  for (std::jthread& caller : callers) {
    caller = std::jthread([&] {
      for (std::size_t count = 0; count < 1000; ++count) {
        EXPECT_EQ(RunCounting(threads, count % 7),
                  std::vector<int>(count % 7, 1));
      }
    });
  }
}

TEST(SearchThreadsTest, WhatAPieceThrowsIsThrownAgain) {
  SearchThreads threads(2);
  for (std::size_t bad = 0; bad < 8; ++bad) {
    EXPECT_THROW(threads.Run(8,
                             [&](std::size_t number) {
                               if (number == bad) {
                                 throw std::runtime_error("bad");
                               }
                             }),
                 std::runtime_error);
    EXPECT_EQ(RunCounting(threads, 9), std::vector<int>(9, 1));
  }
}

}  // namespace
}  // namespace precis
