#pragma once

#include <string>
#include <string_view>

#include "indexer/base/result.h"
#include "indexer/index/manifest/manifest.h"

namespace precis {

// Raised when older programs could not read what newer ones write. Unknown
// keys are ignored, so that adding one does not need it.
inline constexpr int kManifestFormat = 1;

// The bytes of manifest.json: {"crc32":"0a1b2c3d","manifest":{...}} and a line
// feed. The checksum (zlib's) is that of the bytes of the inner object.
std::string ManifestToJson(const Manifest& manifest);

// kCorrupt: the checksum is wrong, a key is missing or of the wrong type, or
// the format is not kManifestFormat.
Result<Manifest> ManifestFromJson(std::string_view json);

}  // namespace precis
