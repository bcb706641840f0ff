#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>

#include "indexer/base/result.h"

namespace precis {

// Sends every line of an NDJSON file (plain, gzip, zstd; "-": standard input)
// to `topic` and returns how many, once all are acknowledged. `properties` are
// librdkafka's; "bootstrap.servers" must be among them.
//
// The key of a message is its event's `id`, so that the versions of one entry
// stay in order. A line whose `id` cannot be read goes without a key: to refuse
// it is the consumer's to do.
Result<std::size_t> ProduceFile(
    const std::filesystem::path& file, const std::string& topic,
    const std::map<std::string, std::string>& properties);

}  // namespace precis
