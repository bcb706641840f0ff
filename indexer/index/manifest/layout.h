// Where things lie below an index directory. See IndexStore.
#pragma once

#include <filesystem>
#include <string>

namespace precis {

inline std::filesystem::path ManifestPath(const std::filesystem::path& index) {
  return index / "manifest.json";
}
// What was learnt of how common words are; the index does without it.
inline std::filesystem::path FrequenciesPath(
    const std::filesystem::path& index) {
  return index / "frequencies";
}
inline std::filesystem::path StubPath(const std::filesystem::path& index) {
  return index / "xapian.stub";
}
inline std::filesystem::path LockPath(const std::filesystem::path& index) {
  return index / "lock";
}
inline std::filesystem::path SegmentsPath(const std::filesystem::path& index) {
  return index / "segments";
}
inline std::filesystem::path SegmentPath(const std::filesystem::path& index,
                                         const std::string& name) {
  return SegmentsPath(index) / name;
}
inline std::filesystem::path TemporaryPath(const std::filesystem::path& index) {
  return index / "tmp";
}

}  // namespace precis
