#include "indexer/index/manifest/manifest.h"

#include <optional>
#include <utility>

#include "indexer/index/manifest/durable_file.h"
#include "indexer/index/manifest/layout.h"
#include "indexer/index/manifest/manifest_json.h"
#include "indexer/index/manifest/remedies.h"

namespace precis {
namespace {

// Relative paths in a stub are relative to the stub.
std::string StubText(const Manifest& manifest) {
  std::string text;
  for (const SegmentInfo& segment : manifest.segments) {
    text += "glass segments/" + segment.name + "\n";
  }
  return text;
}

}  // namespace

Result<Manifest> LoadManifest(const std::filesystem::path& index) {
  const auto path = ManifestPath(index);
  auto bytes = ReadFile(path);
  if (!bytes) return std::unexpected(std::move(bytes.error()));
  const std::optional<std::string> json = *std::move(bytes);
  if (!json) return Manifest{};
  auto manifest = ManifestFromJson(*json);
  if (!manifest) {
    Error error = std::move(manifest.error()).Within("'" + path.string() + "'");
    error.message += kRestoreOrReadAgain;
    return std::unexpected(std::move(error));
  }
  return manifest;
}

// The stub comes first: once the manifest is in place only the fsync is left to
// fail. A stub that is ahead of its manifest is written anew at the next start.
Result<void> StoreManifest(const std::filesystem::path& index,
                           const Manifest& manifest) {
  if (auto stored = ReplaceFile(StubPath(index), StubText(manifest)); !stored) {
    return stored;
  }
  if (auto stored = ReplaceFile(ManifestPath(index), ManifestToJson(manifest));
      !stored) {
    return stored;
  }
  return Sync(index);
}

}  // namespace precis
