// What every fuzz target shares: gtest's checks, which end the process here.
#pragma once

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace precis::fuzz {

// Makes a failed EXPECT_ stop the process, so that libFuzzer keeps the input.
inline void StopAtFailure() {
  static const bool once = [] {
    int argc = 1;
    char name[] = "fuzz";
    char* argv[] = {name, nullptr};
    testing::InitGoogleTest(&argc, argv);
    GTEST_FLAG_SET(break_on_failure, true);
    return true;
  }();
  static_cast<void>(once);
}

inline std::string_view AsText(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

}  // namespace precis::fuzz

// libFuzzer's entry point, which each target defines.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size);
