// Every test process gets a temporary directory of its own
// (testing::TempDir()), so that tests that run side by side may give their
// files the same names. What a failed test left there stays to be looked at.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <string>
#include <system_error>

int main(int argc, char** argv) {
  testing::InitGoogleMock(&argc, argv);
  std::string directory = testing::TempDir() + "precis-test-XXXXXX";
  if (mkdtemp(directory.data()) == nullptr) return EXIT_FAILURE;
  setenv("TEST_TMPDIR", (directory + '/').c_str(), 1);
  const int failed = RUN_ALL_TESTS();
  std::error_code ignored;
  if (failed == 0) std::filesystem::remove_all(directory, ignored);
  return failed;
}
