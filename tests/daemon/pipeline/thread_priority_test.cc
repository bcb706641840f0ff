#include "daemon/pipeline/thread_priority.h"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

#include <thread>

namespace precis {
namespace {

int NiceOfThisThread() {
  return ::getpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()));
}

TEST(ThreadPriorityTest, OnlyTheThreadThatAsksGivesWay) {
  const int before = NiceOfThisThread();
  int others = 0;
  std::jthread([&] {
    GiveWay(before + 3);
    others = NiceOfThisThread();
  }).join();
  EXPECT_EQ(others, before + 3);
  EXPECT_EQ(NiceOfThisThread(), before);
}

TEST(ThreadPriorityTest, AThreadThatGivesWayMoreGoesOnDoingSo) {
  int nice = 0;
  std::jthread([&] {
    GiveWay(9);
    GiveWay(4);
    nice = NiceOfThisThread();
  }).join();
  EXPECT_EQ(nice, 9);
}

TEST(ThreadPriorityTest, WhatAThreadStartsGivesWayAsWell) {
  int nice = 0;
  std::jthread([&] {
    GiveWay(9);
    std::jthread([&] { nice = NiceOfThisThread(); }).join();
  }).join();
  EXPECT_EQ(nice, 9);
}

}  // namespace
}  // namespace precis
