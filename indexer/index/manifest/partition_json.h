#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "indexer/base/partition.h"
#include "indexer/index/entry/version.h"

namespace precis {

// {"cluster":"c","topic":"t","partition":0}. A file's path need not be UTF-8:
// '%' and every byte from 0x80 on are written as "%25", "%e9".
nlohmann::json PartitionToJson(const Partition& partition);

// Throws nlohmann::json::exception if a key is missing or of another type.
Partition PartitionFromJson(const nlohmann::json& json);

// As a document's value slot holds it; see schemas/index.md.
std::string EncodeVersion(const Version& version);

// Throws nlohmann::json::exception if EncodeVersion did not make `text`.
Version DecodeVersion(const std::string& text);

}  // namespace precis
